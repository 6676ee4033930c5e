/** Which waiting invoices a person may issue at once, and what *Issue all ready* takes. */
import type { IssueReason } from './reasons.ts';

const READY: Readonly<Record<IssueReason, boolean>> = {
  ready: true,
  by_hand: true,
  awaits_payment: false,
  on_hold: false,
  company_missing: false,
  wrong: false,
};

/** Nothing stands against it and nothing is waited for. */
export const isReadyToIssue = (reason: IssueReason | null): boolean => reason !== null && READY[reason];

/** By itself and on purpose also before the payment that the account's invoices wait for. */
export const canIssue = (reason: IssueReason | null): boolean =>
  isReadyToIssue(reason) || reason === 'awaits_payment';
