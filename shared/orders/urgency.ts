/** How pressing a deadline is: what leaves within four hours is at risk, what should have left is late. */

export type Urgency = 'normal' | 'at_risk' | 'late';

/** ms before the deadline from which an order is at risk. */
export const RISK_MS = 4 * 60 * 60 * 1000;

export function urgencyOf(dueAtMs: number | null, nowMs: number): Urgency {
  if (dueAtMs === null) return 'normal';
  if (dueAtMs < nowMs) return 'late';
  return dueAtMs - nowMs < RISK_MS ? 'at_risk' : 'normal';
}
