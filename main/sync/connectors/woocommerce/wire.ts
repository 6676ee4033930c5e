/**
 * WooCommerce's JSON (wc/v3), decoded: only what is needed, tolerant of more. PHP's habits are taken here and nowhere
 * else: a list with gaps comes as an object with number keys, an empty object as `[]`, an empty value as `""`, `null`
 * or `false`, numbers as text and text as numbers.
 */
import { z } from 'zod';
import type { ReadProblem } from '../../../../shared/sync/connector.ts';

/** What PHP writes for nothing. A missing key is nothing, too (`prefault`). */
const nothing = z.literal(['', null, false]);
const isNothing = (value: unknown): boolean => value === '' || value === null || value === false;

/** One scalar: `decode` gives `undefined` where the value is none. One step each, because orders have hundreds. */
const scalar = <T>(expected: string, decode: (value: unknown) => T | undefined) =>
  z.transform((value: unknown, context): T => {
    const decoded = decode(value);
    if (decoded !== undefined) return decoded;
    context.issues.push({ code: 'custom', message: `Expected ${expected}`, input: value });
    return z.NEVER;
  });

const toNumber = (value: unknown, pattern: RegExp): number | undefined => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && pattern.test(value) ? Number(value) : undefined;
};
const toId = (value: unknown): number | undefined => {
  const number = toNumber(value, /^\d{1,15}$/);
  return number !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
};

/** Any scalar as text; nothing as the empty text. */
const text = scalar('a text', (value) => {
  if (typeof value === 'string') return value;
  if (isNothing(value)) return '';
  return typeof value === 'number' || value === true ? String(value) : undefined;
}).prefault('');

/** A scalar that must be there, as text. */
const given = scalar('a value', (value) =>
  typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : undefined,
);

/** The id of something else; nothing is 0. */
const id = scalar('an id', (value) => (isNothing(value) ? 0 : toId(value))).prefault('');

/** The id of the thing itself. */
const ownId = scalar('an id', (value) => toId(value) || undefined);

/** A quantity as the shop counts it: any number, or nothing. */
const quantity = scalar('a number', (value) =>
  isNothing(value) ? null : toNumber(value, /^-?\d+(\.\d+)?$/),
).prefault('');

const isTrue = scalar('yes or no', (value) =>
  typeof value === 'object'
    ? value === null
      ? false
      : undefined
    : ['true', 'yes', '1'].includes(String(value)),
).prefault(false);

/** A list; PHP makes an object of one whose keys have gaps. */
const list = <T extends z.ZodType>(item: T) =>
  z
    .union([
      z.array(item),
      nothing.transform((): z.output<T>[] => []),
      z.record(z.string(), item).transform((record): z.output<T>[] => Object.values(record)),
    ])
    .prefault('');

/** An object, or where the place is empty the one without keys: PHP writes that as an empty list. */
const object = <T extends z.ZodRawShape>(shape: T) => {
  const schema = z.object(shape);
  const empty = (): z.output<typeof schema> => schema.parse({});
  return z.union([schema, z.tuple([]).transform(empty), nothing.transform(empty)]).prefault('');
};

const metaSchema = z.object({
  id,
  key: text,
  value: z.unknown().optional(),
  display_key: z.unknown().optional(),
  display_value: z.unknown().optional(),
});
export type WireMeta = z.output<typeof metaSchema>;
export const metas = list(metaSchema);

const addressSchema = object({
  first_name: text,
  last_name: text,
  company: text,
  address_1: text,
  address_2: text,
  city: text,
  state: text,
  postcode: text,
  country: text,
  phone: text,
  email: text,
});
export type WireAddress = z.output<typeof addressSchema>;

/** `total` is the part of a tax rate, with more decimals than the currency. */
const taxes = list(z.object({ id, total: text }));
export type WireTaxes = z.output<typeof taxes>;

