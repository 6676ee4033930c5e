/**
 * What of an order may be invoiced, and what an invoice takes of it: quantities and money, line by line, to the cent.
 *
 * A line's *claim* is what the customer owes for it in the end: its total, less units that were dropped, less refunds.
 * An invoice takes the share of its units from what is left of the claim, and the last units take the rest; so several
 * invoices add up to the order exactly, whatever happened between them. What was invoiced beyond the claim is *credit
 * due*. Nothing is computed from rates.
 *
 * Shipping and other charges stand on the first invoice: they are owed with the first parcel, and units cancelled later
 * never leave them without one. Negative charges (a discount as a fee) follow the goods in proportion instead, so that
 * no partial invoice falls below zero.
 */
import { splitMinor, sumMinor } from '../base/money.ts';
import type { ChannelTax, LineKind } from '../sync/connector.ts';
import type { Figures } from './parts.ts';
import { figuresOf, grossOf, isPlain, minus, negated, nothingOf, plus, shareOf, spread } from './parts.ts';

export interface LedgerLine {
  readonly id: string;
  readonly kind: LineKind;
  readonly orderedQty: number;
  readonly cancelledQty: number;
  readonly channelCancelledQty: number;
  readonly shippedQty: number;
  readonly refundedQty: number;
  readonly invoicedQty: number;
  /** Net after discount, tax, and the channel's taxes, for all units that the channel still prices. */
  readonly totalMinor: number;
  readonly taxMinor: number;
  readonly taxes: readonly ChannelTax[];
  /** Refunds that name this line. */
  readonly refundedNetMinor: number;
  readonly refundedTaxMinor: number;
  /** Sum of this line on the order's invoices. */
  readonly invoiced: Figures;
}

export interface LedgerOrder {
  readonly totalMinor: number;
  readonly taxMinor: number;
  /** Cancelled, trashed or gone at the channel. */
  readonly isOver: boolean;
  /** All refunds, those without lines included. */
  readonly refundedMinor: number;
  readonly lines: readonly LedgerLine[];
}

export interface Claim {
  readonly line: LedgerLine;
  readonly isCharge: boolean;
  /** What the channel priced. */
  readonly total: Figures;
  readonly pricedQty: number;
  /** Units that are shipped or still wanted. */
  readonly wantedQty: number;
  readonly claim: Figures;
}

export const isCharge = (kind: LineKind): boolean => kind === 'fee' || kind === 'shipping';

/** Units shipped or still to ship. */
export function wantedQty(line: LedgerLine): number {
  if (isCharge(line.kind)) return 1;
  const open = line.orderedQty - line.cancelledQty - line.shippedQty;
  return line.shippedQty + Math.max(0, open - line.channelCancelledQty);
}

/**
 * Units that the line's total stands for. A shop that lowers a quantity lowers the total with it; one that refunds or
 * cancels leaves the total as it was.
 */
function pricedQty(line: LedgerLine, isOver: boolean): number {
  if (isCharge(line.kind)) return 1;
  const kept = line.orderedQty - line.cancelledQty - line.channelCancelledQty + line.refundedQty;
  const priced = isOver ? line.orderedQty : Math.min(line.orderedQty, kept);
  return Math.max(priced, wantedQty(line));
}

/** What is owed in the end, for every line. Together it is the order's total less its refunds and dropped units. */
export function claimsOf(order: LedgerOrder): Claim[] {
  const isOver = order.isOver && order.lines.every((line) => line.shippedQty === 0);
  const totals = withDifference(order);
  let dropped = 0;
  let refundedByLine = 0;
  const refunds: number[] = [];
  const claims = order.lines.map((line, index): Claim => {
    const total = totals[index] ?? figuresOf(line.totalMinor, line.taxMinor, line.taxes);
    const priced = pricedQty(line, order.isOver);
    const wanted = isOver && isCharge(line.kind) ? 0 : wantedQty(line);
    const unpaidFor = Math.max(0, priced - wanted - line.refundedQty);
    const kept = unpaidFor === 0 ? total : shareOf(total, priced - unpaidFor, unpaidFor);
    dropped += grossOf(total) - grossOf(kept);
    const refund = refundOf(line, kept);
    refunds.push(grossOf(refund));
    refundedByLine += grossOf(refund);
    return {
      line,
      isCharge: isCharge(line.kind),
      total,
      pricedQty: priced,
      wantedQty: wanted,
      claim: minus(kept, refund),
    };
  });
  return spreadRest(claims, order.refundedMinor - refundedByLine, { dropped, refunds });
}

