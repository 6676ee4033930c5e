/** What `export` says, page by page, decoded as far as the comparison reads it. */
import { z } from 'zod';
import type { ExportName } from '../../shared/api/export.ts';
import { addressSchema } from '../../shared/base/address.ts';
import type { World } from '../support/world.ts';

const line = z.looseObject({
  id: z.string(),
  externalId: z.string(),
  kind: z.enum(['goods', 'service', 'download', 'gift_card']),
  sku: z.string(),
  name: z.string(),
  orderedQty: z.int(),
  cancelledQty: z.int(),
  channelCancelledQty: z.int(),
  shippedQty: z.int(),
  refundedQty: z.int(),
  unitPrice: z.string().regex(/^-?\d+(\.\d+)?$/),
  totalMinor: z.int(),
  taxMinor: z.int(),
});

export const exportedOrder = z.looseObject({
  id: z.string(),
  externalId: z.string(),
  externalNumber: z.string(),
  placedAt: z.iso.datetime(),
  currency: z.string(),
  totalMinor: z.int(),
  taxMinor: z.int(),
  shippingMinor: z.int(),
  discountMinor: z.int(),
  feeMinor: z.int(),
  paidMinor: z.int(),
  refundedMinor: z.int(),
  isHistory: z.boolean(),
  isGone: z.boolean(),
  life: z.enum(['open', 'completed', 'cancelled']),
  channelStatus: z.string(),
  holds: z.array(z.string()),
  paymentMethod: z.string(),
  shippingMethod: z.string(),
  customerNote: z.string(),
  customer: z.strictObject({ name: z.string(), email: z.string() }),
  billing: addressSchema,
  shipping: addressSchema,
  lines: z.array(line),
  charges: z.array(
    z.strictObject({
      externalId: z.string(),
      kind: z.enum(['fee', 'shipping']),
      name: z.string(),
      totalMinor: z.int(),
      taxMinor: z.int(),
    }),
  ),
  payments: z.array(z.looseObject({ amountMinor: z.int(), currency: z.string(), state: z.string() })),
  refunds: z.array(z.looseObject({ externalId: z.string(), amountMinor: z.int(), reason: z.string() })),
  parcels: z.array(
    z.looseObject({ state: z.string(), way: z.string().nullable(), trackingNumber: z.string().nullable() }),
  ),
});
export type ExportedOrder = z.output<typeof exportedOrder>;

export const exportedStock = z.looseObject({
  itemId: z.string(),
  onHandQty: z.int(),
  unavailableQty: z.int(),
  committedQty: z.int(),
});

export const exportedMessage = z.looseObject({
  stream: z.string(),
  externalId: z.string(),
  errorCode: z.string().nullable(),
  errorDetail: z.unknown(),
});

export const exportedWrite = z.looseObject({
  kind: z.enum(['ship', 'paid', 'complete', 'stock']),
  orderId: z.string().nullable(),
  state: z.string(),
  errorMessage: z.string().nullable(),
});
export type ExportedWrite = z.output<typeof exportedWrite>;

/** Every row of one export. */
export async function exported<T>(
  world: Pick<World, 'ask'>,
  what: ExportName,
  schema: z.ZodType<T>,
): Promise<T[]> {
  const rows: T[] = [];
  let after: string | null = null;
  do {
    const page: { rows: readonly unknown[]; next: string | null } = await world.ask('export.page', {
      what,
      after,
      limit: 500,
    });
    rows.push(...page.rows.map((row) => schema.parse(row)));
    after = page.next;
  } while (after !== null);
  return rows;
}
