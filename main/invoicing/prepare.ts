/** From an order's rows to the invoice as it would be issued now, and to what stands against it. Reads, never writes. */
import { Temporal } from 'temporal-polyfill';
import { addressSchema } from '../../shared/base/address.ts';
import { sumMinor } from '../../shared/base/money.ts';
import { checkInvoice } from '../../shared/documents/check.ts';
import type { InvoiceModel } from '../../shared/documents/invoice.ts';
import { invoiceModel } from '../../shared/documents/invoice.ts';
import type { Claim, Extent, Taken } from '../../shared/invoicing/ledger.ts';
import { claimsOf, creditDue, takeFrom } from '../../shared/invoicing/ledger.ts';
import { invoiceModelOf, missingCompanyFields } from '../../shared/invoicing/model.ts';
import type { NamedLine } from '../../shared/invoicing/paper-lines.ts';
import { takenSums } from '../../shared/invoicing/paper-lines.ts';
import { figuresOf } from '../../shared/invoicing/parts.ts';
import type { Settled } from '../../shared/payments/allocate.ts';
import { allocatePayments } from '../../shared/payments/allocate.ts';
import { businessDay } from '../../shared/settings/business-day.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { ChannelTax } from '../../shared/sync/connector.ts';
import { invoicing as words } from '../../shared/words/en/invoicing.ts';
import type { Reader } from '../db/handle.ts';
import { readSection } from '../settings/store.ts';
import type { OrderRows } from './order-store.ts';

export interface Money {
  readonly claims: readonly Claim[];
  readonly named: ReadonlyMap<string, NamedLine>;
  readonly creditDue: { readonly netMinor: number; readonly taxMinor: number };
  /** By invoice of the order, oldest first. */
  readonly settled: readonly Settled[];
}

/** What of the order is claimed, credited and paid. */
export function moneyOf(rows: OrderRows): Money {
  const named = new Map(namedLines(rows).map((line) => [line.id, line]));
  const claims = claimsOf({
    totalMinor: rows.order.total_minor,
    taxMinor: rows.order.tax_minor,
    isOver: rows.order.channel_life === 'cancelled' || rows.order.channel_life === 'trashed',
    refundedMinor: sumMinor(rows.refunds.map((refund) => refund.amount_minor)),
    lines: [...named.values()],
  });
  const credit = rows.invoices.some((invoice) => invoice.issuer === 'orderly')
    ? creditDue(claims)
    : { netMinor: 0, taxMinor: 0 };
  return { claims, named, creditDue: credit, settled: settle(rows, credit) };
}

const settle = (
  rows: OrderRows,
  credit: { readonly netMinor: number; readonly taxMinor: number },
  next: readonly { readonly id: string; readonly grossMinor: number }[] = [],
): Settled[] =>
  allocatePayments(
    [...rows.invoices.map((invoice) => ({ id: invoice.id, grossMinor: invoice.gross_minor })), ...next],
    rows.payments.map((payment) => ({ id: payment.id, minor: payment.amount_minor })),
    {
      refundedMinor: sumMinor(rows.refunds.map((refund) => refund.amount_minor)),
      creditDueMinor: credit.netMinor + credit.taxMinor,
    },
  );

function namedLines(rows: OrderRows): NamedLine[] {
  const invoiced = Map.groupBy(rows.invoiced, (row) => row.line_id);
  const refunded = Map.groupBy(rows.refundLines, (row) => row.line_id);
  return rows.lines.map((line) => {
    const parts = (invoiced.get(line.id) ?? []).map((row) => ({
      net: row.net_minor,
      taxes: JSON.parse(row.taxes) as ChannelTax[],
    }));
    const taxes = parts.flatMap((part) => part.taxes);
    const refunds = refunded.get(line.id) ?? [];
    return {
      id: line.id,
      kind: line.kind,
      sku: line.sku,
      name: line.name,
      variant: line.variant,
      orderedQty: line.ordered_qty,
      cancelledQty: line.cancelled_qty,
      channelCancelledQty: line.channel_cancelled_qty,
      shippedQty: line.shipped_qty,
      refundedQty: line.refunded_qty,
      invoicedQty: line.invoiced_qty,
      subtotalMinor: line.subtotal_minor,
      totalMinor: line.total_minor,
      taxMinor: line.tax_minor,
      taxes: JSON.parse(line.taxes) as ChannelTax[],
      refundedNetMinor: sumMinor(refunds.map((row) => row.total_minor)),
      refundedTaxMinor: sumMinor(refunds.map((row) => row.tax_minor)),
      invoiced: figuresOf(
        sumMinor(parts.map((part) => part.net)),
        sumMinor(taxes.map((tax) => tax.minor)),
        taxes,
      ),
    };
  });
}

