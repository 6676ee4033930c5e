/** The sum under the lines of a printed invoice: net, tax per rate, total, what was paid, what is open. */
import { formatAmount, formatDate, formatMoney, formatPercent } from '../../shared/documents/format.ts';
import type { InvoiceModel } from '../../shared/documents/invoice.ts';
import { useWords } from '../platform/words.ts';
import styles from './invoice-paper.module.css';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly isResult?: boolean;
}

export function PaperTotals({ model }: { readonly model: InvoiceModel }) {
  const words = useWords().documents.invoice;
  return (
    <div className={styles.totals}>
      <span className={styles.faint}>
        {model.pricesIncludeTax ? words.pricesWithTax : words.pricesWithoutTax}
      </span>
      <table>
        <tbody>
          {rowsOf(model, words).map((row) => (
            <tr key={row.id} className={row.isResult ? styles.result : undefined}>
              <th scope="row">{row.name}</th>
              <td>{row.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function rowsOf(
  model: InvoiceModel,
  words: ReturnType<typeof useWords>['documents']['invoice'],
): readonly Row[] {
  const { language, currency } = model;
  const amount = (minor: number): string => formatAmount(language, minor, currency);
  const money = (minor: number): string => formatMoney(language, minor, currency);
  const openName =
    model.openMinor < 0
      ? words.overpaid
      : model.dueOn === null
        ? words.toPay
        : words.toPayBy(formatDate(language, model.dueOn));
  const open: Row = { id: 'open', name: openName, value: money(Math.abs(model.openMinor)), isResult: true };
  const isPlain =
    model.payments.length === 0 && model.openMinor === model.grossMinor && model.openMinor !== 0;
  const settled = model.payments.length > 0 ? words.paidInFull : words.nothingToPay;
  return [
    { id: 'net', name: words.sumNet, value: amount(model.netMinor) },
    ...model.taxes.map((tax, index) => {
      const name = words.sumTax(
        tax.label,
        tax.percent === null ? null : formatPercent(language, tax.percent),
      );
      return {
        id: `tax ${index}`,
        name: model.taxes.length > 1 ? words.sumTaxOn(name, amount(tax.netMinor)) : name,
        value: amount(tax.taxMinor),
      };
    }),
    ...(isPlain
      ? [open]
      : [
          { id: 'total', name: words.total, value: money(model.grossMinor), isResult: true },
          ...model.payments.map((payment, index) => ({
            id: `paid ${index}`,
            name: words.paidOn(payment.method, payment.on === null ? null : formatDate(language, payment.on)),
            value: amount(-payment.minor),
          })),
          model.openMinor === 0 ? { id: 'open', name: settled, value: money(0), isResult: true } : open,
        ]),
  ];
}
