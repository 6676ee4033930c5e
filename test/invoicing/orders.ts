/** Orders at the level of the invoice's ledger, for properties: lines as a channel prices them, and what happens to them. */
import fc from 'fast-check';
import { splitMinor, sumMinor } from '../../shared/base/money.ts';
import type { Extent, LedgerOrder, Taken } from '../../shared/invoicing/ledger.ts';
import { claimsOf, takeFrom } from '../../shared/invoicing/ledger.ts';
import { invoiceModelOf } from '../../shared/invoicing/model.ts';
import type { NamedLine } from '../../shared/invoicing/paper-lines.ts';
import { figuresOf, plus, taxOf } from '../../shared/invoicing/parts.ts';
import { DEFAULT_SETTINGS } from '../../shared/settings/settings.ts';
import type { ChannelTax } from '../../shared/sync/connector.ts';
import { invoicing as words } from '../../shared/words/en/invoicing.ts';
import { HOME } from '../support/channel-order.ts';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type Line = Mutable<NamedLine>;

export interface Order {
  lines: Line[];
  totalMinor: number;
  taxMinor: number;
  refundedMinor: number;
  isOver: boolean;
}

const rates = fc.constantFrom<readonly ChannelTax[]>(
  [],
  [{ label: 'VAT', percent: '19', minor: 1900 }],
  [{ label: 'VAT', percent: '7', minor: 700 }],
  [{ label: 'VAT', percent: '5.5', minor: 550 }],
  [{ label: 'VAT', percent: '0', minor: 0 }],
  [{ label: 'Tax', percent: null, minor: 825 }],
  [
    { label: 'GST', percent: '5', minor: 500 },
    { label: 'PST', percent: '7', minor: 700 },
  ],
);

const line = (index: number): fc.Arbitrary<Line> =>
  fc
    .record({
      kind: fc.constantFrom(
        ...(['goods', 'goods', 'goods', 'service', 'shipping', 'fee', 'discount'] as const),
      ),
      qty: fc.integer({ min: 1, max: 7 }),
      total: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 200_000 })),
      discount: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5_000 })),
      rate: rates,
      cent: fc.constantFrom(-1, 0, 0, 0, 1),
    })
    .map(({ kind, qty, total, discount, rate, cent }) => {
      const isDiscount = kind === 'discount';
      const isCharge = isDiscount || kind === 'shipping' || kind === 'fee';
      const net = isDiscount ? 0 - Math.min(total, 300) : total;
      const taxes = rate.map((tax) => {
        const minor = Math.round((net * tax.minor) / 10_000) + 0;
        // The channel's own rounding is a cent off what the rate would give.
        return { ...tax, minor: minor > 1 ? minor + cent : minor };
      });
      return {
        id: `lin_${index}`,
        kind: isDiscount ? 'fee' : kind,
        sku: isCharge ? '' : `SKU-${index}`,
        name: isCharge ? '' : `Thing ${index}`,
        variant: '',
        orderedQty: isCharge ? 1 : qty,
        cancelledQty: 0,
        channelCancelledQty: 0,
        shippedQty: 0,
        refundedQty: 0,
        invoicedQty: 0,
        subtotalMinor: net + (isDiscount ? 0 : discount),
        totalMinor: net,
        taxMinor: sumMinor(taxes.map((tax) => tax.minor)),
        taxes,
        refundedNetMinor: 0,
        refundedTaxMinor: 0,
        invoiced: figuresOf(0, 0, []),
      };
    });

export const orders: fc.Arbitrary<Order> = fc
  .integer({ min: 1, max: 6 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => line(index))))
  .map((lines): Order => {
    const taxMinor = sumMinor(lines.map((one) => one.taxMinor));
    return {
      lines,
      taxMinor,
      totalMinor: sumMinor(lines.map((one) => one.totalMinor)) + taxMinor,
      refundedMinor: 0,
      isOver: false,
    };
  })
  // What nobody could have bought: an order that pays the customer.
  .filter(
    (order) => order.lines.some((one) => one.kind !== 'fee' && one.totalMinor > 0) && order.totalMinor >= 0,
  );

