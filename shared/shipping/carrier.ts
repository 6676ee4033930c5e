/** Which carrier a label belongs to, and whether a code is a label at all. Patterns are those of the settings. */
import type { CarrierRule } from '../settings/carriers.ts';
import { carriersFor, plainTracking } from '../settings/carriers.ts';
import { isGtin } from './gtin.ts';
import { isTrackingNumber } from './tracking-rows.ts';

/**
 * The carrier of a number. What was chosen stays where the number may be its; else the label says it; where it fits
 * several, the usual one; where it fits none, what was chosen.
 */
export function recogniseCarrier(
  trackingNumber: string,
  carriers: readonly CarrierRule[],
  hints: { readonly chosen?: string | null | undefined; readonly usual?: string | null | undefined } = {},
): string | null {
  const fitting = carriersFor(trackingNumber, carriers).map((carrier) => carrier.code);
  for (const hint of [hints.chosen, hints.usual]) if (hint && fitting.includes(hint)) return hint;
  return fitting[0] ?? hints.chosen ?? null;
}

/**
 * Whether an unknown code is a carrier's label. Long numbers of parcels and articles look alike: while units are still
 * missing, a number with an article's check digit is an unknown article.
 */
export function looksLikeLabel(code: string, carriers: readonly CarrierRule[], isComplete: boolean): boolean {
  const number = plainTracking(code);
  if (!isTrackingNumber(number) || carriersFor(number, carriers).length === 0) return false;
  return isComplete || !isGtin(number);
}
