/** Tracking numbers after the fact: corrected one by one, or imported from a carrier's file, all or nothing. */
import { ok, refuse } from '../../shared/base/result.ts';
import { plainTracking } from '../../shared/settings/carriers.ts';
import type { ImportProblem } from '../../shared/shipping/tracking-rows.ts';
import { isTrackingNumber } from '../../shared/shipping/tracking-rows.ts';
import { supersedeTold } from '../db/outbox-store.ts';
import type { CommandHandlers, Run } from '../db/run.ts';
import { reindexOrder } from '../orders/search-index-store.ts';
import { carrierByCode } from '../settings/store.ts';
import type { Label } from './carriers.ts';
import { readLabel } from './carriers.ts';
import { knownParcel, stopCodeOf } from './guard.ts';
import { handOver } from './hand-over.ts';
import { otherWithNumber } from './hand-over-commands.ts';
import type { FulfilmentRow, ParcelRow } from './store.ts';

interface ImportRow {
  readonly parcelId: string;
  readonly trackingNumber: string;
  readonly carrierCode?: string | undefined;
}

export const trackingCommands: CommandHandlers<'parcel.set_tracking' | 'tracking.import'> = {
  'parcel.set_tracking'(run, { parcelId, trackingNumber, carrierCode }) {
    const known = knownParcel(run.tx, parcelId);
    if (!known.ok) return known;
    const { parcel, work } = known.value;
    if (parcel.state === 'unpacked') return refuse('parcel_unpacked', { parcelId });
    const label = readLabel(run.tx, parcel, work, { trackingNumber, carrierCode });
    if (!label.ok) return label;
    const taken = otherWithNumber(run, parcel, label.value.trackingNumber);
    if (taken) return refuse('tracking_taken', { parcelId: taken.id, orderId: taken.order_id });
    const before = { trackingNumber: parcel.tracking_number ?? '', carrierCode: parcel.carrier_code };
    if (correct(run, parcel, work, label.value))
      run.undoWith('parcel.set_tracking', { parcelId, ...before }, [parcelId]);
    return ok({ parcelId, ...label.value });
  },

  'tracking.import'(run, { rows, handOver: mayLeave }) {
    const plain = rows.map((row) => ({ ...row, trackingNumber: plainTracking(row.trackingNumber) }));
    const seen = { numbers: new Set<string>(), parcels: new Set<string>() };
    const errors = plain.flatMap((row, index) => {
      const problem = problemOf(run, row, seen, mayLeave);
      seen.numbers.add(row.trackingNumber);
      seen.parcels.add(row.parcelId);
      return problem ? [{ row: index + 1, ...problem }] : [];
    });
    if (errors.length > 0)
      return refuse('tracking_rows_invalid', { rows: errors.slice(0, 200), count: errors.length });
    let corrected = 0;
    let handedOver = 0;
    for (const row of plain) {
      const known = knownParcel(run.tx, row.parcelId);
      if (!known.ok) return known;
      const { parcel, work } = known.value;
      const label = readLabel(run.tx, parcel, work, row);
      if (!label.ok) return label;
      if (parcel.state === 'packed' && mayLeave) {
        handOver(run, parcel, work, { ...label.value, way: 'carrier', contradictions: [] });
        handedOver += 1;
      } else if (correct(run, parcel, work, label.value)) corrected += 1;
    }
    return ok({ corrected, handedOver });
  },
};

/** Writes number and carrier; what has left is told to the channel again. Answers whether anything changed. */
function correct(run: Run, parcel: ParcelRow, work: FulfilmentRow, label: Label): boolean {
  const { trackingNumber, carrierCode } = label;
  if (parcel.tracking_number === trackingNumber && parcel.carrier_code === carrierCode) return false;
  run.tx.update('parcel', { id: parcel.id }, { tracking_number: trackingNumber, carrier_code: carrierCode });
  run.change(parcel.id, 'tracking_number', parcel.tracking_number, trackingNumber);
  run.change(parcel.id, 'carrier_code', parcel.carrier_code, carrierCode);
  if (parcel.state === 'handed_over') {
    // What was told is replaced: the next steps tell the parcel anew (`main/flow/steps/tell-shipped.ts`).
    supersedeTold(run, parcel.id);
    run.event('parcel.tracking_changed', {
      orderId: work.order_id,
      subjectId: parcel.id,
      data: { carrierCode },
    });
  }
  reindexOrder(run.tx, work.order_id);
  run.touch('shipping', `fulfilment:${work.id}`, `order:${work.order_id}`);
  run.advance(work.order_id);
  return true;
}

function problemOf(
  run: Run,
  row: ImportRow,
  seen: { readonly numbers: ReadonlySet<string>; readonly parcels: ReadonlySet<string> },
  mayLeave: boolean,
): { column: string; value: string; code: ImportProblem } | undefined {
  const number = { column: 'tracking', value: row.trackingNumber };
  const target = { column: 'order', value: row.parcelId };
  if (!isTrackingNumber(row.trackingNumber)) return { ...number, code: 'number_invalid' };
  if (seen.numbers.has(row.trackingNumber)) return { ...number, code: 'number_doubled' };
  if (seen.parcels.has(row.parcelId)) return { ...target, code: 'parcel_doubled' };
  const known = knownParcel(run.tx, row.parcelId);
  if (!known.ok) return { ...target, code: 'parcel_unknown' };
  const { parcel, work } = known.value;
  if (parcel.state === 'unpacked') return { ...target, code: 'parcel_unpacked' };
  if (parcel.state === 'open' && mayLeave) return { ...target, code: 'parcel_not_packed' };
  if (parcel.state === 'packed' && mayLeave && stopCodeOf(work) !== null)
    return { ...target, code: 'parcel_stopped' };
  if (otherWithNumber(run, parcel, row.trackingNumber)) return { ...number, code: 'number_taken' };
  if (row.carrierCode && !carrierByCode(run.tx, row.carrierCode))
    return { column: 'carrier', value: row.carrierCode, code: 'carrier_unknown' };
  return undefined;
}