export type Step =
  | { readonly kind: 'ship'; readonly line: number; readonly qty: number }
  | { readonly kind: 'invoice'; readonly extent: Extent }
  | { readonly kind: 'refund_units'; readonly line: number; readonly qty: number; readonly cent: number }
  | { readonly kind: 'refund_amount'; readonly share: number };

export const step = (refunds: boolean): fc.Arbitrary<Step> =>
  fc.oneof(
    fc.record({ kind: fc.constant('ship' as const), line: fc.nat(5), qty: fc.integer({ min: 1, max: 4 }) }),
    fc.record({
      kind: fc.constant('invoice' as const),
      extent: fc.constantFrom<Extent>('shipped', 'shipped', 'all'),
    }),
    ...(refunds
      ? [
          fc.record({
            kind: fc.constant('refund_units' as const),
            line: fc.nat(5),
            qty: fc.integer({ min: 1, max: 3 }),
            cent: fc.constantFrom(-1, 0, 0, 1),
          }),
          fc.record({ kind: fc.constant('refund_amount' as const), share: fc.integer({ min: 1, max: 100 }) }),
        ]
      : []),
  );

export const ledger = (order: Order): LedgerOrder => order;

/** Invoices as the engine would: takes, notes what was taken, and answers the paper. */
export function invoice(
  order: Order,
  extent: Extent,
  options: { readonly pricesIncludeTax: boolean; readonly currency?: string },
) {
  const taken = takeFrom(claimsOf(order), extent);
  if (taken.length === 0) return undefined;
  for (const row of taken) note(order, row);
  return {
    taken,
    model: invoiceModelOf({
      number: '26-00001',
      issuedOn: '2026-11-23',
      deliveredOn: null,
      dueOn: null,
      orderNumber: '1',
      channelName: 'Shop',
      isSample: false,
      currency: options.currency ?? 'EUR',
      pricesIncludeTax: options.pricesIncludeTax,
      isRefunded: order.refundedMinor > 0,
      billing: HOME,
      shipping: HOME,
      hasGoods: true,
      paymentTitle: 'Card',
      settings: DEFAULT_SETTINGS,
      taken,
      named: new Map(order.lines.map((one) => [one.id, one])),
      payments: [],
      words: words.paper,
    }),
  };
}

function note(order: Order, row: Taken): void {
  const own = order.lines.find((one) => one.id === row.claim.line.id);
  if (!own) throw new Error('a line that was taken is in the order');
  own.invoicedQty += row.qty;
  own.invoiced = plus(own.invoiced, figuresOf(row.figures.netMinor, taxOf(row.figures), row.figures.taxes));
}

/** One thing that happens at the shop or in the warehouse; what cannot happen does nothing. */
export function happen(order: Order, what: Exclude<Step, { kind: 'invoice' }>): void {
  const index = what.kind === 'refund_amount' ? 0 : what.line % order.lines.length;
  const one = order.lines[index];
  if (!one) return;
  const isCharge = one.kind === 'fee' || one.kind === 'shipping';
  const open = one.orderedQty - one.cancelledQty - one.shippedQty;
  if (what.kind === 'ship') {
    if (!isCharge) one.shippedQty += Math.min(open, what.qty);
    return;
  }
  const left = order.totalMinor - order.refundedMinor;
  if (what.kind === 'refund_amount') {
    order.refundedMinor += Math.floor((left * what.share) / 100);
    return;
  }
  if (isCharge || one.totalMinor < 0) return;
  const qty = Math.min(one.orderedQty - one.refundedQty, what.qty);
  const rest = one.orderedQty - qty;
  const net = (splitMinor(one.totalMinor, [qty, rest])[0] ?? 0) + what.cent;
  const tax = splitMinor(one.taxMinor, [qty, rest])[0] ?? 0;
  if (qty === 0 || net < 0 || net + tax > left) return;
  one.refundedQty += qty;
  one.refundedNetMinor += net;
  one.refundedTaxMinor += tax;
  order.refundedMinor += net + tax;
  // What has not left is cancelled with its refund.
  one.cancelledQty += Math.min(open, qty);
}
