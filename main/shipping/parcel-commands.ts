/** Parcels at the pack table: open, next, set, close, open again. What lies in them changes by scans. */
import { assert } from '../../shared/base/assert.ts';
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import { unpackedQty } from '../../shared/shipping/state.ts';
import type { CommandHandlers, Run } from '../db/run.ts';
import { carrierByCode } from '../settings/store.ts';
import { knownParcel, refusalOfStop, workable } from './guard.ts';
import { countsOf, settle } from './ledger.ts';
import { issuePackingSlip } from './packing-slip.ts';
import { start } from './pick-commands.ts';
import type { FulfilmentRow, ParcelRow } from './store.ts';
import {
  contentsOf,
  deleteParcel,
  fulfilmentRow,
  linesOf,
  parcelNumbersOf,
  parcelRow,
  parcelsOf,
} from './store.ts';

type Name = 'parcel.open' | 'parcel.new' | 'parcel.discard' | 'parcel.set' | 'parcel.close' | 'parcel.reopen';

export const parcelCommands: CommandHandlers<Name> = {
  'parcel.open'(run, { fulfilmentId }) {
    const work = workable(run.tx, fulfilmentId);
    if (!work.ok) return work;
    const open = openParcel(run, fulfilmentId);
    if (open) return ok({ parcelId: open.id, number: open.number, isNew: false });
    if (openUnits(run, fulfilmentId) === 0) return refuse('nothing_to_pack', { fulfilmentId });
    if (work.value.state === 'released') start(run, fulfilmentId, work.value.order_id);
    const parcel = addParcel(run, work.value);
    run.undoWith('parcel.discard', { parcelId: parcel.id }, [parcel.id]);
    settle(run, fulfilmentId);
    return ok({ parcelId: parcel.id, number: parcel.number, isNew: true });
  },

  'parcel.new'(run, { fulfilmentId }) {
    const work = workable(run.tx, fulfilmentId);
    if (!work.ok) return work;
    if (openUnits(run, fulfilmentId) === 0) return refuse('nothing_to_pack', { fulfilmentId });
    const open = openParcel(run, fulfilmentId);
    const closing = open && closeParcel(run, open, work.value);
    if (closing && !closing.ok) return closing;
    const parcel = addParcel(run, work.value, open);
    const reopen = open ? { reopenParcelId: open.id } : {};
    run.undoWith(
      'parcel.discard',
      { parcelId: parcel.id, ...reopen },
      open ? [parcel.id, open.id] : [parcel.id],
    );
    settle(run, fulfilmentId);
    return ok({
      parcelId: parcel.id,
      number: parcel.number,
      closedParcelId: open?.id ?? null,
      slipDocumentId: closing ? closing.value.slipDocumentId : null,
    });
  },

  'parcel.discard'(run, { parcelId, reopenParcelId }) {
    const known = knownParcel(run.tx, parcelId);
    if (!known.ok) return known;
    const { parcel, work } = known.value;
    if (parcel.state !== 'open') return refuse('parcel_not_open', { parcelId });
    if (contentsOf(run.tx, [parcelId]).length > 0) return refuse('parcel_not_empty', { parcelId });
    run.tx.run(deleteParcel(parcelId));
    run.event('parcel.discarded', { orderId: work.order_id, subjectId: parcelId });
    if (reopenParcelId !== undefined) {
      const earlier = parcelRow(run.tx, reopenParcelId);
      if (earlier?.state !== 'packed' || earlier.fulfilment_id !== work.id)
        return refuse('parcel_not_packed', { parcelId: reopenParcelId });
      reopenParcel(run, earlier);
    }
    settle(run, work.id, { isLeft: true });
    return ok({ fulfilmentId: work.id });
  },

  'parcel.set'(run, { parcelId, weightG, box, carrierCode }) {
    const known = knownParcel(run.tx, parcelId);
    if (!known.ok) return known;
    const { parcel, work } = known.value;
    if (parcel.state !== 'open' && parcel.state !== 'packed')
      return refuse('parcel_done', { parcelId, state: parcel.state });
    if (carrierCode && !carrierByCode(run.tx, carrierCode)) return refuse('carrier_unknown', { carrierCode });
    const before = {
      ...(weightG === undefined ? {} : { weightG: parcel.weight_g }),
      ...(box === undefined ? {} : { box: parcel.box }),
      ...(carrierCode === undefined ? {} : { carrierCode: parcel.carrier_code }),
    };
    const after = {
      weight_g: weightG === undefined ? parcel.weight_g : weightG,
      box: box === undefined ? parcel.box : box || null,
      carrier_code: carrierCode === undefined ? parcel.carrier_code : carrierCode || null,
    };
    run.tx.update('parcel', { id: parcelId }, after);
    run.change(parcelId, 'weight_g', parcel.weight_g, after.weight_g);
    run.change(parcelId, 'box', parcel.box, after.box);
    run.change(parcelId, 'carrier_code', parcel.carrier_code, after.carrier_code);
    if (Object.keys(before).length > 0) run.undoWith('parcel.set', { parcelId, ...before }, [parcelId]);
    run.touch('shipping', `fulfilment:${work.id}`, `order:${work.order_id}`);
    return ok({ parcelId });
  },

  'parcel.close'(run, { parcelId }) {
    const known = knownParcel(run.tx, parcelId);
    if (!known.ok) return known;
    const { parcel, work } = known.value;
    if (parcel.state !== 'open') return refuse('parcel_not_open', { parcelId });
    const free = refusalOfStop(work);
    if (!free.ok) return free;
    const closed = closeParcel(run, parcel, work);
    if (!closed.ok) return closed;
    run.undoWith('parcel.reopen', { parcelId }, [parcelId]);
    const { state, slipDocumentId } = closed.value;
    return ok({ parcelId, fulfilmentId: work.id, state, slipDocumentId });
  },

  'parcel.reopen'(run, { parcelId }) {
    const known = knownParcel(run.tx, parcelId);
    if (!known.ok) return known;
    const { parcel, work } = known.value;
    if (parcel.state !== 'packed') return refuse('parcel_not_packed', { parcelId });
    const open = openParcel(run, work.id);
    if (open) return refuse('parcel_open_already', { parcelId: open.id });
    reopenParcel(run, parcel);
    run.undoWith('parcel.close', { parcelId }, [parcelId]);
    settle(run, work.id);
    return ok({ parcelId });
  },
};

