/** One invoice, or the one an order is to get: the page as printed, what stands against it, its money. */
import {
  IconAlertTriangle,
  IconDownload,
  IconExternalLink,
  IconPrinter,
  IconReceiptRefund,
  IconRefresh,
} from '@tabler/icons-react';
import { useContext, useState } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import type { InvoiceRow } from '../../shared/api/invoicing.ts';
import { formatDate } from '../../shared/documents/format.ts';
import { canIssue } from '../../shared/invoicing/can-issue.ts';
import { sentenceOf } from '../../shared/words/words.ts';
import { RecordPayment } from '../payments/record-payment.tsx';
import { useAct } from '../platform/act.ts';
import { useGo } from '../platform/address.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { RowLink } from '../platform/row-link.tsx';
import { type RowMoves, usePanelKeys } from '../platform/row-moves.ts';
import { LanguageContext, useWords } from '../platform/words.ts';
import { usePapers } from '../shipping/papers.ts';
import { Button } from '../ui/button.tsx';
import { HoldForm } from '../ui/hold-form.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { ButtonRow, Panel, PanelHead, PanelSection } from '../ui/panel.tsx';
import { Problem as ProblemLine } from '../ui/problem.tsx';
import { Code, Strong } from '../ui/row-parts.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { InvoiceMoney } from './invoice-money.tsx';
import { InvoicePaper } from './invoice-paper.tsx';

export interface InvoicePanelProps {
  /** An invoice's id, or the id of the order that waits for one. */
  readonly rowId: string;
  readonly row: InvoiceRow | undefined;
  readonly isDone: boolean;
  readonly position: string;
  readonly moves: RowMoves;
  /** Why issuing was refused. */
  readonly refused: string | undefined;
  readonly isIssuing: boolean;
  readonly onIssue: () => void;
  readonly onClose: () => void;
}

export function InvoicePanel(props: InvoicePanelProps) {
  return props.rowId.startsWith('ord_') ? <ToIssue {...props} /> : <Issued {...props} />;
}

function ToIssue(props: InvoicePanelProps) {
  const { rowId: orderId, row, moves, onClose } = props;
  const all = useWords();
  const words = all.invoicesScreen;
  const preview = useLive('invoices.preview', { orderId }).data;
  const formats = useFormats();
  const isPayable = (preview?.model?.openMinor ?? 0) > 0;
  const record = useRecording(isPayable ? orderId : undefined, moves, onClose);
  if (!row) return <Panel label={words.label}>{null}</Panel>;
  return (
    <Panel label={row.customerName}>
      <PanelHead
        position={props.position}
        onPrevious={moves.onPrevious}
        onNext={moves.onNext}
        onClose={onClose}
        actions={<OrderButton orderId={orderId} />}
        title={row.customerName}
        titleKind="words"
        figure={
          props.isDone ? undefined : (
            <Button
              keys="i"
              busy={props.isIssuing}
              // The reason stands below, with its way out.
              hideReason
              {...(canIssue(row.reason)
                ? {}
                : { notPossible: all.invoicesScreen.short[row.reason ?? 'wrong'] })}
              onClick={props.onIssue}
            >
              {words.issue.this}
            </Button>
          )
        }
        subtitle={
          <>
            {preview && !props.isDone && (
              <>
                {words.issue.becomes}{' '}
                <Strong>
                  <Code>{preview.nextNumber}</Code>
                </Strong>{' '}
                ·{' '}
              </>
            )}
            {words.issue.order}{' '}
            <RowLink path="/orders" address={{ view: 'all', order: orderId }}>
              {row.orderNumber}
            </RowLink>
          </>
        }
      />
      {record.form}
      {!props.isDone && preview && (
        <Problems orderId={orderId} problems={preview.problems} refused={props.refused} />
      )}
      {preview?.model && <InvoicePaper model={preview.model} isDraft={!props.isDone} />}
      {preview?.model && (
        <InvoiceMoney
          row={row}
          openMinor={preview.model.openMinor}
          payments={preview.model.payments.map((payment, index) => ({
            id: String(index),
            title: payment.method,
            when: payment.on === null ? '' : formatDate(formats.locale, payment.on),
            amountMinor: payment.minor,
            countedMinor: payment.minor,
          }))}
          refunds={[]}
        />
      )}
    </Panel>
  );
}

/** What stands against issuing, each with the way out, before any number is drawn. */
function Problems({
  orderId,
  problems,
  refused,
}: {
  readonly orderId: string;
  readonly problems: NonNullable<QueryReply<'invoices.preview'>>['problems'];
  readonly refused: string | undefined;
}) {
  const all = useWords();
  const words = all.invoicesScreen.issue;
  const fieldWords: Readonly<Record<string, string | undefined>> = all.invoicing.companyField;
  const language = useContext(LanguageContext);
  const go = useGo();
  if (problems.length === 0) return refused ? <HoldForm icon={IconAlertTriangle} title={refused} /> : null;
  return problems.map((problem) => (
    <HoldForm
      key={problem.code}
      icon={IconAlertTriangle}
      tone="attention"
      title={sentenceOf(named(problem, fieldWords), language)}
      aside={
        problem.code === 'company_missing' ? (
          <Button onClick={() => go('/settings', { section: 'company' })}>{words.settings}</Button>
        ) : problem.code === 'number_taken' ? (
          <Button onClick={() => go('/settings', { section: 'numbers' })}>{words.settings}</Button>
        ) : (
          <Button onClick={() => go('/orders', { view: 'all', order: orderId })}>{words.solve}</Button>
        )
      }
    />
  ));
}

