/** The act that a row of the Stock screen asks for first. Everything else stays possible. */

export interface ItemNeed {
  readonly isStocked: boolean;
  readonly availableQty: number;
  /** Units that order lines wait for. */
  readonly backorderedQty: number;
  /** Whether a shop shows a quantity that nothing explains. */
  readonly isDifferent: boolean;
}

export type ItemSuggestion = 'book_in' | 'settle_difference';

/** Orders that wait come before a shop that shows something else. Undefined: nobody is needed. */
export function suggestForItem(need: ItemNeed): ItemSuggestion | undefined {
  if (need.isStocked && shortQty(need) > 0) return 'book_in';
  return need.isDifferent ? 'settle_difference' : undefined;
}

/** Units that are missing: claimed beyond what is there, and waited for. */
export const shortQty = (need: Pick<ItemNeed, 'availableQty' | 'backorderedQty'>): number =>
  Math.max(0, -need.availableQty) + Math.max(0, need.backorderedQty);
