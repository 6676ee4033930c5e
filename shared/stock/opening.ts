/**
 * The opening of an item's stock from a shop's figure. The shop has already taken off what it sold and has not shipped;
 * those units are still on our shelf, so they are added back as their orders come in. A shop that sells more than it
 * has shows less than zero: such a debt is kept, and is filled by the units added before anything counts as on hand.
 */

export interface OpeningStep {
  /** The shop's figure with everything added back so far; may be below zero. */
  readonly openedQty: number;
  /** Units that this step adds to on hand, never negative for a step that adds. */
  readonly moveQty: number;
}

/** `openedQty` null: the first step, `addQty` is then the shop's own figure. */
export function openingStep(openedQty: number | null, addQty: number): OpeningStep {
  const after = (openedQty ?? 0) + addQty;
  return { openedQty: after, moveQty: Math.max(0, after) - Math.max(0, openedQty ?? 0) };
}
