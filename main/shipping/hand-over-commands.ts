/**
 * Hand-over as a wish and as a fact. The wish (`parcel.hand_over`) is refused for stopped work, so that scanning its
 * label shows red and hands nothing over. The fact (`parcel.has_left`) is for what is out of the house already: it is
 * written whatever it contradicts.
 */
import type { CommandReply } from '../../shared/api/contract.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import { sumOf } from '../../shared/shipping/state.ts';
import type { CommandHandlers, Run } from '../db/run.ts';
import { readLabel } from './carriers.ts';
import { isDone, knownParcel, refusalOfStop, stopCodeOf } from './guard.ts';
import { handOver } from './hand-over.ts';
import { countsOf } from './ledger.ts';
import { closeParcel } from './parcel-commands.ts';
import type { ParcelRow } from './store.ts';
import { contentsOf, linesOf, parcelRow, parcelsByTracking } from './store.ts';

/** Carriers give a number again after about this time. */
const NUMBER_LIVES_MS = 180 * 24 * 60 * 60 * 1000;

export const handOverCommands: CommandHandlers<'parcel.hand_over' | 'parcel.has_left'> = {
  'parcel.hand_over'(run, args) {
    const known = knownParcel(run.tx, args.parcelId);
    if (!known.ok) return known;
    const { parcel, work } = known.value;
    if (parcel.state === 'handed_over' || parcel.state === 'unpacked' || isDone(work))
      return refuse('parcel_done', { parcelId: parcel.id, state: parcel.state });
    const free = refusalOfStop(work);
    if (!free.ok) return free;
    const label = readLabel(run.tx, parcel, work, args);
    if (!label.ok) return label;
    const taken = otherWithNumber(run, parcel, label.value.trackingNumber);
    if (taken) return refuse('tracking_taken', { parcelId: taken.id, orderId: taken.order_id });
    if (parcel.state === 'open') {
      // A label on an open parcel shuts it, when nothing more is to come; else it was scanned too early.
      const sum = sumOf(linesOf(run.tx, work.id).map(countsOf));
      if (sum.packedQty < sum.qty) return refuse('parcel_not_packed', { parcelId: parcel.id });
      const closed = closeParcel(run, parcel, work);
      if (!closed.ok) return closed;
    }
    const units = handOver(run, parcel, work, { ...label.value, way: args.way, contradictions: [] });
    return ok({ ...about(parcel), ...label.value, units, contradictions: [] });
  },

  'parcel.has_left'(run, args) {
    const known = knownParcel(run.tx, args.parcelId);
    if (!known.ok) return known;
    const { parcel, work } = known.value;
    const given = readLabel(run.tx, parcel, work, args);
    // A carrier that nobody knows is no reason to deny that the parcel is gone.
    const label = given.ok
      ? given.value
      : { trackingNumber: args.trackingNumber || null, carrierCode: parcel.carrier_code };
    const contradictions: string[] = [];
    if (!given.ok) contradictions.push('carrier_unknown');
    if (otherWithNumber(run, parcel, label.trackingNumber)) contradictions.push('tracking_taken');
    if (contentsOf(run.tx, [parcel.id]).length === 0) contradictions.push('empty');
    if (parcel.state === 'handed_over') contradictions.push('already_handed_over');
    if (parcel.state === 'unpacked') contradictions.push('was_unpacked');
    if (stopCodeOf(work) !== null) contradictions.push('was_stopped');

    const mayMove =
      (parcel.state === 'open' || parcel.state === 'packed') && !contradictions.includes('empty');
    if (!mayMove) {
      // Its units are elsewhere in the ledger already: a person has to look, and nothing is counted twice.
      run.event('parcel.left_against_record', {
        orderId: parcel.order_id,
        subjectId: parcel.id,
        data: { contradictions },
      });
      run.touch('shipping', `order:${parcel.order_id}`);
      const kept = { trackingNumber: parcel.tracking_number, carrierCode: parcel.carrier_code };
      return ok({ ...about(parcel), ...kept, units: 0, contradictions });
    }
    const now =
      parcel.state === 'open' && closeParcel(run, parcel, work).ok ? parcelRow(run.tx, parcel.id) : parcel;
    const units = handOver(run, now ?? parcel, work, { ...label, way: args.way, contradictions });
    return ok({ ...about(parcel), ...label, units, contradictions });
  },
};

type Reply = CommandReply<'parcel.hand_over'>;

const about = (parcel: ParcelRow): Pick<Reply, 'parcelId' | 'fulfilmentId' | 'orderId'> => ({
  parcelId: parcel.id,
  fulfilmentId: parcel.fulfilment_id,
  orderId: parcel.order_id,
});

/** Another parcel that has this number and is not long gone. */
export const otherWithNumber = (
  run: Run,
  parcel: { readonly id: string },
  number: string | null,
): { readonly id: string; readonly order_id: string } | undefined =>
  number === null
    ? undefined
    : parcelsByTracking(run.tx, number, run.now - NUMBER_LIVES_MS).find(
        (other) => other.id !== parcel.id && other.state !== 'unpacked',
      );
