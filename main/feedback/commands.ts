/** What people do with feedback: note a remark, answer, settle, open again, attach it to what it is about. */
import { ok, refuse } from '../../shared/base/result.ts';
import type { CommandHandlers, Run } from '../db/run.ts';
import type { StoredFeedback } from './store.ts';
import { customerRef, deleteFeedback, feedbackRow, lineRef, orderRef } from './store.ts';
import { touchFeedback } from './touch.ts';

type Name =
  | 'feedback.add'
  | 'feedback.remove'
  | 'feedback.answer'
  | 'feedback.settle'
  | 'feedback.reopen'
  | 'feedback.attach';

export const feedbackCommands: CommandHandlers<Name> = {
  'feedback.add'(run, args) {
    const line = args.lineId === undefined ? undefined : lineRef(run.tx, args.lineId);
    if (args.lineId !== undefined && !line) return refuse('line_unknown', { lineId: args.lineId });
    if (line && args.orderId !== undefined && line.order_id !== args.orderId)
      return refuse('line_unknown', { lineId: line.id });
    const orderId = args.orderId ?? line?.order_id;
    const order = orderId === undefined ? undefined : orderRef(run.tx, orderId);
    if (orderId !== undefined && !order) return refuse('order_unknown', { orderId });
    const customerId = args.customerId ?? order?.customer_id;
    if (customerId === undefined) return refuse('feedback_about_nothing');
    const customer = customerRef(run.tx, customerId);
    if (!customer) return refuse('customer_unknown', { customerId });
    const id = run.makeId('feedback');
    const row = {
      id,
      account_id: order?.account_id ?? customer.account_id,
      external_id: null,
      kind: 'remark' as const,
      rating: null,
      text: args.text,
      author: run.actor.personId,
      written_at: run.now,
      order_id: order?.id ?? null,
      line_id: line?.id ?? null,
      item_id: line?.item_id ?? null,
      customer_id: customer.id,
      state: 'open' as const,
      answer: '',
      settled_at: null,
      is_hidden: 0,
    };
    run.tx.insert('feedback', row);
    run.event('feedback.added', { orderId: order?.id, subjectId: id });
    touchFeedback(run, row);
    run.undoWith('feedback.remove', { feedbackId: id }, [id]);
    return ok({ feedbackId: id });
  },

  'feedback.remove'(run, { feedbackId }) {
    const row = feedbackRow(run.tx, feedbackId);
    if (!row) return refuse('feedback_unknown', { feedbackId });
    if (row.kind === 'review') return refuse('feedback_is_review', { feedbackId });
    run.change(feedbackId, 'text', row.text, null);
    deleteFeedback(run.tx, feedbackId);
    run.event('feedback.removed', { orderId: row.order_id ?? undefined, subjectId: feedbackId });
    touchFeedback(run, row);
    return ok({ feedbackId });
  },

  'feedback.answer'(run, { feedbackId, answer }) {
    const row = feedbackRow(run.tx, feedbackId);
    if (!row) return refuse('feedback_unknown', { feedbackId });
    undoTo(run, row);
    set(run, row, { state: 'answered', answer, settled_at: run.now }, 'feedback.answered');
    return ok({ feedbackId });
  },

  'feedback.settle'(run, { feedbackId, answer }) {
    const row = feedbackRow(run.tx, feedbackId);
    if (!row) return refuse('feedback_unknown', { feedbackId });
    if (row.state === 'done') return refuse('feedback_settled', { feedbackId });
    undoTo(run, row);
    set(run, row, { state: 'done', answer: answer ?? row.answer, settled_at: run.now }, 'feedback.settled');
    return ok({ feedbackId });
  },

  'feedback.reopen'(run, { feedbackId, answer }) {
    const row = feedbackRow(run.tx, feedbackId);
    if (!row) return refuse('feedback_unknown', { feedbackId });
    if (row.state === 'open') return refuse('feedback_open', { feedbackId });
    undoTo(run, row);
    set(run, row, { state: 'open', answer: answer ?? row.answer, settled_at: null }, 'feedback.reopened');
    return ok({ feedbackId });
  },

  'feedback.attach'(run, { feedbackId, orderId, lineId, back }) {
    const row = feedbackRow(run.tx, feedbackId);
    if (!row) return refuse('feedback_unknown', { feedbackId });
    const order = orderId === null ? undefined : orderRef(run.tx, orderId);
    if (orderId !== null && !order) return refuse('order_unknown', { orderId });
    const line = lineId === null ? undefined : lineRef(run.tx, lineId);
    if (lineId !== null && (!line || line.order_id !== orderId)) return refuse('line_unknown', { lineId });
    if (back && back.customerId !== null && !customerRef(run.tx, back.customerId))
      return refuse('customer_unknown', { customerId: back.customerId });
    const place = {
      order_id: order?.id ?? null,
      line_id: line?.id ?? null,
      // The item that a review names stays, whatever order it is about; a remark's is its line's.
      item_id: back ? back.itemId : (line?.item_id ?? (row.kind === 'review' ? row.item_id : null)),
      customer_id: back ? back.customerId : (order?.customer_id ?? row.customer_id),
    };
    run.tx.update('feedback', { id: feedbackId }, place);
    run.change(feedbackId, 'order_id', row.order_id, place.order_id);
    run.change(feedbackId, 'line_id', row.line_id, place.line_id);
    run.event('feedback.attached', { orderId: place.order_id ?? undefined, subjectId: feedbackId });
    touchFeedback(run, row, place);
    run.undoWith(
      'feedback.attach',
      {
        feedbackId,
        orderId: row.order_id,
        lineId: row.line_id,
        back: { customerId: row.customer_id, itemId: row.item_id },
      },
      [feedbackId],
    );
    return ok({ feedbackId });
  },
};

/** The way back to the state it has now, with the answer it has now. */
function undoTo(run: Run, row: StoredFeedback): void {
  const back = { open: 'feedback.reopen', answered: 'feedback.answer', done: 'feedback.settle' } as const;
  run.undoWith(back[row.state], { feedbackId: row.id, answer: row.answer }, [row.id]);
}

function set(
  run: Run,
  row: StoredFeedback,
  patch: Pick<StoredFeedback, 'state' | 'answer' | 'settled_at'>,
  event: string,
): void {
  run.tx.update('feedback', { id: row.id }, patch);
  run.change(row.id, 'state', row.state, patch.state);
  run.change(row.id, 'answer', row.answer, patch.answer);
  run.event(event, { orderId: row.order_id ?? undefined, subjectId: row.id });
  touchFeedback(run, row);
}
