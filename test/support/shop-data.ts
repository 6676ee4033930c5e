/** Rows that tests of the catalogue, of stock and of customers stand on: an account, a listing, an order as it is captured. */
import type { Run } from '../../main/db/run.ts';
import { ensureDefaults } from '../../main/settings/defaults.ts';
import type { Address } from '../../shared/base/address.ts';
import type { ChannelListing, ChannelProduct } from '../../shared/sync/connector.ts';
import type { TestPipeline } from './pipeline.ts';

export function addAccount(t: TestPipeline, id = 'acc_1', name = 'Shop'): { readonly id: string } {
  t.pipeline.system('test.account', {}, (run) => {
    ensureDefaults(run);
    run.tx.insert('account', {
      id,
      kind: 'woocommerce',
      name,
      url: 'https://shop.example',
      settings: '{}',
      mode: 'read_only',
      state: 'active',
      cutover_at: 0,
      currency: 'EUR',
      zone: 'UTC',
      is_practice: 0,
      invoiced_by: 'orderly',
      invoice_when: 'hand_over',
      warehouse_id: null,
      facts: '{}',
      checked_at: null,
      live_at: null,
      created_at: run.now,
    });
  });
  return { id };
}

export const channelListing = (values: Partial<ChannelListing> & { externalId: string }): ChannelListing => ({
  parentExternalId: null,
  sku: `SKU-${values.externalId}`,
  name: `Product ${values.externalId}`,
  variant: '',
  kind: 'goods',
  isTracked: true,
  qty: 5,
  barcodes: [],
  imageUrl: null,
  isGone: false,
  ...values,
});

/** A simple product: one listing with the product's own id. */
export const simpleProduct = (values: Partial<ChannelListing> & { externalId: string }): ChannelProduct => ({
  externalId: values.externalId,
  modifiedAt: 0,
  listings: [channelListing(values)],
});

export interface OrderRow {
  readonly id: string;
  readonly accountId: string;
  readonly externalId: string;
  readonly customerId: string;
  readonly placedAt: number;
  readonly totalMinor?: number;
  readonly shipping?: Address;
  readonly lines?: readonly {
    readonly id: string;
    readonly listingId: string | null;
    readonly itemId: string | null;
    readonly qty: number;
    readonly backorderedQty?: number;
    readonly shippedQty?: number;
  }[];
}

/** An order's rows as capture leaves them, for tests that are not about capture. */
export function addOrder(run: Run, order: OrderRow): void {
  run.tx.insert('orders', {
    id: order.id,
    number: order.externalId,
    account_id: order.accountId,
    external_id: order.externalId,
    channel_status: 'processing',
    channel_life: 'open',
    placed_at: order.placedAt,
    captured_at: run.now,
    is_history: 0,
    is_gone: 0,
    life: 'open',
    currency: 'EUR',
    total_minor: order.totalMinor ?? 1000,
    tax_minor: 0,
    shipping_minor: 0,
    discount_minor: 0,
    fee_minor: 0,
    paid_minor: 0,
    refunded_minor: 0,
    invoiced_minor: 0,
    is_tax_included: 1,
    customer_id: order.customerId,
    customer_name: 'Someone',
    email: '',
    country: 'DE',
    billing: JSON.stringify(order.shipping ?? address()),
    shipping: JSON.stringify(order.shipping ?? address()),
    ship_policy: 'undecided',
    shipping_method: '',
    payment_method: '',
    payment_title: '',
    customer_note: '',
    gift_note: '',
    item_qty: 1,
    first_item: '',
    search_text: '',
    holds: '',
    stock_status: 'unallocated',
    fulfilment_status: 'open',
    payment_status: 'unpaid',
    return_status: 'none',
    channel_agreement: 'agrees',
    bucket: 'waiting',
    next_step: 'none',
  });
  order.lines?.forEach((line, position) => {
    run.tx.insert('order_line', {
      id: line.id,
      order_id: order.id,
      position,
      external_id: `${position}`,
      kind: 'goods',
      listing_id: line.listingId,
      item_id: line.itemId,
      sku: '',
      name: '',
      variant: '',
      unit_price: '1',
      subtotal_minor: 100,
      total_minor: 100,
      tax_minor: 0,
      taxes: '[]',
      ordered_qty: line.qty,
      cancelled_qty: 0,
      backordered_qty: line.backorderedQty ?? 0,
      allocated_qty: 0,
      picked_qty: 0,
      packed_qty: 0,
      shipped_qty: line.shippedQty ?? 0,
      delivered_qty: 0,
      returned_qty: 0,
      refunded_qty: 0,
      channel_cancelled_qty: 0,
    });
  });
}

export const address = (values: Partial<Address> = {}): Address => ({
  name: 'Ida Berg',
  company: '',
  line1: 'Lindenweg 4',
  line2: '',
  postcode: '20095',
  city: 'Hamburg',
  region: '',
  country: 'DE',
  phone: '',
  ...values,
});
