/** The figures of stock. Quantities are units; see the glossary's *on hand*, *committed*, *available*, *ATS*. */

export interface Level {
  /** Physically there, in any condition. Negative only after a fact that contradicts our count. */
  readonly onHandQty: number;
  /** On hand, but not to be sold. */
  readonly unavailableQty: number;
  /** Claimed by order lines and not yet shipped. */
  readonly committedQty: number;
}

export const NO_STOCK: Level = { onHandQty: 0, unavailableQty: 0, committedQty: 0 };

/** On hand − unavailable − committed. Negative where more is claimed than is there. */
export const availability = (level: Level): number =>
  level.onHandQty - level.unavailableQty - level.committedQty;

/** What may still be allocated. */
export const allocatable = (level: Level): number => Math.max(0, availability(level));

export function sumLevels(levels: Iterable<Level>): Level {
  let [onHandQty, unavailableQty, committedQty] = [0, 0, 0];
  for (const level of levels) {
    onHandQty += level.onHandQty;
    unavailableQty += level.unavailableQty;
    committedQty += level.committedQty;
  }
  return { onHandQty, unavailableQty, committedQty };
}

/**
 * Units that a shop is told it may sell (available to sell), of an item that is stocked: what is claimed too often in
 * one warehouse takes nothing from another.
 */
export const sellable = (levels: Iterable<Level>): number => {
  let sum = 0;
  for (const level of levels) sum += allocatable(level);
  return sum;
};
