/**
 * The practice shop's 300 sellable items (simple products and variations), with what real catalogues have: missing and
 * doubled SKUs, untracked stock, downloads, services and gift cards. Made once from the seed; holds no state.
 */

import { FAMILIES, type Family, SINGLES } from './catalogue-seed.ts';
import type { Product } from './model.ts';
import type { Random } from './random.ts';

export interface CatalogueTerms {
  /** Minor units of the shop's currency for prices given in cents. */
  readonly priceOf: (cents: number) => number;
  readonly createdMs: number;
  /** False: every SKU is there once, as in a tidy shop. */
  readonly hasOddities: boolean;
}

const FIRST_ID = 101;

export function createCatalogue(random: Random, terms: CatalogueTerms): Product[] {
  const products: Product[] = [];
  const nextId = (): number => FIRST_ID + products.length;
  const blank = (name: string, sku: string): Product => ({
    id: nextId(),
    parentId: 0,
    kind: 'simple',
    name,
    slug: slugOf(name),
    sku,
    priceMinor: 0,
    taxClass: '',
    isVirtual: false,
    isDownloadable: false,
    isStockManaged: true,
    stock: random.chance(0.06) ? random.int(3) : random.between(8, 140),
    isInStock: true,
    backorders: 'no',
    gtin: '',
    attributes: [],
    variationIds: [],
    weight: '',
    category: '',
    createdMs: terms.createdMs,
    modifiedMs: terms.createdMs,
    meta: [],
  });
  for (const family of FAMILIES) {
    const parent = blank(family.name, family.code);
    Object.assign(parent, {
      kind: 'variable',
      isStockManaged: false,
      stock: null,
      category: family.category,
      taxClass: family.isReduced ? 'reduced-rate' : '',
      priceMinor: terms.priceOf(family.price),
      attributes: family.attributes.map(([name, options]) => ({
        name,
        options: optionsOf(options).map((option) => option.name),
      })),
    });
    products.push(parent);
    for (const variant of variantsOf(family)) {
      const child = blank(
        `${family.name} - ${variant.names.join(', ')}`,
        [family.code, ...variant.codes].join('-'),
      );
      Object.assign(child, {
        parentId: parent.id,
        kind: 'variation',
        priceMinor: terms.priceOf(family.price + variant.extra),
        taxClass: parent.taxClass,
        category: family.category,
        weight: (family.grams / 1000).toFixed(2),
        attributes: family.attributes.map(([name], index) => ({
          name,
          options: [variant.names[index] ?? ''],
        })),
      });
      parent.variationIds.push(child.id);
      products.push(child);
    }
  }
  for (const [name, sku, cents, grams, category, isReduced] of SINGLES) {
    products.push({
      ...blank(name, sku),
      priceMinor: terms.priceOf(cents),
      weight: (grams / 1000).toFixed(2),
      category,
      taxClass: isReduced ? 'reduced-rate' : '',
    });
  }
  addWithoutStock(products, blank, terms);
  products.filter(isGoods).forEach(giveBarcode);
  if (terms.hasOddities) addOddities(products.filter(isGoods));
  return products;
}

/** Things that are sold but never picked: gift cards, services, downloads. */
function addWithoutStock(
  products: Product[],
  blank: (name: string, sku: string) => Product,
  terms: CatalogueTerms,
): void {
  const untracked = { isVirtual: true, isStockManaged: false, stock: null };
  const card = blank('Gift card', 'GC');
  Object.assign(card, { ...untracked, kind: 'variable', taxClass: 'zero-rate', category: 'Gifts' });
  card.attributes = [{ name: 'Value', options: ['25', '50', '100'] }];
  card.priceMinor = terms.priceOf(2500);
  products.push(card);
  for (const value of ['25', '50', '100']) {
    const child = blank(`Gift card - ${value}`, `GC-${value}`);
    Object.assign(child, {
      ...untracked,
      parentId: card.id,
      kind: 'variation',
      taxClass: 'zero-rate',
      category: 'Gifts',
    });
    child.priceMinor = terms.priceOf(Number(value) * 100);
    child.attributes = [{ name: 'Value', options: [value] }];
    card.variationIds.push(child.id);
    products.push(child);
  }
  const others: readonly (readonly [string, string, number, boolean])[] = [
    ['Gift wrapping', 'SV-WRAP', 450, false],
    ['Engraving', 'SV-ENGR', 1200, false],
    ['Apron sewing pattern (PDF)', 'DL-APR', 900, true],
    ['Candle workshop (video)', 'DL-CAN', 2900, true],
    ['Seasonal recipes (PDF)', 'DL-REC', 700, true],
  ];
  for (const [name, sku, cents, isDownloadable] of others) {
    const priceMinor = terms.priceOf(cents);
    products.push({ ...blank(name, sku), ...untracked, isDownloadable, priceMinor, category: 'Gifts' });
  }
}

/** Sold from a shelf. */
export const isGoods = (product: Product): boolean => product.kind !== 'variable' && !product.isVirtual;

/** What can stand on an order line. */
export const isSellable = (product: Product): boolean => product.kind !== 'variable';

/** Most barcodes stand in the field for them, some in a field of a plugin, the rest nowhere. */
function giveBarcode(product: Product, index: number): void {
  const code = ean13(400638100000 + index * 7);
  if (index % 10 < 8) product.gtin = code;
  else if (index % 10 === 8) product.meta.push({ id: 900_000 + product.id, key: '_barcode', value: code });
}

function addOddities(goods: readonly Product[]): void {
  goods.forEach((product, index) => {
    if (index % 45 === 11) product.sku = '';
    else if (index % 80 === 31) product.sku = goods[index - 1]?.sku ?? product.sku;
    else if (index % 26 === 17) Object.assign(product, { isStockManaged: false, stock: null });
  });
}

export const ODD_SKU = {
  isMissing: (product: Product): boolean => isGoods(product) && product.sku === '',
  isUntracked: (product: Product): boolean => isGoods(product) && !product.isStockManaged,
};

interface Option {
  readonly name: string;
  readonly code: string;
  readonly extra: number;
}

const optionsOf = (text: string): Option[] =>
  text.split(', ').map((part) => {
    const [name = '', rest = ''] = part.split(':');
    const [code = '', extra = '0'] = rest.split('+');
    return { name, code, extra: Number(extra) };
  });

interface Variant {
  readonly names: readonly string[];
  readonly codes: readonly string[];
  readonly extra: number;
}

const variantsOf = (family: Family): Variant[] =>
  family.attributes.reduce<Variant[]>(
    (variants, [, options]) =>
      variants.flatMap((variant) =>
        optionsOf(options).map((option) => ({
          names: [...variant.names, option.name],
          codes: [...variant.codes, option.code],
          extra: variant.extra + option.extra,
        })),
      ),
    [{ names: [], codes: [], extra: 0 }],
  );

export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Twelve digits and their check digit (GS1 General Specifications, 7.9). */
export function ean13(twelve: number): string {
  const digits = String(twelve).padStart(12, '0');
  let sum = 0;
  for (let index = 0; index < 12; index += 1) sum += Number(digits[index]) * (index % 2 === 0 ? 1 : 3);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
