/** Why an order stands in *To issue*: something is missing, or the setting leaves it to a person or to a payment. */
export const ISSUE_REASONS = [
  /** Nothing is in the way: *Issue* issues it. */
  'ready',
  /** The account's invoices are issued by hand. */
  'by_hand',
  /** Shipped, but the account's invoices wait for the payment. */
  'awaits_payment',
  'on_hold',
  'company_missing',
  /** The order's figures do not add up. */
  'wrong',
] as const;
export type IssueReason = (typeof ISSUE_REASONS)[number];
