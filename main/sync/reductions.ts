/**
 * Keeps what we believe a channel holds: our last write, before that the figure that opened our stock, minus what the
 * channel itself took off its stock for the orders that reach us. With it a quantity that only orders moved is told from one that somebody changed by hand.
 */
import type { ChannelMessage, ChannelOrder, Connector } from '../../shared/sync/connector.ts';
import type { Tx } from '../db/handle.ts';
import type { Account } from './ports.ts';
import { findMessage } from './raw-store.ts';
import { readMessage } from './reading.ts';
import { lowerBelief, lowerBeliefByNew } from './stock-store.ts';

export interface ReductionScope {
  readonly tx: Tx;
  readonly connector: Connector;
  readonly account: Account;
}

/** @param previousKey the message of the same order that was applied before */
export function noteReductions(
  { tx, connector, account }: ReductionScope,
  message: ChannelMessage,
  previousKey: number | undefined,
): void {
  if (message.stream !== 'orders') return;
  // History: every figure that we ever read lacks its units already.
  if (previousKey === undefined && message.order.placedAt < account.cutoverAt) return;
  const units = reducedUnits(message.order);
  if (previousKey !== undefined) {
    const stored = findMessage(tx, previousKey);
    const before = stored && readMessage(connector, account, 'orders', stored.body);
    // Unknown what it had taken off before: better no guess than a wrong one.
    if (!before?.ok || before.message.stream !== 'orders') return;
    for (const [listing, qty] of reducedUnits(before.message.order))
      units.set(listing, (units.get(listing) ?? 0) - qty);
  }
  const { placedAt } = message.order;
  for (const [listing, qty] of units) {
    if (qty === 0) continue;
    if (previousKey === undefined) lowerBeliefByNew(tx, account.id, listing, { qty, placedAt });
    else lowerBelief(tx, account.id, listing, qty);
  }
}

function reducedUnits(order: ChannelOrder): Map<string, number> {
  const units = new Map<string, number>();
  for (const { listingExternalId, reducedQty } of order.lines) {
    if (listingExternalId !== null && reducedQty !== 0)
      units.set(listingExternalId, (units.get(listingExternalId) ?? 0) + reducedQty);
  }
  return units;
}
