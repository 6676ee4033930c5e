/**
 * A product with its variations as listings. A variable product is no listing itself: only its variations are sold.
 * What the shop does not count is untracked: never 0, never pushed.
 */
import type { ChannelListing, ChannelProduct } from '../../../../shared/sync/connector.ts';
import { scalar } from './meta.ts';
import { decodeEntities, plainText } from './plain-text.ts';
import type { Values } from './values.ts';
import type { WireMeta, WireProduct, WireVariation } from './wire.ts';

export interface ProductMessage {
  readonly product: WireProduct;
  readonly variations: readonly WireVariation[];
}

export function mapProduct(
  { product, variations }: ProductMessage,
  values: Values,
  settings: Readonly<Record<string, string>>,
): ChannelProduct {
  const isVariable = /variable/.test(product.type) || variations.length > 0;
  // A grouped product is sold as its members, an external one is sold elsewhere.
  const isSold = product.type !== 'grouped' && product.type !== 'external';
  const own = isVariable || !isSold ? [] : [simpleListing(product, settings)];
  const modified = [product, ...variations].map((part, index) =>
    index === 0
      ? values.timeGiven(part.date_modified_gmt, 'date_modified_gmt')
      : (values.time(part.date_modified_gmt, `variations[${index - 1}].date_modified_gmt`) ?? 0),
  );
  return {
    externalId: String(product.id),
    modifiedAt: Math.max(...modified),
    listings: [...own, ...variations.map((variation) => variationListing(product, variation, settings))],
  };
}

function simpleListing(product: WireProduct, settings: Readonly<Record<string, string>>): ChannelListing {
  return {
    externalId: String(product.id),
    parentExternalId: null,
    sku: decodeEntities(product.sku).trim(),
    name: plainText(product.name),
    variant: '',
    kind: kindOf(product, product.type),
    ...stockOf(product),
    barcodes: barcodesOf(product, settings),
    imageUrl: imageOf(product.images[0]),
    isGone: product.status === 'trash',
  };
}

function variationListing(
  product: WireProduct,
  variation: WireVariation,
  settings: Readonly<Record<string, string>>,
): ChannelListing {
  return {
    externalId: `${product.id}:${variation.id}`,
    parentExternalId: String(product.id),
    sku: decodeEntities(variation.sku).trim(),
    name: plainText(product.name),
    variant: variation.attributes
      .filter((attribute) => attribute.option !== '')
      .map((attribute) => `${plainText(attribute.name)}: ${plainText(attribute.option)}`)
      .join(', '),
    kind: kindOf(variation, product.type),
    ...stockOf(variation),
    barcodes: barcodesOf(variation, settings),
    imageUrl: imageOf(variation.image) ?? imageOf(product.images[0]),
    isGone: variation.status === 'trash' || product.status === 'trash',
  };
}

/** A download that is not virtual comes with a thing to ship. */
function kindOf(
  part: { readonly virtual: boolean; readonly downloadable: boolean },
  type: string,
): ChannelListing['kind'] {
  if (/gift[-_]?card/.test(type)) return 'gift_card';
  if (!part.virtual) return 'goods';
  return part.downloadable ? 'download' : 'service';
}

/**
 * Variations that share the product's stock (`manage_stock: "parent"`) have no quantity of their own: counting or
 * pushing the shared number once per variation would multiply it, so they are untracked.
 */
function stockOf(part: {
  readonly manage_stock: boolean | 'parent';
  readonly stock_quantity: number | null;
}): Pick<ChannelListing, 'isTracked' | 'qty'> {
  if (part.manage_stock !== true) return { isTracked: false, qty: null };
  return { isTracked: true, qty: wholeUnits(part.stock_quantity) };
}

/** Half a unit cannot be sold; an empty stock field of a counted product is 0 to WooCommerce. */
export const wholeUnits = (quantity: number | null): number => Math.floor(quantity ?? 0);

function barcodesOf(
  part: { readonly global_unique_id: string; readonly meta_data: readonly WireMeta[] },
  settings: Readonly<Record<string, string>>,
): string[] {
  const field = settings.barcode_meta?.trim();
  const chosen = field ? part.meta_data.filter((meta) => meta.key === field).flatMap(codesIn) : [];
  return [...new Set([part.global_unique_id.trim(), ...chosen])].filter((code) => code !== '');
}

function codesIn(meta: WireMeta): string[] {
  const values = Array.isArray(meta.value) ? meta.value : [meta.value];
  return values.flatMap((value) => scalar(value).split(/[\s,;|]+/));
}

/** Only addresses that a browser may load. */
function imageOf(image: { readonly src: string } | undefined): string | null {
  return image !== undefined && /^https?:\/\//i.test(image.src) ? image.src : null;
}
