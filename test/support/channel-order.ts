/** Orders as a channel says them, for tests: totals re-add unless a test breaks them. */
import type { Address } from '../../shared/base/address.ts';
import { sumMinor } from '../../shared/base/money.ts';
import type { ChannelLine, ChannelOrder, ChannelRefund } from '../../shared/sync/connector.ts';

export const HOME: Address = {
  name: 'Annika Lindqvist',
  company: '',
  line1: 'Storgatan 18 B',
  line2: '',
  postcode: '114 64',
  city: 'Stockholm',
  region: '',
  country: 'SE',
  phone: '',
};

export const goodsLine = (values: Partial<ChannelLine> & { readonly qty: number }): ChannelLine => ({
  externalId: '1',
  kind: 'goods',
  listingExternalId: '10',
  sku: 'SKU-10',
  name: 'Stoneware mug',
  variant: 'sand',
  unitPrice: '10',
  subtotalMinor: values.qty * 1000,
  totalMinor: values.qty * 1000,
  taxMinor: values.qty * 190,
  taxes: [{ label: 'VAT', percent: '19', minor: values.qty * 190 }],
  reducedQty: 0,
  ...values,
});

export const shippingLine = (totalMinor = 500, taxMinor = 95): ChannelLine => ({
  ...goodsLine({ qty: 1 }),
  externalId: 'shipping',
  kind: 'shipping',
  listingExternalId: null,
  sku: '',
  name: 'Parcel',
  variant: '',
  subtotalMinor: totalMinor,
  totalMinor,
  taxMinor,
  taxes: [{ label: 'VAT', percent: '19', minor: taxMinor }],
});

export type OrderWish = Partial<Omit<ChannelOrder, 'customer' | 'payment'>> & {
  readonly lines: readonly ChannelLine[];
  readonly isPaid?: boolean;
  readonly method?: string;
  readonly email?: string;
};

/** `now`: when it is placed and modified, ms UTC. */
export function channelOrder(now: number, wish: OrderWish): ChannelOrder {
  const { isPaid = true, method = 'stripe', email = 'annika@example.com', lines, ...rest } = wish;
  const ofKind = (kind: ChannelLine['kind']): number =>
    sumMinor(lines.filter((line) => line.kind === kind).map((line) => line.totalMinor));
  const taxMinor = sumMinor(lines.map((line) => line.taxMinor));
  return {
    externalId: '100',
    number: '10100',
    status: 'processing',
    life: 'open',
    placedAt: now,
    modifiedAt: now,
    completedAt: null,
    currency: 'EUR',
    isTaxIncluded: false,
    totalMinor: sumMinor(lines.map((line) => line.totalMinor)) + taxMinor,
    taxMinor,
    shippingMinor: ofKind('shipping'),
    discountMinor: 0,
    feeMinor: ofKind('fee'),
    customer: { externalId: null, email, name: HOME.name, company: '', phone: '' },
    billing: HOME,
    shipping: HOME,
    shippingMethod: 'Parcel',
    payment: { method, title: method, paidAt: isPaid ? now : null, transactionId: '' },
    customerNote: '',
    giftNote: '',
    refunds: [],
    shipments: [],
    shopInvoiceNumber: null,
    lines,
    ...rest,
  };
}

export const refundOf = (
  externalId: string,
  lines: readonly { readonly lineExternalId: string; readonly qty: number }[],
  refundedAt: number,
): ChannelRefund => ({
  externalId,
  amountMinor: sumMinor(lines.map((line) => line.qty * 1190)),
  refundedAt,
  reason: '',
  lines: lines.map((line) => ({ ...line, totalMinor: line.qty * 1000, taxMinor: line.qty * 190 })),
});
