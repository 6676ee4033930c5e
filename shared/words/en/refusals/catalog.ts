/** Settings, warehouses, carriers, items and listings. */
import { listed, type Sentences, said } from './refusal.ts';

const fieldsOf = (value: unknown): string =>
  listed(
    Array.isArray(value)
      ? value.map((entry) => (typeof entry === 'string' ? entry : (entry as { field?: unknown }).field))
      : [],
    'a field',
  );

export const catalogRefusals = {
  settings_invalid: ({ fields }) => `Please check ${fieldsOf(fields)}. Nothing was saved.`,
  number_issued: ({ issuedNumber }) =>
    `Number ${said(issuedNumber, 'asked for')} was issued already, so the next one must be higher. Nothing was changed.`,
  warehouse_unknown: () => 'There is no such warehouse.',
  warehouse_default: () => 'The default warehouse cannot be removed. Make another one the default first.',
  warehouse_in_use: () => 'This warehouse holds stock or work. Move that elsewhere first.',
  bin_unknown: () => 'There is no such bin.',
  bin_not_empty: () => 'There is stock in this bin. Move it elsewhere first.',
  code_taken: ({ code }) => `The code ${said(code, 'given')} is used already. Choose another one.`,
  code_invalid: ({ code }) => `${said(code, 'This')} is not a code that can be scanned.`,
  carrier_unknown: () => 'There is no such carrier.',
  carrier_in_use: () => 'Parcels were sent with this carrier. Switch it off instead of removing it.',
  carrier_invalid: ({ fields }) => `Please check ${fieldsOf(fields)}. Nothing was saved.`,

  item_unknown: () => 'There is no such item.',
  item_in_use: () => 'This item has stock, listings or orders, so it stays.',
  item_not_stocked: () => 'This item is not kept in stock.',
  sku_taken: ({ sku }) =>
    `There is an item with the SKU ${said(sku, 'like this')} already. Choose another SKU, or link to that item.`,
  barcode_unknown: () => 'There is no such barcode.',
  listing_unknown: () => 'There is no such listing.',
  listing_linked: () => 'This listing is linked to an item already. Unlink it first.',
  listing_not_linked: () => 'This listing is linked to no item.',
  listing_not_different: () => 'The shop shows the same quantity as Orderly: there is nothing to write.',
} satisfies Sentences;