type Problem = NonNullable<QueryReply<'invoices.preview'>>['problems'][number];

/** Fields by the names that people see in the settings. */
function named(problem: Problem, names: Readonly<Record<string, string | undefined>>): Problem {
  const { fields } = problem.data;
  if (!Array.isArray(fields)) return problem;
  const words = fields.map((field: unknown) => (typeof field === 'string' ? (names[field] ?? field) : field));
  return { ...problem, data: { ...problem.data, fields: words } };
}

function Issued({ rowId: invoiceId, moves, onClose, position }: InvoicePanelProps) {
  const all = useWords();
  const words = all.invoicesScreen;
  const formats = useFormats();
  const papers = usePapers();
  const invoice = useLive('invoices.get', { invoiceId }).data;
  const row = invoice?.row;
  const record = useRecording(row && row.openMinor > 0 ? row.orderId : undefined, moves, onClose);
  const documentId = invoice?.document?.id;
  const print = (): void => void (documentId && papers.print(documentId));
  const save = (): void => void (documentId && papers.save(documentId));
  useKeys(
    words.label,
    [
      { keys: 'p', label: words.page.print, run: print },
      { keys: 'w', label: words.page.save, run: save },
    ],
    { enabled: documentId !== undefined },
  );
  const copy = (): void => void (row?.number && navigator.clipboard?.writeText(row.number));
  useKeys(words.label, [{ keys: 'c', label: all.shell.kit.copy, run: copy }]);
  if (!invoice || !row || row.id !== invoiceId) return <Panel label={words.label}>{null}</Panel>;
  return (
    <Panel label={`${row.number ?? ''} ${row.customerName}`.trim()}>
      <PanelHead
        position={position}
        onPrevious={moves.onPrevious}
        onNext={moves.onNext}
        onCopy={copy}
        onClose={onClose}
        actions={
          <>
            {documentId !== undefined && (
              <>
                <IconButton icon={IconPrinter} label={words.page.print} keys="p" onClick={print} />
                <IconButton icon={IconDownload} label={words.page.save} keys="w" onClick={save} />
              </>
            )}
            <OrderButton orderId={row.orderId} />
          </>
        }
        title={<Code>{row.number ?? words.noNumber}</Code>}
        figure={formats.money(row.grossMinor, row.currency)}
        subtitle={
          <>
            {row.customerName} · {words.issue.order}{' '}
            <RowLink path="/orders" address={{ view: 'all', order: row.orderId }}>
              {row.orderNumber}
            </RowLink>
          </>
        }
      />
      {record.form}
      {row.creditDueMinor > 0 && (
        <HoldForm
          icon={IconReceiptRefund}
          tone="attention"
          title={words.credit.title(formats.money(row.creditDueMinor, row.currency))}
          explanation={words.credit.text}
        />
      )}
      <FileState invoice={invoice} />
      {invoice.model ? (
        <InvoicePaper model={invoice.model} isDraft={false} />
      ) : (
        <PanelSection>
          <p>{words.page.byShop}</p>
        </PanelSection>
      )}
      <InvoiceMoney
        row={row}
        openMinor={row.openMinor}
        payments={invoice.payments.map((payment) => ({ ...payment, when: formats.day(payment.receivedAt) }))}
        refunds={invoice.refunds}
      />
    </Panel>
  );
}

/** How the file stands, where that is worth a word. */
function FileState({ invoice }: { readonly invoice: NonNullable<QueryReply<'invoices.get'>> }) {
  const words = useWords().invoicesScreen.page;
  const retry = useAct('document.retry');
  const { document } = invoice;
  const warnings: Readonly<Record<string, string | undefined>> = words.warnings;
  if (!document) return null;
  if (document.state === 'failed')
    return (
      <HoldForm icon={IconAlertTriangle} title={words.failed}>
        <ProblemLine text={retry.problem} />
        <ButtonRow>
          <Button
            icon={IconRefresh}
            busy={retry.isRunning}
            onClick={() => void retry.run({ documentId: document.id })}
          >
            {words.retry}
          </Button>
        </ButtonRow>
      </HoldForm>
    );
  if (document.warnings.length === 0) return null;
  return (
    <HoldForm
      icon={IconAlertTriangle}
      tone="attention"
      title={document.warnings.map((code) => warnings[code] ?? code).join(' ')}
    />
  );
}

function OrderButton({ orderId }: { readonly orderId: string }) {
  const words = useWords().invoicesScreen;
  const go = useGo();
  const open = (): void => go('/orders', { view: 'all', order: orderId });
  useKeys(words.label, [{ keys: 'o', label: words.openOrder, run: open }]);
  return <IconButton icon={IconExternalLink} label={words.openOrder} keys="o" onClick={open} />;
}

/** `v` records a payment where one is still to come (then `orderId` is given); the form stands on top of the panel. Also the keys that every panel has. */
function useRecording(orderId: string | undefined, moves: RowMoves, onClose: () => void) {
  const words = useWords().invoicesScreen;
  const [isOpen, setOpen] = useState(false);
  const [wantsFocus, setWants] = useState(false);
  usePanelKeys(words.label, { moves, onClose });
  const start = (): void => {
    setOpen(true);
    setWants(true);
  };
  useKeys(words.label, [{ keys: 'v', label: words.money.record, run: start }], {
    enabled: orderId !== undefined,
  });
  const form =
    isOpen && orderId !== undefined ? (
      <RecordPayment
        orderId={orderId}
        wantsFocus={wantsFocus}
        onFocused={() => setWants(false)}
        onClose={() => setOpen(false)}
      />
    ) : undefined;
  return { form, start };
}
