/**
 * Which payments count for which invoice of an order: oldest payment first, to the oldest invoice first. Money that was
 * given back for goods never invoiced pays nothing; money given back after the invoice waits for its credit and leaves
 * the invoice paid. What is to be credited without having been given back is not expected any more, newest invoice first. So: invoiced − credit due = paid − refunded + open, as long as no more came than was owed.
 */

export interface Paid {
  readonly id: string;
  readonly minor: number;
}

export interface Owed {
  readonly id: string;
  readonly grossMinor: number;
}

export interface Counted {
  readonly paymentId: string;
  readonly minor: number;
}

export interface Settled {
  readonly id: string;
  readonly counted: readonly Counted[];
  readonly paidMinor: number;
  readonly openMinor: number;
}

/** `payments` captured ones, oldest first; `refundedMinor` all refunds, `creditDueMinor` what of the invoices is to be credited. */
export function allocatePayments(
  invoices: readonly Owed[],
  payments: readonly Paid[],
  given: { readonly refundedMinor: number; readonly creditDueMinor: number },
): Settled[] {
  // The newest payment is the one that went back.
  let gone = Math.max(0, given.refundedMinor - given.creditDueMinor);
  const left = payments.toReversed().map((payment) => {
    const back = Math.min(gone, payment.minor);
    gone -= back;
    return { id: payment.id, minor: payment.minor - back };
  });
  left.reverse();
  let at = 0;
  const settled = invoices.map((invoice) => {
    const counted: Counted[] = [];
    let open = invoice.grossMinor;
    for (; at < left.length && open > 0; at += 1) {
      const payment = left[at];
      if (!payment || payment.minor === 0) continue;
      const minor = Math.min(open, payment.minor);
      counted.push({ paymentId: payment.id, minor });
      open -= minor;
      payment.minor -= minor;
      if (payment.minor > 0) break;
    }
    return { id: invoice.id, counted, paidMinor: invoice.grossMinor - open, openMinor: open };
  });
  let forgone = Math.max(0, given.creditDueMinor - given.refundedMinor);
  for (const invoice of settled.toReversed()) {
    const part = Math.min(forgone, invoice.openMinor);
    invoice.openMinor -= part;
    forgone -= part;
  }
  return settled;
}

/** What an order still expects; 0 where money was given back, which settles it. */
export const openOfOrder = (order: {
  readonly totalMinor: number;
  readonly paidMinor: number;
  readonly refundedMinor: number;
}): number =>
  order.paidMinor > 0 && order.refundedMinor > 0 ? 0 : Math.max(0, order.totalMinor - order.paidMinor);