/** The parcel that scans go into. */
export const openParcel = (run: Run, fulfilmentId: string): ParcelRow | undefined =>
  parcelsOf(run.tx, fulfilmentId).findLast((parcel) => parcel.state === 'open');

const openUnits = (run: Run, fulfilmentId: string): number =>
  linesOf(run.tx, fulfilmentId).reduce((sum, line) => sum + unpackedQty(countsOf(line)), 0);

/** Shuts a parcel and freezes its packing slip. The caller has looked whether the work is stopped. */
export function closeParcel(
  run: Run,
  parcel: ParcelRow,
  work: FulfilmentRow,
): Result<{ readonly state: FulfilmentRow['state']; readonly slipDocumentId: string }, 'parcel_empty'> {
  const contents = contentsOf(run.tx, [parcel.id]);
  if (contents.length === 0) return refuse('parcel_empty', { parcelId: parcel.id });
  run.tx.update('parcel', { id: parcel.id }, { state: 'packed', packed_at: run.now });
  const state = settle(run, work.id);
  const now = fulfilmentRow(run.tx, work.id);
  assert(now, 'packed work exists');
  const slipDocumentId = issuePackingSlip(run, { ...parcel, state: 'packed' }, now);
  run.event('parcel.packed', {
    orderId: work.order_id,
    subjectId: parcel.id,
    data: {
      fulfilmentId: work.id,
      units: contents.reduce((sum, row) => sum + row.qty, 0),
      unscannedUnits: contents.reduce((sum, row) => sum + row.unscanned_qty, 0),
      documentId: slipDocumentId,
    },
  });
  return ok({ state, slipDocumentId });
}

function reopenParcel(run: Run, parcel: ParcelRow): void {
  run.tx.update('parcel', { id: parcel.id }, { state: 'open', packed_at: null });
  run.event('parcel.reopened', { orderId: parcel.order_id, subjectId: parcel.id });
}

/** The next number within the order; box and carrier as in the parcel before. */
function addParcel(run: Run, work: FulfilmentRow, before?: ParcelRow): ParcelRow {
  const numbers = parcelNumbersOf(run.tx, work.order_id)
    .filter((one) => one.state !== 'unpacked')
    .map((one) => one.number);
  const parcel: ParcelRow = {
    id: run.makeId('parcel'),
    fulfilment_id: work.id,
    order_id: work.order_id,
    number: Math.max(0, ...numbers) + 1,
    state: 'open',
    way: null,
    weight_g: null,
    box: before?.box ?? null,
    carrier_code: before?.carrier_code ?? null,
    tracking_number: null,
    packed_at: null,
    handed_over_at: null,
  };
  run.tx.insert('parcel', parcel);
  run.event('parcel.opened', {
    orderId: work.order_id,
    subjectId: parcel.id,
    data: { fulfilmentId: work.id },
  });
  return parcel;
}
