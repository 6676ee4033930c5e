/** The invoice lists at the left, the page at the right. */
import { IconAlertCircle, IconX } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { INVOICE_VIEWS, type InvoiceRow } from '../../shared/api/invoicing.ts';
import { canIssue, isReadyToIssue } from '../../shared/invoicing/can-issue.ts';
import { useAccounts } from '../platform/accounts.ts';
import { useSentence } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { type Paging, useLiveRows } from '../platform/live-rows.ts';
import { rowMoves } from '../platform/row-moves.ts';
import { nextOpen } from '../platform/steady-rows.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { DataList } from '../ui/data-list/data-list.tsx';
import { EmptyState, ErrorState } from '../ui/empty-state.tsx';
import { FilterRow } from '../ui/filter-row.tsx';
import { Foot, FootFigure } from '../ui/foot.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Problem } from '../ui/problem.tsx';
import { Bar } from '../ui/progress.tsx';
import { ViewRow, ViewTabs } from '../ui/screen-head.tsx';
import { SelectionBar } from '../ui/selection-bar.tsx';
import { SplitView } from '../ui/split-view.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { readInvoiceTokens } from './filter.ts';
import { useInvoiceColumns } from './invoice-columns.tsx';
import { InvoicePanel } from './invoice-panel.tsx';
import { useInvoicesAddress } from './invoices-address.ts';
import styles from './invoicing.module.css';
import { IssueDialog } from './issue-dialog.tsx';
import { type Issuing, useIssue } from './use-issue.ts';

const PAGING: Paging<'invoices.list', InvoiceRow> = {
  name: 'invoices.list',
  rowsOf: (reply) => reply.rows,
  idOf: (row) => row.id,
  nextOf: (reply) => reply.next,
  withCursor: (args, after) => ({ ...args, after }),
};
const nameOf = (row: InvoiceRow): string => row.number ?? row.orderNumber;
const NONE: ReadonlySet<string> = new Set();
const PAGE = 200;

