import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { plainDecimal } from '../../shared/documents/decimal.ts';
import {
  currencySign,
  formatAmount,
  formatDate,
  formatPercent,
  formatPrice,
  formatQty,
} from '../../shared/documents/format.ts';
import type { InvoiceLine, InvoiceModel } from '../../shared/documents/invoice.ts';
import { FAINT, h } from '../platform/pdf/sheet.ts';
import { totals } from './invoice-totals.ts';
import { addressBlock, contentWidth, type Desk, facts, letterhead, page, title } from './page.ts';
import { type Column, table } from './table.ts';

/** The invoice on paper: sender, receiver, facts, lines, sum. */
export function invoicePage(desk: Desk, model: InvoiceModel): ReactElement {
  const { sheet, words } = desk;
  const { seller, buyer } = model;
  const width = contentWidth(model.paper);
  const half = (width - 24) / 2;
  const say = words.invoice;
  return page(
    desk,
    {
      paper: model.paper,
      isSample: model.isSample,
      runningHead: `${seller.name} · ${say.heading(model.number)}`,
      footLeft: present([
        seller.bank,
        seller.iban === null ? null : say.iban(seller.iban),
        seller.bic === null ? null : say.bic(seller.bic),
        say.reference(model.number),
      ]),
      footRight: present([
        seller.managingDirector === null ? null : say.managingDirector(seller.managingDirector),
        seller.register,
        joined([seller.email, seller.phone]),
        seller.website,
      ]),
      footText: seller.footer,
    },
    letterhead(
      desk,
      seller,
      model.paper,
      present([
        ...seller.addressLines,
        seller.vatId === null ? null : say.vatId(seller.vatId),
        seller.taxNumber === null ? null : say.taxNumber(seller.taxNumber),
      ]),
    ),
    h(
      View,
      { style: { flexDirection: 'row', justifyContent: 'space-between' } },
      addressBlock(desk, buyer, half, buyer.vatId === null ? [] : [say.vatId(buyer.vatId)]),
      facts(desk, invoiceFacts(desk, model), 190),
    ),
    model.shipTo === null
      ? null
      : h(
          View,
          { style: { marginTop: 16 } },
          sheet.text(say.shipTo, { width: half, size: 7.5, color: FAINT, weight: 500, leading: 1.6 }),
          addressBlock(desk, model.shipTo, half),
        ),
    title(desk, say.title, width),
    table(sheet, columns(desk, model), model.lines, width),
    totals(desk, model, width),
    ...[model.taxNote, model.note].map((note, index) =>
      note === null || note === ''
        ? null
        : h(
            View,
            { key: index, style: { marginTop: 18 } },
            sheet.text(note, { width: width * 0.75, size: 8.5, leading: 1.5 }),
          ),
    ),
  );
}

function invoiceFacts({ words, language }: Desk, model: InvoiceModel): [string, string | null][] {
  const say = words.invoice;
  const day = (iso: string | null) => (iso === null ? null : formatDate(language, iso));
  return [
    [say.number, model.number],
    [say.date, day(model.issuedOn)],
    [say.delivered, day(model.deliveredOn)],
    [model.orderNumbers.length > 1 ? say.orders : say.order, model.orderNumbers.join(', ')],
    [say.channel, model.channelName],
    [say.due, model.openMinor > 0 ? day(model.dueOn) : null],
    [say.paymentMethod, model.payments.length === 0 ? model.paymentMethod : null],
  ];
}

function columns({ words, language }: Desk, model: InvoiceModel): Column<InvoiceLine>[] {
  const say = words.invoice;
  const { currency } = model;
  const sign = currencySign(language, currency);
  const amount = (line: InvoiceLine) => (model.pricesIncludeTax ? line.grossMinor : line.netMinor);
  const rates = new Set(model.lines.map((line) => line.taxPercent && plainDecimal(line.taxPercent)));
  const all: (Column<InvoiceLine> | false)[] = [
    model.lines.some((line) => line.sku !== null) && {
      head: say.item,
      width: 78,
      cell: (line) => line.sku ?? '–',
    },
    {
      head: model.lines.some((line) => line.sku !== null) ? '' : say.item,
      cell: (line) => ({ text: line.name, detail: line.detail }),
    },
    {
      head: say.qty,
      width: 34,
      align: 'right',
      tabular: true,
      cell: (line) => formatQty(language, line.qty),
    },
    {
      head: say.price,
      width: 62,
      align: 'right',
      tabular: true,
      cell: (line) => formatPrice(language, line.unitPrice, currency),
    },
    rates.size > 1 && {
      head: say.tax,
      width: 40,
      align: 'right',
      tabular: true,
      cell: (line) => (line.taxPercent === null ? '–' : formatPercent(language, line.taxPercent)),
    },
    {
      head: model.pricesIncludeTax ? say.gross(sign) : say.net(sign),
      width: 72,
      align: 'right',
      tabular: true,
      cell: (line) => formatAmount(language, amount(line), currency),
    },
  ];
  return all.filter((column) => column !== false);
}

const present = (lines: readonly (string | null)[]): string[] =>
  lines.filter((line): line is string => line !== null && line !== '');

function joined(parts: readonly (string | null)[]): string | null {
  return present(parts).join(' · ') || null;
}