export type InvoiceSettings = Pick<Settings, 'company' | 'general' | 'paper' | 'invoice'>;

export const readInvoiceSettings = (reader: Reader): InvoiceSettings => ({
  company: readSection(reader, 'company'),
  general: readSection(reader, 'general'),
  paper: readSection(reader, 'paper'),
  invoice: readSection(reader, 'invoice'),
});

export interface Problem {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Prepared {
  readonly taken: readonly Taken[];
  /** Null where nothing is to invoice. The number is empty. */
  readonly model: InvoiceModel | null;
  readonly issuedOn: string;
  readonly year: number;
  readonly month: number;
  readonly dueOn: string | null;
  /** Empty: it may be issued. */
  readonly problems: readonly Problem[];
}

export function prepare(rows: OrderRows, settings: InvoiceSettings, now: number, extent: Extent): Prepared {
  const { order } = rows;
  const money = moneyOf(rows);
  const taken = takeFrom(money.claims, extent);
  const day = businessDay(settings.general.zone, now);
  const dueOn = Temporal.PlainDate.from(day.on).add({ days: settings.invoice.paymentTermDays }).toString();
  const base = { taken, issuedOn: day.on, year: day.year, month: day.month, dueOn };
  if (taken.length === 0)
    return {
      ...base,
      model: null,
      problems: [...blocks(rows, settings), { code: 'nothing_to_invoice', data: {} }],
    };

  const sums = takenSums(taken);
  const settled = settle(rows, money.creditDue, [{ id: '', grossMinor: sums.netMinor + sums.taxMinor }]);
  const counted = settled.at(-1)?.counted ?? [];
  const payments = counted.flatMap(({ paymentId, minor }) => {
    const payment = rows.payments.find((one) => one.id === paymentId);
    const on = businessDay(settings.general.zone, payment?.received_at ?? now).on;
    return payment ? [{ on, method: payment.title || payment.method, minor }] : [];
  });
  const deliveredAt = rows.handedOverAt ?? order.shipped_at;
  const model = invoiceModelOf({
    number: '',
    issuedOn: day.on,
    deliveredOn: deliveredAt === null ? null : businessDay(settings.general.zone, deliveredAt).on,
    dueOn,
    orderNumber: order.number,
    channelName: order.account_name,
    isSample: order.is_practice === 1,
    currency: order.currency,
    pricesIncludeTax: order.is_tax_included === 1,
    isRefunded: rows.refunds.length > 0,
    billing: addressSchema.parse(JSON.parse(order.billing)),
    shipping: addressSchema.parse(JSON.parse(order.shipping)),
    hasGoods: rows.lines.some((line) => line.kind === 'goods'),
    paymentTitle: order.payment_title,
    settings,
    taken,
    named: money.named,
    payments,
    words: words.paper,
  });
  return {
    ...base,
    dueOn: model.dueOn,
    model,
    problems: [...blocks(rows, settings), ...figureProblems(model)],
  };
}

/** What stands against any invoice of this order. */
function blocks(rows: OrderRows, settings: InvoiceSettings): Problem[] {
  const { order } = rows;
  const problems: Problem[] = [];
  if (order.is_history === 1) problems.push({ code: 'order_is_history', data: {} });
  if (order.invoiced_by !== 'orderly')
    problems.push({ code: 'not_invoiced_here', data: { invoicedBy: order.invoiced_by } });
  if (rows.holds.length > 0) problems.push({ code: 'order_on_hold', data: { holds: rows.holds } });
  const fields = missingCompanyFields(settings.company);
  if (fields.length > 0) problems.push({ code: 'company_missing', data: { fields } });
  return problems;
}

function figureProblems(model: InvoiceModel): Problem[] {
  const decoded = invoiceModel.safeParse(model);
  const problems: unknown[] = decoded.success
    ? [...checkInvoice(model)]
    : decoded.error.issues.map((issue) => ({ code: 'field_invalid', field: issue.path.join('.') }));
  // Money is never asked for in the wrong direction: that is a credit.
  if (model.grossMinor < 0) problems.push({ code: 'gross_negative', found: model.grossMinor });
  return problems.length === 0 ? [] : [{ code: 'invoice_wrong', data: { problems: problems.slice(0, 10) } }];
}