export function InvoicesPart({
  tabs,
  counts,
}: {
  readonly tabs: ReactNode;
  readonly counts: QueryReply<'invoices.counts'> | undefined;
}) {
  const all = useWords();
  const words = all.invoicesScreen;
  const formats = useFormats();
  const sentence = useSentence();
  const accounts = useAccounts();
  const [address, setAddress] = useInvoicesAddress();
  const { view } = address;
  const tokens = useMemo(() => address.filter.split(' ').filter((token) => token !== ''), [address.filter]);
  const { filter, unknown } = readInvoiceTokens(tokens, accounts.named);
  const list = useLiveRows(PAGING, { view, filter, limit: PAGE });
  const { sums } = useLive('invoices.sums', { view, filter }).data ?? {};
  const [selected, setSelected] = useState(NONE);
  const issuing = useIssue();
  const columns = useInvoiceColumns(view, issuing.refused);
  const ids = useMemo(() => list.rows.map(PAGING.idOf), [list.rows]);
  const currentId = address.invoice ?? ids[0];
  const current = list.rows.find((row) => row.id === currentId);
  const open = (invoice: string): void => setAddress({ invoice, panel: undefined });
  const moves = rowMoves(ids, currentId, open);
  const total = sums?.reduce((sum, row) => sum + row.count, 0);

  const waiting = list.rows.filter((row) => !list.done.has(row.id) && row.invoiceId === null);
  const ready = waiting.filter((row) => isReadyToIssue(row.reason));
  const chosen = waiting.filter((row) => selected.has(row.id));
  const chosenReady = chosen.filter((row) => isReadyToIssue(row.reason));
  const askAll = (): void => issuing.ask(chosen.length > 0 ? chosenReady : ready);
  const askThis = (): void => {
    if (current && canIssue(current.reason) && !list.done.has(current.id)) issuing.ask([current]);
  };
  const confirm = async (): Promise<void> => {
    const asked = issuing.asked ?? [];
    const done = await issuing.confirm();
    setSelected(NONE);
    const next =
      currentId !== undefined &&
      asked.some((row) => row.id === currentId) &&
      nextOpen(list, currentId, PAGING.idOf);
    if (done && asked.length === 1 && next) open(next);
  };
  useKeys(
    words.label,
    [
      { keys: 'd', label: words.keys.issueAll, run: askAll },
      { keys: 'i', label: words.keys.issue, run: askThis },
    ],
    { enabled: view === 'to_issue' },
  );
  const viewCounts = { to_issue: counts?.toIssue, open: counts?.open, credit_due: counts?.creditDue };
  return (
    <>
      <SplitView
        panelWidth={420}
        panel={
          address.panel !== 'closed' &&
          currentId !== undefined && (
            <InvoicePanel
              key={currentId}
              rowId={currentId}
              row={current}
              isDone={current !== undefined && list.done.has(current.id)}
              moves={moves}
              position={
                moves.position === 0
                  ? words.notListed
                  : words.position(
                      formats.number(moves.position),
                      formats.number(Math.max(total ?? 0, list.rows.length)),
                      words.viewWords[view],
                    )
              }
              refused={issuing.refused.get(currentId)}
              isIssuing={issuing.isRunning}
              onIssue={askThis}
              onClose={() => setAddress({ panel: 'closed', invoice: currentId })}
            />
          )
        }
        list={
          <>
            {tabs}
            <ViewRow
              actions={
                view === 'to_issue' && ready.length > 0 && chosen.length === 0 ? (
                  <Button kind="primary" keys="d" busy={issuing.isRunning} onClick={askAll}>
                    {words.issue.all(formats.number(ready.length))}
                  </Button>
                ) : undefined
              }
            >
              <ViewTabs
                current={view}
                onView={(next) => {
                  setSelected(NONE);
                  setAddress({ view: next, invoice: undefined, panel: undefined }, { keepsHistory: true });
                }}
                views={INVOICE_VIEWS.map((id) => ({
                  id,
                  name: all.invoicing.view[id],
                  count: id === 'issued' || id === 'all' ? undefined : viewCounts[id],
                }))}
              />
            </ViewRow>
            {chosen.length > 0 ? (
              <SelectionBar
                text={words.issue.selected(formats.number(chosen.length))}
                {...(chosenReady.length < chosen.length
                  ? { remark: words.issue.notReady(formats.number(chosen.length - chosenReady.length)) }
                  : {})}
                onClear={() => setSelected(NONE)}
              >
                <Button kind="primary" keys="d" busy={issuing.isRunning} onClick={askAll}>
                  {words.issue.chosen(formats.number(chosenReady.length))}
                </Button>
              </SelectionBar>
            ) : (
              <FilterRow
                placeholder={words.filter.placeholder}
                tokens={tokens}
                onTokens={(next) => setAddress({ filter: next.join(' '), invoice: undefined })}
                aside={
                  unknown.length > 0 && accounts.isKnown ? (
                    <Problem text={words.filter.unknown(unknown.join(' '))} />
                  ) : undefined
                }
              />
            )}
            <Refused issuing={issuing} rows={list.rows} />
            <DataList
              key={view}
              label={words.label}
              rows={list.rows}
              rowId={PAGING.idOf}
              rowName={nameOf}
              columns={columns}
              currentId={currentId ?? null}
              onCurrent={open}
              onOpen={open}
              {...(view === 'to_issue' ? { selected, onSelected: setSelected } : {})}
              isDone={list.isDone}
              onNearEnd={list.onNearEnd}
              {...(total === undefined ? {} : { total })}
              status={list.status}
              newCount={list.newCount}
              onShowNew={list.showNew}
              autoFocus
              empty={
                tokens.length > 0 ? (
                  <EmptyState {...words.empty.filtered} />
                ) : (
                  <EmptyState title={all.invoicing.empty[view]}>
                    {view !== 'all' && view !== 'issued' && (
                      <Button onClick={() => setAddress({ view: 'all', invoice: undefined })}>
                        {words.empty.seeAll}
                      </Button>
                    )}
                  </EmptyState>
                )
              }
              error={
                <ErrorState icon={IconAlertCircle} title={words.failed.title} text={sentence(list.error)}>
                  <Button onClick={list.refetch}>{words.failed.again}</Button>
                </ErrorState>
              }
            />
            <Foot
              keys={[
                ...(view === 'to_issue'
                  ? [{ keys: 'i', label: words.keys.issue }]
                  : [{ keys: 'p', label: words.keys.print }]),
                ...(current && (current.openMinor > 0 || current.reason === 'awaits_payment')
                  ? [{ keys: 'v', label: words.keys.record }]
                  : []),
                { keys: 'o', label: words.keys.order },
              ]}
            >
              {total !== undefined && (
                <FootFigure figure={formats.number(total)} after={words.viewWords[view]} />
              )}
              {sums?.map((sum) => (
                <FootFigure
                  key={sum.currency}
                  before={sum.currency}
                  figure={formats.money(view === 'open' ? sum.openMinor : sum.grossMinor, sum.currency)}
                />
              ))}
            </Foot>
          </>
        }
      />
      <IssueDialog rows={issuing.asked} onConfirm={() => void confirm()} onCancel={issuing.cancel} />
    </>
  );
}

/** What could not be issued, order by order; stays until it is closed. */
function Refused({ issuing, rows }: { readonly issuing: Issuing; readonly rows: readonly InvoiceRow[] }) {
  const words = useWords().invoicesScreen.issue;
  const { number } = useFormats();
  if (issuing.progress) {
    const { done, total } = issuing.progress;
    return (
      <div className={styles.results}>
        <Bar done={done} total={total} label={words.progress(number(done), number(total))} />
      </div>
    );
  }
  if (issuing.refused.size === 0) return null;
  const numberOf = new Map(rows.map((row) => [row.orderId, row.orderNumber]));
  return (
    <div className={styles.results} role="alert">
      <ul>
        <li>
          <b>{words.refusedHead(issuing.refused.size)}</b>
        </li>
        {[...issuing.refused].map(([orderId, why]) => (
          <li key={orderId}>{words.refusedRow(numberOf.get(orderId) ?? '', why)}</li>
        ))}
      </ul>
      <IconButton icon={IconX} label={words.close} onClick={issuing.forget} />
    </div>
  );
}
