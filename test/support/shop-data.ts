/** Rows that tests of the catalogue, of stock and of customers stand on: an account, a listing, an order as it is captured. */
import { ensureDefaults } from '../../main/settings/defaults.ts';
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
