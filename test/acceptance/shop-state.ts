/** The practice shop's own view of itself, asked over its web address, decoded as far as the comparison reads it. */
import { z } from 'zod';
import type { PracticeShop } from '../../main/practice/practice-shop.ts';

const amount = z.string().regex(/^-?\d+(\.\d+)?$/);
const address = z.looseObject({
  first_name: z.string(),
  last_name: z.string(),
  company: z.string(),
  address_1: z.string(),
  address_2: z.string(),
  city: z.string(),
  state: z.string(),
  postcode: z.string(),
  country: z.string(),
  phone: z.string(),
});
const charge = z.looseObject({ id: z.int(), total: amount, total_tax: amount });

const shopOrder = z.looseObject({
  id: z.int(),
  number: z.string(),
  status: z.string(),
  currency: z.string(),
  total: amount,
  total_tax: amount,
  shipping_total: amount,
  discount_total: amount,
  date_created_gmt: z.string(),
  date_paid_gmt: z.string().nullable(),
  date_completed_gmt: z.string().nullable(),
  billing: address.extend({ email: z.string() }),
  shipping: address,
  payment_method: z.string(),
  customer_note: z.string(),
  line_items: z.array(charge.extend({ name: z.string(), sku: z.string().nullable(), quantity: z.int() })),
  fee_lines: z.array(charge.extend({ name: z.string() })),
  shipping_lines: z.array(charge.extend({ method_title: z.string() })),
  practice: z.looseObject({
    notes: z.array(z.looseObject({ note: z.string(), isForCustomer: z.boolean() })),
    refunds: z.array(
      z.looseObject({
        id: z.int(),
        amountMinor: z.int(),
        reason: z.string(),
        lines: z.array(z.looseObject({ lineId: z.int(), kind: z.string(), quantity: z.int() })),
      }),
    ),
    trackings: z.array(z.looseObject({ tracking_number: z.string() })),
    fulfillments: z.array(z.looseObject({ meta: z.looseObject({}) })),
  }),
});
export type ShopOrder = z.output<typeof shopOrder>;

const stateSchema = z.looseObject({
  orders: z.array(shopOrder),
  products: z.array(
    z.looseObject({
      id: z.int(),
      parentId: z.int(),
      kind: z.string(),
      sku: z.string(),
      isStockManaged: z.boolean(),
      isVirtual: z.boolean(),
      stock: z.int().nullable(),
    }),
  ),
});
export type ShopState = z.output<typeof stateSchema>;

export async function readShopState(shop: Pick<PracticeShop, 'url' | 'token'>): Promise<ShopState> {
  const answer = await fetch(`${shop.url}/practice/state`, { headers: { 'x-practice-token': shop.token } });
  if (!answer.ok) throw new Error(`The practice shop answered ${answer.status}`);
  return stateSchema.parse(await answer.json());
}