const orderShape = {
  id: ownId,
  number: text,
  status: given,
  currency: given,
  prices_include_tax: isTrue,
  date_created_gmt: text,
  date_modified_gmt: text,
  date_completed_gmt: text,
  date_paid_gmt: text,
  total: given,
  total_tax: text,
  shipping_total: text,
  discount_total: text,
  customer_id: id,
  billing: addressSchema,
  shipping: addressSchema,
  payment_method: text,
  payment_method_title: text,
  transaction_id: text,
  customer_note: text,
  meta_data: metas,
  line_items: list(
    z.object({
      id: ownId,
      name: text,
      product_id: id,
      variation_id: id,
      quantity,
      subtotal: text,
      total: given,
      total_tax: text,
      taxes,
      sku: text,
      price: text,
      meta_data: metas,
    }),
  ),
  tax_lines: list(z.object({ rate_id: id, rate_code: text, label: text, rate_percent: text })),
  shipping_lines: list(
    z.object({
      id: ownId,
      method_id: text,
      method_title: text,
      total: given,
      total_tax: text,
      taxes,
      meta_data: metas,
    }),
  ),
  fee_lines: list(z.object({ id: ownId, name: text, total: given, total_tax: text, taxes })),
  refunds: list(z.object({ id: ownId, reason: text, total: text })),
};
export const orderSchema = z.object(orderShape);
export type WireOrder = z.output<typeof orderSchema>;
export type WireLine = WireOrder['line_items'][number];

const refundLineSchema = z.object({ id, quantity, total: text, total_tax: text, meta_data: metas });
export const refundSchema = z.object({
  id: ownId,
  date_created_gmt: text,
  amount: given,
  reason: text,
  line_items: list(refundLineSchema),
  shipping_lines: list(refundLineSchema),
  fee_lines: list(refundLineSchema),
});
export type WireRefund = z.output<typeof refundSchema>;

/** What an orders message holds: an order, or an order with its refunds in full. */
export const orderMessageSchema = z.object({ order: orderSchema, refunds: list(refundSchema) });

const imageSchema = z
  .union([z.object({ src: text }), z.unknown().transform(() => ({ src: '' }))])
  .prefault({});

const stockShape = {
  sku: text,
  global_unique_id: text,
  virtual: isTrue,
  downloadable: isTrue,
  /** `"parent"` at a variation whose stock is counted at the product. */
  manage_stock: z.union([z.literal('parent'), isTrue]),
  stock_quantity: quantity,
  date_modified_gmt: text,
  status: text,
  meta_data: metas,
};

export const variationSchema = z.object({
  id: ownId,
  ...stockShape,
  image: imageSchema,
  attributes: list(z.object({ name: text, option: text })),
});
export type WireVariation = z.output<typeof variationSchema>;

export const productSchema = z.object({
  id: ownId,
  name: text,
  type: text,
  ...stockShape,
  images: list(imageSchema),
});
export type WireProduct = z.output<typeof productSchema>;

/** What a products message holds. */
export const productMessageSchema = z.object({ product: productSchema, variations: list(variationSchema) });

export const reviewSchema = z.object({
  id: ownId,
  date_created_gmt: text,
  product_id: id,
  status: text,
  reviewer: text,
  reviewer_email: text,
  review: text,
  rating: quantity,
});
export type WireReview = z.output<typeof reviewSchema>;

/** The few fields that paging needs of any object; the rest may be broken without stopping a page. */
export const stampSchema = z.object({ id: ownId, date_modified_gmt: text, date_created_gmt: text });

/** Where a message has another shape than it should: the deepest place that zod names. */
export function shapeProblem(error: z.ZodError): ReadProblem {
  const { path, message } = deepest(error.issues, []);
  return { code: 'shape', at: placeOf(path), detail: message };
}

type Place = { readonly path: readonly PropertyKey[]; readonly message: string };

function deepest(issues: readonly z.core.$ZodIssue[], before: readonly PropertyKey[]): Place {
  let best: Place = { path: before, message: 'Invalid input' };
  issues.forEach((issue, index) => {
    const path = [...before, ...issue.path];
    const inner: Place =
      issue.code === 'invalid_union'
        ? issue.errors.reduce<Place>(
            (found, branch) => {
              const place = deepest(branch, path);
              return place.path.length > found.path.length ? place : found;
            },
            { path, message: issue.message },
          )
        : { path, message: issue.message };
    if (index === 0 || inner.path.length > best.path.length) best = inner;
  });
  return best;
}

/** `['line_items', 2, 'total']` as `line_items[2].total`. */
export const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (place, part) =>
      typeof part === 'number' ? `${place}[${part}]` : `${place}${place === '' ? '' : '.'}${String(part)}`,
    '',
  );
