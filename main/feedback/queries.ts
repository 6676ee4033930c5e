/** What screens ask of feedback. */
import type { FeedbackRow } from '../../shared/api/feedback.ts';
import { readCursor, writeCursor } from '../../shared/search/cursor.ts';
import type { QueryHandlers } from '../db/run.ts';
import type { FeedbackListRow } from './store.ts';
import { feedbackCountsByState, listFeedback, shownFeedback } from './store.ts';

export const feedbackQueries: QueryHandlers<'feedback.list' | 'feedback.get' | 'feedback.counts'> = {
  'feedback.list': ({ reader }, { state, filter, withHidden, after, limit }) => {
    const [at, id] = readCursor(after, 2) ?? [];
    const place = typeof at === 'number' && typeof id === 'string' ? { at, id } : undefined;
    const rows = listFeedback(reader, { ...filter, state, withHidden }, { after: place, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: page.map(rowOf),
      next: rows.length > limit && last ? writeCursor([last.written_at, last.id]) : null,
    };
  },

  'feedback.get': ({ reader }, { feedbackId }) => {
    const row = shownFeedback(reader, feedbackId);
    return row ? rowOf(row) : null;
  },

  'feedback.counts': ({ reader }) => {
    const counts = new Map(feedbackCountsByState(reader).map((row) => [row.state, row.count]));
    const of = (state: FeedbackRow['state']) => counts.get(state) ?? 0;
    return { open: of('open'), answered: of('answered'), done: of('done') };
  },
};

const rowOf = (row: FeedbackListRow): FeedbackRow => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  rating: row.rating,
  text: row.text,
  author: row.author,
  writtenAt: row.written_at,
  isHidden: row.is_hidden === 1,
  accountId: row.account_id,
  orderId: row.order_id,
  orderNumber: row.order_number,
  lineId: row.line_id,
  about: row.line_name ?? row.item_name,
  itemId: row.item_id,
  customerId: row.customer_id,
  customerName: row.customer_name,
  answer: row.answer,
  settledAt: row.settled_at,
});
