/** What capture knows while it works through one page of orders: read once, kept up to date in memory. */

import type { OrderTrace } from '../../shared/capture/duplicates.ts';
import { DUPLICATE_WINDOW_MS, goodsKey } from '../../shared/capture/duplicates.ts';
import type { ShipByRule } from '../../shared/orders/ship-by.ts';
import type { ChannelOrder } from '../../shared/sync/connector.ts';
import { upsertCustomers } from '../customers/upsert.ts';
import type { Run } from '../db/run.ts';
import { paymentMethodsOf } from '../orders/store.ts';
import { readSettings } from '../settings/store.ts';
import type { AccountRef, ExistingOrder, ListingRef } from './store.ts';
import { accountOf, existingOrders, goodsOf, listingsOf, tracesOf } from './store.ts';

export interface CapturePage {
  readonly run: Run;
  readonly account: AccountRef;
  /** The account's first pass over its orders: what is finished then is history. */
  readonly isInitial: boolean;
  readonly existing: Map<string, ExistingOrder>;
  readonly listings: Map<string, ListingRef>;
  readonly policies: Map<string, 'wait' | 'ship_unpaid'>;
  /** Customer id by the order's external id. */
  readonly customers: ReadonlyMap<string, string>;
  /** Living orders of the page's customers close to the page's times. */
  readonly traces: OrderTrace[];
  readonly shipBy: ShipByRule;
  /** The order's rows were taken back: what memory says of them goes, too. */
  forget(order: ChannelOrder): void;
}

export function openPage(
  run: Run,
  accountId: string,
  orders: readonly ChannelOrder[],
  isInitial: boolean,
): CapturePage {
  const account = accountOf(run.tx, accountId);
  if (!account) throw new Error(`Account ${accountId} does not exist`);
  const real = orders.filter((order) => order.life !== 'draft');
  const existing = existingOrders(
    run.tx,
    accountId,
    real.map((order) => order.externalId),
  );
  const listingIds = new Set<string>();
  for (const order of real)
    for (const line of order.lines) if (line.listingExternalId) listingIds.add(line.listingExternalId);
  const customers = upsertCustomers(
    run,
    accountId,
    real,
    new Set(existing.map((order) => order.external_id)),
  );
  const traces = tracesFor(run, real, customers);
  const listings = new Map(
    listingsOf(run.tx, accountId, [...listingIds]).map((row) => [row.external_id, row]),
  );
  return {
    run,
    account,
    isInitial,
    forget(order) {
      const last = traces.at(-1);
      if (last?.customerId === customers.get(order.externalId) && last?.placedAt === order.placedAt)
        traces.pop();
      // Looked up again where needed: one of them may have been made for this order.
      for (const line of order.lines) if (line.listingExternalId) listings.delete(line.listingExternalId);
    },
    existing: new Map(existing.map((order) => [order.external_id, order])),
    listings,
    policies: new Map(paymentMethodsOf(run.tx, accountId).map((row) => [row.code, row.policy])),
    customers,
    traces,
    shipBy: readSettings(run.tx).general,
  };
}

function tracesFor(
  run: Run,
  orders: readonly ChannelOrder[],
  customers: ReadonlyMap<string, string>,
): OrderTrace[] {
  const open = orders.filter((order) => order.life === 'open');
  if (open.length === 0) return [];
  const ids = new Set<string>();
  let from = Number.POSITIVE_INFINITY;
  for (const order of open) {
    const customerId = customers.get(order.externalId);
    if (customerId) ids.add(customerId);
    from = Math.min(from, order.placedAt);
  }
  const rows = tracesOf(run.tx, [...ids], from - DUPLICATE_WINDOW_MS);
  const goods = new Map<string, { sku: string; name: string; qty: number }[]>();
  for (const line of goodsOf(
    run.tx,
    rows.map((row) => row.id),
  )) {
    const list = goods.get(line.order_id) ?? [];
    list.push({ sku: line.sku, name: line.name, qty: line.ordered_qty });
    goods.set(line.order_id, list);
  }
  return rows.map((row) => ({
    id: row.id,
    customerId: row.customer_id,
    placedAt: row.placed_at,
    totalMinor: row.total_minor,
    goods: goodsKey(goods.get(row.id) ?? []),
  }));
}
