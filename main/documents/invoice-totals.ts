import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { formatAmount, formatDate, formatMoney, formatPercent } from '../../shared/documents/format.ts';
import type { InvoiceModel } from '../../shared/documents/invoice.ts';
import type { FontWeight } from '../platform/pdf/font-files.ts';
import { FAINT, h, INK } from '../platform/pdf/sheet.ts';
import { type Desk, keyed } from './page.ts';

/** The sum under the lines: net, tax per rate, total, what was paid, what is open. It stays together on one page. */
export function totals(desk: Desk, model: InvoiceModel, width: number): ReactElement {
  const { sheet, words, language } = desk;
  const say = words.invoice;
  const { currency } = model;
  const amount = (minor: number) => formatAmount(language, minor, currency);
  const money = (minor: number) => formatMoney(language, minor, currency);

  const sum = (label: string, value: string, weight: FontWeight = 400, size = 8.5) =>
    h(
      View,
      { style: { flexDirection: 'row', columnGap: 12, paddingVertical: 1.5 } },
      sheet.text(label, { width: LABEL, size, weight, align: 'right' }),
      sheet.text(value, { width: VALUE, size, weight, align: 'right', tabular: true }),
    );
  const edge = { borderTopWidth: 1, borderTopColor: INK };
  const rule = h(
    View,
    { style: { flexDirection: 'row', columnGap: 12, paddingVertical: 3 } },
    h(View, { style: { ...edge, width: LABEL } }),
    h(View, { style: { ...edge, width: VALUE } }),
  );

  const taxes = model.taxes.map((tax) => {
    const name = say.sumTax(tax.label, tax.percent === null ? null : formatPercent(language, tax.percent));
    return sum(
      model.taxes.length > 1 ? say.sumTaxOn(name, amount(tax.netMinor)) : name,
      amount(tax.taxMinor),
    );
  });
  const payments = model.payments.map((payment) =>
    sum(
      say.paidOn(payment.method, payment.on === null ? null : formatDate(language, payment.on)),
      amount(-payment.minor),
    ),
  );
  const open = (label: string) => sum(label, money(Math.abs(model.openMinor)), 600, 10);
  return h(
    View,
    { wrap: false, style: { marginTop: 10, flexDirection: 'row', justifyContent: 'space-between' } },
    sheet.text(model.pricesIncludeTax ? say.pricesWithTax : say.pricesWithoutTax, {
      width: width - LABEL - VALUE - 36,
      size: 7.5,
      color: FAINT,
    }),
    h(
      View,
      {},
      ...keyed([
        sum(say.sumNet, amount(model.netMinor)),
        ...taxes,
        rule,
        ...(payments.length === 0 && model.openMinor === model.grossMinor && model.openMinor !== 0
          ? [open(openLabel(desk, model))]
          : [
              sum(say.total, money(model.grossMinor), 600, 10),
              ...payments,
              ...(payments.length > 0 ? [rule] : []),
              model.openMinor === 0
                ? sum(payments.length > 0 ? say.paidInFull : say.nothingToPay, money(0), 600)
                : open(openLabel(desk, model)),
            ]),
      ]),
    ),
  );
}

const LABEL = 180;
const VALUE = 84;

function openLabel({ words, language }: Desk, model: InvoiceModel): string {
  if (model.openMinor < 0) return words.invoice.overpaid;
  return model.dueOn === null
    ? words.invoice.toPay
    : words.invoice.toPayBy(formatDate(language, model.dueOn));
}
