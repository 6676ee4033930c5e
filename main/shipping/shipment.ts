/** What the channel is told of a parcel that left: lines, quantities, tracking, and the sentence for the customer. */
import { assert } from '../../shared/base/assert.ts';
import type { PushIntent } from '../../shared/sync/connector.ts';
import { shipping as words } from '../../shared/words/en/shipping.ts';
import type { Reader } from '../db/handle.ts';
import { externalIdOf } from '../orders/store.ts';
import { carrierRules, carrierShown } from './carriers.ts';
import type { ParcelRow } from './store.ts';
import { contentsOf, parcelRow } from './store.ts';

/** `isComplete`: nothing more of the order is to be shipped after it. */
export function shipmentOf(
  reader: Reader,
  parcelId: string,
  isComplete: boolean,
): Extract<PushIntent, { kind: 'ship' }> {
  const parcel = parcelRow(reader, parcelId);
  assert(parcel?.handed_over_at, 'only parcels that left are told');
  const lines = new Map<string, number>();
  for (const row of contentsOf(reader, [parcelId]))
    lines.set(row.external_id, (lines.get(row.external_id) ?? 0) + row.qty);
  const carrier = carrierShown(carrierRules(reader), parcel);
  return {
    kind: 'ship',
    orderExternalId: externalIdOf(reader, parcel.order_id),
    parcelId,
    lines: [...lines].map(([lineExternalId, qty]) => ({ lineExternalId, qty })),
    carrierCode: parcel.carrier_code ?? '',
    carrierName: carrier.name,
    trackingNumber: parcel.tracking_number ?? '',
    trackingUrl: carrier.url,
    note: noteFor(parcel, carrier, isComplete),
    isComplete,
    shippedAt: parcel.handed_over_at,
  };
}

function noteFor(
  parcel: ParcelRow,
  carrier: { readonly name: string; readonly url: string },
  isComplete: boolean,
): string {
  const sentence = sentenceFor(parcel, carrier);
  return isComplete ? sentence : `${sentence} ${words.note.inParts}`;
}

function sentenceFor(parcel: ParcelRow, carrier: { readonly name: string; readonly url: string }): string {
  if (parcel.way === 'collected') return words.note.collected;
  if (parcel.way === 'own_delivery') return words.note.ownDelivery;
  const number = parcel.tracking_number ?? '';
  if (carrier.name === '') return number === '' ? words.note.plain : words.note.number(number);
  return number === ''
    ? words.note.carrierOnly(carrier.name)
    : words.note.carrier(carrier.name, number, carrier.url);
}
