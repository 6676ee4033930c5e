/** Picking: begin, fetch, put back, leave. A pick is a fact: more than the list asks for is not counted, and said. */
import { ok, refuse } from '../../shared/base/result.ts';
import { unpickedQty } from '../../shared/shipping/state.ts';
import type { CommandHandlers, Run } from '../db/run.ts';
import { workable } from './guard.ts';
import { changePicked, countsOf, settle } from './ledger.ts';
import { fulfilmentRow, linesOf, lineWithin } from './store.ts';

type Name = 'pick.start' | 'pick.leave' | 'pick.confirm' | 'pick.all' | 'pick.take_back';

export const pickCommands: CommandHandlers<Name> = {
  'pick.start'(run, { fulfilmentIds }) {
    const started: string[] = [];
    for (const id of new Set(fulfilmentIds)) {
      const work = workable(run.tx, id);
      if (!work.ok) return work;
      if (work.value.state !== 'released') continue;
      start(run, id, work.value.order_id);
      started.push(id);
    }
    if (started.length > 0) run.undoWith('pick.leave', { fulfilmentIds: started }, started);
    return ok({ started });
  },

  'pick.leave'(run, { fulfilmentIds }) {
    const left: string[] = [];
    for (const id of new Set(fulfilmentIds)) {
      const work = fulfilmentRow(run.tx, id);
      if (!work) return refuse('fulfilment_unknown', { fulfilmentId: id });
      if (linesOf(run.tx, id).some((line) => line.picked_qty > line.shipped_qty))
        return refuse('already_picked', { fulfilmentId: id });
      if (work.state !== 'picking') continue;
      settle(run, id, { isLeft: true });
      run.event('fulfilment.pick_left', { orderId: work.order_id, subjectId: id });
      left.push(id);
    }
    if (left.length > 0) run.undoWith('pick.start', { fulfilmentIds: left }, left);
    return ok({ left });
  },

  'pick.confirm'(run, { fulfilmentLineId, qty, way }) {
    const found = lineWithin(run.tx, fulfilmentLineId);
    const work = found && fulfilmentRow(run.tx, found.fulfilmentId);
    if (!found || !work) return refuse('fulfilment_line_unknown', { fulfilmentLineId });
    const isOver = work.state === 'cancelled' || work.state === 'handed_over';
    const counted = found.line && !isOver ? Math.min(qty, unpickedQty(countsOf(found.line))) : 0;
    if (found.line && counted > 0) {
      changePicked(run, found.line, counted);
      run.event('fulfilment.picked', {
        orderId: work.order_id,
        subjectId: work.id,
        data: { lines: [{ lineId: found.line.line_id, qty: counted }], way },
      });
      const lines = [{ fulfilmentLineId, qty: counted }];
      run.undoWith('pick.take_back', { lines, isLeft: work.state === 'released' }, [work.id]);
    }
    if (counted < qty) {
      // Stopped, withdrawn or already fetched: the unit in the hand goes back to its shelf.
      run.event('pick.surplus', {
        orderId: work.order_id,
        subjectId: work.id,
        data: { fulfilmentLineId, qty: qty - counted },
      });
    }
    return ok({ qty: counted, fulfilmentId: work.id, state: settle(run, work.id) });
  },

  'pick.all'(run, { fulfilmentIds }) {
    const taken: { fulfilmentLineId: string; qty: number }[] = [];
    const released: string[] = [];
    const done: string[] = [];
    for (const id of new Set(fulfilmentIds)) {
      const work = workable(run.tx, id);
      if (!work.ok) return work;
      const open = linesOf(run.tx, id).filter((line) => unpickedQty(countsOf(line)) > 0);
      if (open.length === 0) continue;
      for (const line of open) {
        const qty = unpickedQty(countsOf(line));
        changePicked(run, line, qty);
        taken.push({ fulfilmentLineId: line.id, qty });
      }
      run.event('fulfilment.picked', {
        orderId: work.value.order_id,
        subjectId: id,
        data: {
          lines: open.map((line) => ({ lineId: line.line_id, qty: unpickedQty(countsOf(line)) })),
          way: 'confirmed',
        },
      });
      if (work.value.state === 'released') released.push(id);
      settle(run, id);
      done.push(id);
    }
    if (taken.length > 0)
      run.undoWith('pick.take_back', { lines: taken, isLeft: released.length === done.length }, done);
    return ok({ units: taken.reduce((sum, line) => sum + line.qty, 0), fulfilmentIds: done });
  },

  'pick.take_back'(run, { lines, isLeft }) {
    let units = 0;
    const touched = new Map<string, { lineId: string; qty: number }[]>();
    for (const { fulfilmentLineId, qty } of lines) {
      const found = lineWithin(run.tx, fulfilmentLineId);
      if (!found) return refuse('fulfilment_line_unknown', { fulfilmentLineId });
      if (!found.line) continue;
      const back = Math.min(qty, found.line.picked_qty - found.line.packed_qty);
      if (back <= 0) continue;
      changePicked(run, found.line, -back);
      units += back;
      const list = touched.get(found.fulfilmentId) ?? [];
      list.push({ lineId: found.line.line_id, qty: back });
      touched.set(found.fulfilmentId, list);
    }
    for (const [id, taken] of touched) {
      settle(run, id, { isLeft });
      const orderId = fulfilmentRow(run.tx, id)?.order_id;
      run.event('fulfilment.pick_taken_back', { orderId, subjectId: id, data: { lines: taken } });
    }
    return ok({ units });
  },
};

/** Somebody has begun: what nobody has begun may be recalled, this may not. */
export function start(run: Run, fulfilmentId: string, orderId: string): void {
  run.tx.update('fulfilment', { id: fulfilmentId }, { state: 'picking' });
  run.event('fulfilment.pick_started', { orderId, subjectId: fulfilmentId });
  settle(run, fulfilmentId);
}