/** The refunds that name a line, never more than the line has. */
function refundOf(line: LedgerLine, kept: Figures): Figures {
  if (line.refundedNetMinor === 0 && line.refundedTaxMinor === 0) return nothingOf(kept);
  const taxTotal = sumMinor(kept.taxes.map((tax) => tax.minor));
  const net = towardsZero(line.refundedNetMinor, kept.netMinor);
  const tax = towardsZero(line.refundedTaxMinor, taxTotal);
  const parts = isPlain(kept)
    ? splitMinor(
        tax,
        kept.taxes.map((one) => one.minor),
      )
    : splitMinor(
        tax,
        kept.taxes.map((one) => Math.abs(one.minor)),
      );
  return {
    netMinor: net,
    taxes: kept.taxes.map((one, index) => ({ ...one, minor: parts[index] ?? 0 })),
  };
}

/** A refund's figure is positive whatever the line's sign; it takes the line towards zero and not beyond. */
const towardsZero = (refund: number, figure: number): number =>
  figure >= 0 ? Math.min(refund, figure) : Math.max(-refund, figure);

/**
 * Refunds that name no line, and those that name more than they gave back. What covers dropped units has been taken off
 * with them; the rest lowers every line in proportion.
 */
function spreadRest(
  claims: readonly Claim[],
  rest: number,
  seen: { readonly dropped: number; readonly refunds: readonly number[] },
): Claim[] {
  if (rest < 0) {
    const given = splitMinor(-rest, seen.refunds.map(Math.abs));
    return claims.map((claim, index) => {
      const back = given[index] ?? 0;
      const over = isPlain(claim.total) && grossOf(claim.total) > 0 ? claim.total : claim.claim;
      return back === 0 || !isPlain(over)
        ? claim
        : { ...claim, claim: plus(claim.claim, spread(back, over)) };
    });
  }
  const weights = claims.map((claim) => (isPlain(claim.claim) ? grossOf(claim.claim) : 0));
  const amount = Math.min(Math.max(0, rest - seen.dropped), sumMinor(weights));
  if (amount === 0) return [...claims];
  const shares = splitMinor(amount, weights);
  return claims.map((claim, index) => {
    const share = shares[index] ?? 0;
    return share === 0 ? claim : { ...claim, claim: minus(claim.claim, spread(share, claim.claim)) };
  });
}

/**
 * The lines' figures, made to add up to the order's: a person who released the hold took the channel's total as it is.
 * The difference stands with the largest line.
 */
function withDifference(order: LedgerOrder): Figures[] {
  const totals = order.lines.map((line) => figuresOf(line.totalMinor, line.taxMinor, line.taxes));
  const net = order.totalMinor - order.taxMinor - sumMinor(order.lines.map((line) => line.totalMinor));
  const tax = order.taxMinor - sumMinor(order.lines.map((line) => line.taxMinor));
  if (net === 0 && tax === 0) return totals;
  const largest = totals.reduce(
    (best, one, index) => (grossOf(one) > grossOf(totals[best] ?? one) ? index : best),
    0,
  );
  return totals.map((one, index) => {
    const line = order.lines[index];
    if (index !== largest || !line) return one;
    return figuresOf(one.netMinor + net, line.taxMinor + tax, one.taxes);
  });
}

export interface Taken {
  readonly claim: Claim;
  /** Units of this invoice; of a charge 1 the first time, then 0. */
  readonly qty: number;
  readonly figures: Figures;
}

/** `shipped`: the units that have left; `all`: every unit that is wanted. */
export type Extent = 'shipped' | 'all';

