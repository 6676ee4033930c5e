/** The ways out of a stop: unpack, or let it go; and shipping only what is here. */
import { ok, refuse } from '../../shared/base/result.ts';
import { sumOf } from '../../shared/shipping/state.ts';
import type { CommandHandlers } from '../db/run.ts';
import { orderOf } from '../orders/store.ts';
import { notDone, workable } from './guard.ts';
import { changePicked, countsOf, settle } from './ledger.ts';
import { closeParcel, openParcel } from './parcel-commands.ts';
import { addToLine, linesOf, parcelsOf } from './store.ts';

type Name = 'parcel.unpack' | 'parcel.ship_what_is_here' | 'fulfilment.ship_anyway' | 'fulfilment.stop_again';

export const stopCommands: CommandHandlers<Name> = {
  'parcel.unpack'(run, { fulfilmentId }) {
    const work = notDone(run.tx, fulfilmentId);
    if (!work.ok) return work;
    const lines = linesOf(run.tx, fulfilmentId);
    const units: { lineId: string; qty: number }[] = [];
    for (const line of lines) {
      const { picked_qty, packed_qty, shipped_qty } = line;
      const shipped = { picked_qty: shipped_qty, packed_qty: shipped_qty };
      run.tx.update('fulfilment_line', { id: line.id }, { qty: shipped_qty, ...shipped });
      run.tx.run(
        addToLine(line.line_id, { picked: shipped_qty - picked_qty, packed: shipped_qty - packed_qty }),
      );
      if (picked_qty === shipped_qty) continue;
      units.push({ lineId: line.line_id, qty: picked_qty - shipped_qty });
      run.stockMoved(line.item_id);
    }
    for (const parcel of parcelsOf(run.tx, fulfilmentId)) {
      if (parcel.state !== 'open' && parcel.state !== 'packed') continue;
      // What lay in it stays readable; it counts no more.
      run.tx.update('parcel', { id: parcel.id }, { state: 'unpacked' });
      run.event('parcel.unpacked', {
        orderId: work.value.order_id,
        subjectId: parcel.id,
        data: { fulfilmentId },
      });
    }
    run.tx.update('fulfilment', { id: fulfilmentId }, { stop_code: null, stop_data: null });
    run.event('fulfilment.unpacked', {
      orderId: work.value.order_id,
      subjectId: fulfilmentId,
      data: { stopCode: work.value.stop_code, lines: units },
    });
    settle(run, fulfilmentId);
    return ok({ fulfilmentId, units: units.reduce((sum, unit) => sum + unit.qty, 0) });
  },

  'parcel.ship_what_is_here'(run, { fulfilmentId }) {
    const work = workable(run.tx, fulfilmentId);
    if (!work.ok) return work;
    const lines = linesOf(run.tx, fulfilmentId);
    const sum = sumOf(lines.map(countsOf));
    if (sum.packedQty === 0) return refuse('nothing_packed', { fulfilmentId });
    const open = lines.filter((line) => line.qty > line.packed_qty);
    if (open.length === 0) return refuse('nothing_missing', { fulfilmentId });
    for (const line of open) {
      if (line.picked_qty > line.packed_qty) changePicked(run, line, line.packed_qty - line.picked_qty);
      // The claims stay: the next steps make work of its own from them.
      run.tx.update('fulfilment_line', { id: line.id }, { qty: line.packed_qty });
    }
    const rest = open.map((line) => ({ lineId: line.line_id, qty: line.qty - line.packed_qty }));
    const policy = orderOf(run.tx, work.value.order_id)?.ship_policy;
    run.tx.update('orders', { id: work.value.order_id }, { ship_policy: 'part' });
    run.change(work.value.order_id, 'ship_policy', policy, 'part');
    run.event('fulfilment.rest_left', {
      orderId: work.value.order_id,
      subjectId: fulfilmentId,
      data: { lines: rest },
    });
    const parcel = openParcel(run, fulfilmentId);
    const closing = parcel && closeParcel(run, parcel, work.value);
    const slipDocumentId = closing?.ok ? closing.value.slipDocumentId : null;
    // An open parcel with nothing in it is no parcel.
    if (closing && !closing.ok && parcel) run.tx.update('parcel', { id: parcel.id }, { state: 'unpacked' });
    return ok({ fulfilmentId, state: settle(run, fulfilmentId), rest, slipDocumentId });
  },

  'fulfilment.ship_anyway'(run, { fulfilmentId, reason }) {
    const work = notDone(run.tx, fulfilmentId);
    if (!work.ok) return work;
    const { stop_code: code, stop_data: data, order_id: orderId } = work.value;
    if (code === null) return refuse('not_stopped', { fulfilmentId });
    // What was accepted stays beside the work: a later change at the channel stops it again.
    const stopped = JSON.parse(data ?? '{}') as { lines?: unknown };
    const accepted = JSON.stringify({ code, lines: stopped.lines ?? [] });
    run.tx.update('fulfilment', { id: fulfilmentId }, { stop_code: null, stop_data: accepted });
    run.change(fulfilmentId, 'ship_anyway_reason', null, reason);
    run.event('fulfilment.let_go', { orderId, subjectId: fulfilmentId, data: { code } });
    run.undoWith('fulfilment.stop_again', { fulfilmentId }, [fulfilmentId]);
    settle(run, fulfilmentId);
    return ok({ fulfilmentId });
  },

  'fulfilment.stop_again'(run, { fulfilmentId }) {
    const work = notDone(run.tx, fulfilmentId);
    if (!work.ok) return work;
    const { stop_code: code, stop_data: data, order_id: orderId } = work.value;
    const accepted =
      code === null && data !== null ? (JSON.parse(data) as { code: string; lines: unknown }) : null;
    if (accepted === null) return refuse('not_let_go', { fulfilmentId });
    const stopped = JSON.stringify({ lines: accepted.lines });
    run.tx.update('fulfilment', { id: fulfilmentId }, { stop_code: accepted.code, stop_data: stopped });
    run.event('fulfilment.stopped', { orderId, subjectId: fulfilmentId, data: accepted });
    settle(run, fulfilmentId);
    return ok({ fulfilmentId });
  },
};
