/** An item or listing in one phrase: "Beech board, oiled, large". */
export const fullName = (item: { readonly name: string; readonly variant: string }): string =>
  [item.name, item.variant].filter((part) => part !== '').join(', ');