/** What an invoice issued now would take of each line, in the order's order; empty: nothing. */
export function takeFrom(claims: readonly Claim[], extent: Extent): Taken[] {
  const rows = claims.map((claim) => rowOf(claim, extent));
  const hasUnits = rows.some((row) => !row.claim.isCharge && row.qty > 0);
  const isFollowing = (row: Row) => isDeduction(row.claim);

  const positive = rows.map((row): Taken => {
    if (isFollowing(row)) return { ...row, figures: nothingOf(row.left) };
    const isMoney = grossOf(row.left) > 0;
    // Charges, and what a refund left of cancelled units, come with units, or alone when all is invoiced.
    if (row.claim.isCharge || row.unitsLeft === 0) {
      const comes = isMoney && (hasUnits || extent === 'all');
      return { ...row, qty: comes ? row.qty : 0, figures: comes ? row.left : nothingOf(row.left) };
    }
    return {
      ...row,
      figures: isMoney ? shareOf(row.left, row.qty, row.unitsLeft - row.qty) : nothingOf(row.left),
    };
  });
  const takenGross = sumMinor(positive.map((row) => grossOf(row.figures)));
  const allGross = sumMinor(rows.map((row) => (isFollowing(row) ? 0 : Math.max(0, grossOf(row.left)))));
  const deductions = deductionsOf(
    rows.map((row) => (isFollowing(row) && grossOf(row.left) < 0 ? row.left : undefined)),
    { takenGross, allGross },
  );
  const taken = rows.map((row, index): Taken => {
    const own = positive[index] ?? { ...row, figures: nothingOf(row.left) };
    if (!isFollowing(row)) return own;
    const figures = deductions[index] ?? nothingOf(row.left);
    return { ...own, qty: grossOf(figures) === 0 ? 0 : own.qty, figures };
  });
  return taken.filter((row) => row.qty > 0 || grossOf(row.figures) !== 0 || row.figures.netMinor !== 0);
}

/**
 * What of the deductions goes with this invoice: in proportion, rounded up, so that neither this invoice nor the ones to
 * come fall below zero. After refunds there may be more to deduct than there is to invoice; the rest becomes credit due.
 */
function deductionsOf(
  lefts: readonly (Figures | undefined)[],
  invoice: { readonly takenGross: number; readonly allGross: number },
): (Figures | undefined)[] {
  const weights = lefts.map((left) => (left ? -grossOf(left) : 0));
  const all = sumMinor(weights);
  const whole = Math.max(invoice.allGross, all);
  if (all === 0 || invoice.takenGross === 0) return lefts.map(() => undefined);
  if (invoice.takenGross === whole) return [...lefts];
  const product = BigInt(all) * BigInt(invoice.takenGross);
  const amount = Number((product + BigInt(whole) - 1n) / BigInt(whole));
  const shares = splitMinor(amount, weights);
  return lefts.map((left, index) => {
    if (!left) return undefined;
    const turned = negated(left);
    const share = shares[index] ?? 0;
    return isPlain(turned) ? negated(spread(share, turned)) : { ...nothingOf(left), netMinor: 0 - share };
  });
}

interface Row {
  readonly claim: Claim;
  /** Of the claim, not invoiced yet. */
  readonly left: Figures;
  readonly unitsLeft: number;
  readonly qty: number;
}

/** A negative charge: a discount that the channel calls a fee. */
const isDeduction = (claim: Claim): boolean => claim.isCharge && grossOf(claim.total) < 0;

function rowOf(claim: Claim, extent: Extent): Row {
  const { line } = claim;
  const left = minus(claim.claim, line.invoiced);
  if (claim.isCharge) return { claim, left, unitsLeft: 0, qty: line.invoicedQty > 0 ? 0 : 1 };
  const unitsLeft = Math.max(0, claim.wantedQty - line.invoicedQty);
  const qty =
    extent === 'all' ? unitsLeft : Math.min(unitsLeft, Math.max(0, line.shippedQty - line.invoicedQty));
  return { claim, left, unitsLeft, qty };
}

/**
 * What was invoiced beyond what is owed: to be credited. Never negative. Deductions that were not taken count once nothing
 * is left to invoice that could take them.
 */
export function creditDue(claims: readonly Claim[]): {
  readonly netMinor: number;
  readonly taxMinor: number;
} {
  const over = claims.map((claim) => ({ claim, figures: minus(claim.line.invoiced, claim.claim) }));
  const isDone = over.every(({ claim, figures }) => isDeduction(claim) || grossOf(figures) >= 0);
  let netMinor = 0;
  let taxMinor = 0;
  for (const { claim, figures } of over) {
    const gross = grossOf(figures);
    const counts = isDeduction(claim) ? isDone || gross < 0 : gross > 0;
    if (!counts) continue;
    netMinor += figures.netMinor;
    taxMinor += gross - figures.netMinor;
  }
  return netMinor + taxMinor > 0 ? { netMinor, taxMinor } : { netMinor: 0, taxMinor: 0 };
}
