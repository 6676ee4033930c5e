/**
 * An invoice as it is printed, from its model alone: the same words, figures and order of things as the file. What is
 * decided stands in the model; nothing is computed here.
 */
import { useLayoutEffect, useRef, useState } from 'react';
import { plainDecimal } from '../../shared/documents/decimal.ts';
import {
  currencySign,
  formatAmount,
  formatDate,
  formatPercent,
  formatPrice,
  formatQty,
} from '../../shared/documents/format.ts';
import type { InvoiceModel } from '../../shared/documents/invoice.ts';
import type { Party } from '../../shared/documents/parts.ts';
import { useWords } from '../platform/words.ts';
import { Paper } from '../ui/paper.tsx';
import styles from './invoice-paper.module.css';
import { PaperTotals } from './paper-totals.tsx';

const RATIO = { A4: Math.SQRT2, Letter: 11 / 8.5 };

const present = (lines: readonly (string | null)[]): readonly string[] =>
  lines.filter((line): line is string => line !== null && line !== '');

export function InvoicePaper({
  model,
  isDraft,
}: {
  readonly model: InvoiceModel;
  readonly isDraft: boolean;
}) {
  const all = useWords();
  const words = all.documents.invoice;
  const page = useRef<HTMLDivElement>(null);
  const [ratio, setRatio] = useState(RATIO[model.paper]);
  // One long page instead of several: the preview shows every line.
  useLayoutEffect(() => {
    const element = page.current;
    if (!element) return;
    setRatio(Math.max(RATIO[model.paper], element.scrollHeight / Math.max(1, element.clientWidth)));
  }, [model]);
  const { seller } = model;
  return (
    <Paper label={isDraft ? all.invoicesScreen.page.preview : words.heading(model.number)} ratio={ratio}>
      <div className={styles.page} ref={page} lang={model.language} data-paper={model.paper}>
        {model.isSample && <span className={styles.sample} data-text={all.documents.sample} />}
        <header className={styles.head}>
          {seller.logo === null ? (
            <span className={styles.brand}>{seller.brand ?? seller.name}</span>
          ) : (
            <img className={styles.logo} src={seller.logo} alt={seller.name} />
          )}
          {isDraft && <span className={styles.draft}>{all.invoicesScreen.page.draft}</span>}
          <Lines
            className={styles.sender}
            lines={[
              seller.logo === null && seller.brand === null ? null : seller.name,
              ...seller.addressLines,
              seller.vatId === null ? null : words.vatId(seller.vatId),
              seller.taxNumber === null ? null : words.taxNumber(seller.taxNumber),
            ]}
          />
        </header>
        <div className={styles.ends}>
          <Receiver
            party={model.buyer}
            more={model.buyer.vatId === null ? [] : [words.vatId(model.buyer.vatId)]}
          />
          <Facts model={model} isDraft={isDraft} />
        </div>
        {model.shipTo && (
          <div className={styles.shipTo}>
            <span className={styles.faint}>{words.shipTo}</span>
            <Receiver party={model.shipTo} more={[]} />
          </div>
        )}
        <p className={styles.title}>{words.title}</p>
        <PaperLines model={model} />
        <PaperTotals model={model} />
        {present([model.taxNote, model.note]).map((note) => (
          <p key={note} className={styles.note}>
            {note}
          </p>
        ))}
        <footer className={styles.foot}>
          <Lines
            lines={[
              seller.bank,
              seller.iban === null ? null : words.iban(seller.iban),
              seller.bic === null ? null : words.bic(seller.bic),
              isDraft ? null : words.reference(model.number),
            ]}
          />
          <Lines
            className={styles.right}
            lines={[
              seller.managingDirector === null ? null : words.managingDirector(seller.managingDirector),
              seller.register,
              present([seller.email, seller.phone]).join(' · '),
              seller.website,
            ]}
          />
          {seller.footer && <p className={styles.footText}>{seller.footer}</p>}
        </footer>
      </div>
    </Paper>
  );
}

function Lines({
  lines,
  className,
}: {
  readonly lines: readonly (string | null)[];
  readonly className?: string | undefined;
}) {
  return (
    <div className={className}>
      {present(lines).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

function Receiver({ party, more }: { readonly party: Party; readonly more: readonly string[] }) {
  const [first, ...rest] = present([party.company, party.name, ...party.addressLines, party.country]);
  return (
    <div className={styles.receiver}>
      <p className={styles.strong}>{first}</p>
      {rest.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {more.map((line) => (
        <p key={line} className={styles.soft}>
          {line}
        </p>
      ))}
    </div>
  );
}

function Facts({ model, isDraft }: { readonly model: InvoiceModel; readonly isDraft: boolean }) {
  const all = useWords();
  const words = all.documents.invoice;
  const day = (iso: string | null): string | null => (iso === null ? null : formatDate(model.language, iso));
  const rows: readonly (readonly [string, string | null])[] = [
    [words.number, isDraft ? all.invoicesScreen.page.drawn : model.number],
    [words.date, day(model.issuedOn)],
    [words.delivered, day(model.deliveredOn)],
    [model.orderNumbers.length > 1 ? words.orders : words.order, model.orderNumbers.join(', ')],
    [words.channel, model.channelName],
    [words.due, model.openMinor > 0 ? day(model.dueOn) : null],
    [words.paymentMethod, model.payments.length === 0 ? model.paymentMethod : null],
  ];
  return (
    <dl className={styles.facts}>
      {rows
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function PaperLines({ model }: { readonly model: InvoiceModel }) {
  const words = useWords().documents.invoice;
  const { language, currency, lines } = model;
  const sign = currencySign(language, currency);
  const hasSkus = lines.some((line) => line.sku !== null);
  const rates = new Set(lines.map((line) => line.taxPercent && plainDecimal(line.taxPercent)));
  return (
    <table className={styles.lines}>
      <thead>
        <tr>
          <th scope="col" colSpan={hasSkus ? 2 : 1}>
            {words.item}
          </th>
          <th scope="col">{words.qty}</th>
          <th scope="col">{words.price}</th>
          {rates.size > 1 && <th scope="col">{words.tax}</th>}
          <th scope="col">{model.pricesIncludeTax ? words.gross(sign) : words.net(sign)}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a printed line is known by its place
          <tr key={index}>
            {hasSkus && <td className={styles.sku}>{line.sku ?? '–'}</td>}
            <td className={styles.name}>
              {line.name}
              {line.detail && <span className={styles.detail}>{line.detail}</span>}
            </td>
            <td>{formatQty(language, line.qty)}</td>
            <td>{formatPrice(language, line.unitPrice, currency)}</td>
            {rates.size > 1 && (
              <td>{line.taxPercent === null ? '–' : formatPercent(language, line.taxPercent)}</td>
            )}
            <td>
              {formatAmount(language, model.pricesIncludeTax ? line.grossMinor : line.netMinor, currency)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
