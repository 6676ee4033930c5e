/** What forbids work: it is over, stopped, or its order is held. Facts ask it too, and record what contradicts it. */
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import type { StopCode } from '../../shared/shipping/vocabulary.ts';
import type { Reader } from '../db/handle.ts';
import type { FulfilmentRow, ParcelRow } from './store.ts';
import { fulfilmentRow, parcelRow } from './store.ts';

export const isDone = (row: { readonly state: string }): boolean =>
  row.state === 'handed_over' || row.state === 'cancelled';

/** Why work must not leave, as one code; null: nothing stands against it. Work that is over cannot be stopped. */
export function stopCodeOf(row: {
  readonly state: string;
  readonly stop_code: string | null;
  readonly holds: string;
}): StopCode | null {
  if (isDone(row)) return null;
  if (row.stop_code !== null) return row.stop_code as StopCode;
  return row.holds === '' ? null : 'on_hold';
}

type StopRefusal = 'fulfilment_stopped' | 'order_on_hold';

export function refusalOfStop(row: FulfilmentRow): Result<FulfilmentRow, StopRefusal> {
  const code = stopCodeOf(row);
  if (code === null) return ok(row);
  const about = { fulfilmentId: row.id, orderId: row.order_id, orderNumber: row.order_number };
  if (code === 'on_hold') return refuse('order_on_hold', { ...about, holds: row.holds.split(',') });
  return refuse('fulfilment_stopped', { ...about, stopCode: code });
}

/** Work that may go on. */
export function workable(
  reader: Reader,
  fulfilmentId: string,
): Result<FulfilmentRow, 'fulfilment_unknown' | 'fulfilment_done' | StopRefusal> {
  const living = notDone(reader, fulfilmentId);
  return living.ok ? refusalOfStop(living.value) : living;
}

/** Work that has not left and was not cancelled, stopped or not. */
export function notDone(
  reader: Reader,
  fulfilmentId: string,
): Result<FulfilmentRow, 'fulfilment_unknown' | 'fulfilment_done'> {
  const row = fulfilmentRow(reader, fulfilmentId);
  if (!row) return refuse('fulfilment_unknown', { fulfilmentId });
  if (isDone(row)) return refuse('fulfilment_done', { fulfilmentId, state: row.state });
  return ok(row);
}

/** A parcel with the work it belongs to. */
export function knownParcel(
  reader: Reader,
  parcelId: string,
): Result<{ readonly parcel: ParcelRow; readonly work: FulfilmentRow }, 'parcel_unknown'> {
  const parcel = parcelRow(reader, parcelId);
  const work = parcel && fulfilmentRow(reader, parcel.fulfilment_id);
  return parcel && work ? ok({ parcel, work }) : refuse('parcel_unknown', { parcelId });
}
