/** Draws the number and freezes the invoice, when the account's setting says that it is time. */
import type { OrderFacts } from '../../../shared/orders/facts.ts';
import type { Run } from '../../db/run.ts';
import { issueWhenReady } from '../../invoicing/issue.ts';

export const issueInvoice = (run: Run, facts: OrderFacts): boolean => issueWhenReady(run, facts.id);
