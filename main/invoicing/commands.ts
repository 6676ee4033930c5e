/** Issuing by hand: one order, or many with a result each. What was issued stays: neither can be undone. */
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import type { CommandHandlers, Run } from '../db/run.ts';
import type { Issued } from './issue.ts';
import { issueInvoice } from './issue.ts';
import { loadOrderRows } from './order-store.ts';
import { extentByHand } from './waiting.ts';

export const invoicingCommands: CommandHandlers<'invoice.issue' | 'invoice.issue_all'> = {
  'invoice.issue': (run, { orderId }) => issueByHand(run, orderId),

  'invoice.issue_all'(run, { orderIds }) {
    const results = [...new Set(orderIds)].map((orderId) => {
      const result = issueByHand(run, orderId);
      return result.ok
        ? { ok: true as const, orderId, ...result.value }
        : { ok: false as const, orderId, error: { code: result.error.code, data: { ...result.error.data } } };
    });
    return ok({ results });
  },
};

/** A refusal comes before anything is written, so it leaves no trace beside those that succeed. */
function issueByHand(run: Run, orderId: string): Result<Issued> {
  const rows = loadOrderRows(run.tx, [orderId]).get(orderId);
  if (!rows) return refuse('order_unknown', { orderId });
  const issued = issueInvoice(run, rows, extentByHand(rows));
  if (issued.ok) run.advance(orderId);
  return issued;
}
