/** The form that links a shop's listing to an item: on the Stock screen and in the hold of an order. */
export const linkForm = {
  title: {
    sku_missing: 'The shop gives this product no SKU',
    sku_doubled: 'The shop uses this SKU more than once',
    unlinked: 'No item belongs to this product yet',
  },
  text: (lines: number) =>
    lines === 0
      ? 'Nothing waits for it yet. Linked once, all later orders follow by themselves.'
      : `${lines === 1 ? '1 order line waits' : `${lines} order lines wait`} for it. Linked once, all of them follow by themselves.`,
  proposals: 'It may be',
  reason: { sku: 'same SKU', code: 'same barcode', name: 'similar name' },
  link: 'Link',
  linkTo: (sku: string) => `Link to ${sku}`,
  other: 'Another item',
  otherHint: 'Type a name, SKU or barcode',
  newSku: 'SKU of a new item',
  create: 'Make an item',
  createAs: (sku: string) => `Make item ${sku}`,
  linked: (name: string, sku: string) => `${name} linked to ${sku}`,
  created: (sku: string) => `Item ${sku} made and linked`,
  skuNeeded: 'Give it a SKU of your own.',
};
