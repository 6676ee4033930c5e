/** Makes an order's holds follow their causes: sets what is new, releases what is gone, respects what a person decided. */
import type { Address } from '../../shared/base/address.ts';
import { addressProblems } from '../../shared/orders/address-check.ts';
import type { HoldCauses, StoredHold } from '../../shared/orders/holds.ts';
import { holdChanges, wantedHolds } from '../../shared/orders/holds.ts';
import type { HoldCode } from '../../shared/orders/vocabulary.ts';
import type { Run } from '../db/run.ts';
import { holdsOf } from './store.ts';

export interface HoldInput extends Omit<HoldCauses, 'addressProblems' | 'addressKey'> {
  readonly orderId: string;
  readonly shipping: Address;
  /** Something of it must be carried somewhere. */
  readonly needsAddress: boolean;
}

/** `isNew`: the order has no holds yet, so none are read. Answers how many are active afterwards. */
export function followHolds(run: Run, input: HoldInput, isNew: boolean): void {
  const wanted = wantedHolds({
    ...input,
    addressProblems: input.isOpen && input.needsAddress ? addressProblems(input.shipping) : [],
    addressKey: addressKeyOf(input.shipping),
  });
  const stored: StoredHold[] = isNew
    ? []
    : holdsOf(run.tx, input.orderId).map((row) => ({
        id: row.id,
        code: row.code as HoldCode,
        lineId: row.line_id,
        data: row.data,
        releasedAt: row.released_at,
        releasedBy: row.released_by,
      }));
  const changes = holdChanges(wanted, stored);
  for (const id of changes.release) {
    run.tx.update('hold', { id }, { released_at: run.now, released_by: 'engine' });
    run.event('hold.released', {
      orderId: input.orderId,
      data: { code: stored.find((hold) => hold.id === id)?.code },
    });
  }
  for (const hold of changes.set) setHold(run, input.orderId, hold.code, hold.data, hold.lineId);
}

export function setHold(
  run: Run,
  orderId: string,
  code: HoldCode,
  data: Readonly<Record<string, unknown>>,
  lineId: string | null = null,
): string {
  const id = run.makeId('hold');
  run.tx.insert('hold', {
    id,
    order_id: orderId,
    line_id: lineId,
    code,
    data: JSON.stringify(data),
    since_at: run.now,
    released_at: null,
    released_by: null,
  });
  run.event('hold.set', { orderId, data: { code } });
  return id;
}

/** The address as a short fingerprint without the people in it: kept in hold data, compared, never shown. */
export function addressKeyOf(address: Address): string {
  let hash = 0x811c9dc5;
  for (const part of [
    address.line1,
    address.line2,
    address.postcode,
    address.city,
    address.region,
    address.country,
  ]) {
    for (let at = 0; at < part.length; at += 1) hash = Math.imul(hash ^ part.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
