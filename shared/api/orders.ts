/** What can be asked and done: the order queue, one order, search, and what needs a person today. */
import { z } from 'zod';
import { addressSchema } from '../base/address.ts';
import {
  BUCKETS,
  CHANNEL_AGREEMENTS,
  FULFILMENT_STATUSES,
  HOLD_CODES,
  LIVES,
  PAYMENT_STATUSES,
  RETURN_STATUSES,
  STOCK_STATUSES,
  SUGGESTIONS,
} from '../orders/vocabulary.ts';
import { command, query } from './define.ts';

export const ORDER_VIEWS = ['needs_me', 'ready', 'waiting', 'in_work', 'shipped_today', 'all'] as const;

const statuses = {
  life: z.enum(LIVES),
  holds: z.array(z.enum(HOLD_CODES)),
  stockStatus: z.enum(STOCK_STATUSES),
  fulfilmentStatus: z.enum(FULFILMENT_STATUSES),
  paymentStatus: z.enum(PAYMENT_STATUSES),
  returnStatus: z.enum(RETURN_STATUSES),
  channelAgreement: z.enum(CHANNEL_AGREEMENTS),
  bucket: z.enum(BUCKETS),
  nextStep: z.enum(SUGGESTIONS),
};

export const orderRowSchema = z.strictObject({
  id: z.string(),
  number: z.string(),
  accountId: z.string(),
  placedAt: z.number(),
  shipByAt: z.number().nullable(),
  shippedAt: z.number().nullable(),
  customerName: z.string(),
  country: z.string(),
  /** Units of goods, and the first line's name. */
  itemQty: z.number(),
  firstItem: z.string(),
  currency: z.string(),
  totalMinor: z.number(),
  isHistory: z.boolean(),
  /** Units short, for "Short 2". */
  shortQty: z.number(),
  ...statuses,
});
export type OrderRow = z.infer<typeof orderRowSchema>;

/** Position in a list, opaque to clients. */
const cursor = z.string().max(400);

export const orderFilterSchema = z.strictObject({
  accountId: z.string().optional(),
  country: z.string().length(2).optional(),
  sku: z.string().max(120).optional(),
  /** Words that number, name, e-mail, SKU or tracking contain. */
  text: z.string().max(200).optional(),
  minTotalMinor: z.int().optional(),
  maxTotalMinor: z.int().optional(),
  hold: z.enum(HOLD_CODES).optional(),
  /** Orders that are still to leave and whose ship-by is past, or near. */
  due: z.enum(['late', 'at_risk']).optional(),
});

export const orderQueries = {
  'orders.list': query({
    permission: 'read',
    args: z.strictObject({
      view: z.enum(ORDER_VIEWS),
      filter: orderFilterSchema.default({}),
      /** Without one: ship-by then age in open views, newest first in the others. */
      sort: z.enum(['ship_by', 'placed', 'total']).optional(),
      direction: z.enum(['up', 'down']).optional(),
      after: cursor.optional(),
      /** The page before this position; for the very last page: `last`. */
      before: cursor.optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    reply: z.strictObject({
      rows: z.array(orderRowSchema),
      next: cursor.nullable(),
      previous: cursor.nullable(),
    }),
    topics: () => ['orders'],
  }),
  /** Kept counts of the built-in views. */
  'orders.counts': query({
    permission: 'read',
    args: z.strictObject({}),
    reply: z.record(z.enum(ORDER_VIEWS), z.number()),
    topics: () => ['orders'],
  }),
  'orders.get': query({
    permission: 'read',
    args: z.strictObject({ orderId: z.string() }),
    reply: z
      .strictObject({
        ...orderRowSchema.shape,
        externalId: z.string(),
        accountName: z.string(),
        channelStatus: z.string(),
        capturedAt: z.number(),
        shipPolicy: z.enum(['undecided', 'complete', 'part']),
        email: z.string(),
        customerId: z.string(),
        billing: addressSchema,
        shipping: addressSchema,
        /** The address as the channel gave it, where ours was corrected. */
        channelShipping: addressSchema.nullable(),
        shippingMethod: z.string(),
        paymentMethod: z.string(),
        paymentTitle: z.string(),
        customerNote: z.string(),
        giftNote: z.string(),
        taxMinor: z.number(),
        shippingMinor: z.number(),
        discountMinor: z.number(),
        feeMinor: z.number(),
        paidMinor: z.number(),
        refundedMinor: z.number(),
        invoicedMinor: z.number(),
        isTaxIncluded: z.boolean(),
        lines: z.array(
          z.strictObject({
            id: z.string(),
            kind: z.enum(['goods', 'service', 'download', 'gift_card', 'fee', 'shipping']),
            sku: z.string(),
            name: z.string(),
            variant: z.string(),
            listingId: z.string().nullable(),
            itemId: z.string().nullable(),
            imageUrl: z.string().nullable(),
            isStocked: z.boolean(),
            unitPrice: z.string(),
            totalMinor: z.number(),
            taxMinor: z.number(),
            orderedQty: z.number(),
            cancelledQty: z.number(),
            allocatedQty: z.number(),
            backorderedQty: z.number(),
            shippedQty: z.number(),
            refundedQty: z.number(),
            channelCancelledQty: z.number(),
            /** Available in all warehouses; null where stock is not counted. */
            availableQty: z.number().nullable(),
          }),
        ),
        activeHolds: z.array(
          z.strictObject({
            id: z.string(),
            code: z.enum(HOLD_CODES),
            lineId: z.string().nullable(),
            sinceAt: z.number(),
            /** What the sentence needs: fields, amounts, listing, the other order. */
            data: z.record(z.string(), z.unknown()),
          }),
        ),
        fulfilments: z.array(
          z.strictObject({
            id: z.string(),
            warehouseName: z.string(),
            state: z.enum(['released', 'picking', 'picked', 'packed', 'handed_over', 'cancelled']),
            stopCode: z.string().nullable(),
            units: z.number(),
          }),
        ),
        parcels: z.array(
          z.strictObject({
            id: z.string(),
            number: z.number(),
            state: z.enum(['open', 'packed', 'handed_over', 'unpacked']),
            way: z.enum(['carrier', 'collected', 'own_delivery']).nullable(),
            carrierCode: z.string().nullable(),
            trackingNumber: z.string().nullable(),
            handedOverAt: z.number().nullable(),
            weightG: z.number().nullable(),
            lines: z.array(z.strictObject({ lineId: z.string(), qty: z.number() })),
          }),
        ),
        payments: z.array(
          z.strictObject({
            id: z.string(),
            source: z.enum(['channel', 'person']),
            title: z.string(),
            amountMinor: z.number(),
            state: z.enum(['captured', 'voided']),
            receivedAt: z.number(),
          }),
        ),
        refunds: z.array(
          z.strictObject({
            id: z.string(),
            amountMinor: z.number(),
            reason: z.string(),
            refundedAt: z.number(),
            isAfterInvoice: z.boolean(),
          }),
        ),
        invoices: z.array(
          z.strictObject({
            id: z.string(),
            number: z.string(),
            grossMinor: z.number(),
            issuedOn: z.string(),
            documentId: z.string().nullable(),
          }),
        ),
        writes: z.array(
          z.strictObject({
            id: z.string(),
            kind: z.string(),
            state: z.enum(['pending', 'sent', 'confirmed', 'differs', 'refused', 'dropped', 'superseded']),
            attempts: z.number(),
            errorMessage: z.string().nullable(),
            channelValue: z.string().nullable(),
            createdAt: z.number(),
            sentAt: z.number().nullable(),
          }),
        ),
      })
      .nullable(),
    topics: ({ orderId }) => [`order:${orderId}`, 'stock'],
  }),
  /** Newest last. */
  'orders.timeline': query({
    permission: 'read',
    args: z.strictObject({ orderId: z.string() }),
    reply: z.array(
      z.strictObject({
        seq: z.number(),
        at: z.number(),
        type: z.string(),
        actorId: z.string(),
        data: z.record(z.string(), z.unknown()),
        changes: z.array(
          z.strictObject({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
        ),
      }),
    ),
    topics: ({ orderId }) => [`order:${orderId}`],
  }),
  /** Newest orders in which every word occurs: number, name, e-mail, SKU, tracking number. */
  'orders.search': query({
    permission: 'read',
    args: z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(50).default(50) }),
    reply: z.strictObject({ rows: z.array(orderRowSchema) }),
    topics: () => ['orders'],
  }),
  /** Today: the strip, and what needs a person, the same cause once. */
  'today.get': query({
    permission: 'read',
    args: z.strictObject({}),
    reply: z.strictObject({
      toShip: z.number(),
      atRisk: z.number(),
      late: z.number(),
      unpaid: z.strictObject({
        count: z.number(),
        sums: z.array(z.strictObject({ currency: z.string(), minor: z.number() })),
      }),
      toAnswer: z.strictObject({ count: z.number(), oldestAt: z.number().nullable() }),
      captured: z.number(),
      shipped: z.number(),
      value: z.array(z.strictObject({ currency: z.string(), minor: z.number() })),
      needs: z.array(
        z.strictObject({
          /** `suggestion:subject`; stable while the cause stands. */
          key: z.string(),
          reason: z.enum([...SUGGESTIONS, 'quarantined', 'answer', 'failed_stock']),
          /** What the cause is about: a listing, an order, an account, a feedback. */
          subjectId: z.string(),
          /** The order to show first, and how many share the cause. */
          orderId: z.string().nullable(),
          orderNumber: z.string(),
          accountId: z.string().nullable(),
          customerName: z.string(),
          count: z.number(),
          detail: z.record(z.string(), z.unknown()),
          sinceAt: z.number(),
          dueAt: z.number().nullable(),
        }),
      ),
    }),
    topics: () => ['orders', 'feedback', 'channels'],
  }),
};

export const orderCommands = {
  'order.hold': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ orderId: z.string(), note: z.string().max(500).default('') }),
    reply: z.strictObject({ holdId: z.string() }),
    errors: ['order_unknown', 'order_not_open', 'hold_exists', 'already_packed'],
    undo: 'inverse',
  }),
  /** Releases every active hold of that code: the person has looked and takes it as it is. */
  'order.release_hold': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({
      orderId: z.string(),
      code: z.enum(HOLD_CODES),
      /** In the person's words; kept with the command. */
      reason: z.string().trim().max(500).optional(),
    }),
    reply: z.strictObject({ released: z.number() }),
    errors: ['order_unknown', 'hold_unknown', 'hold_needs_fix'],
    undo: 'inverse',
  }),
  /** Sets holds again that were released; the way back of `order.release_hold`. */
  'order.restore_holds': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ orderId: z.string(), holdIds: z.array(z.string()) }),
    reply: z.strictObject({ restored: z.number() }),
    errors: ['order_unknown', 'already_packed'],
    undo: 'none',
  }),
  /** Corrects the delivery address here; the channel's own stays visible. Releases the address hold when it is whole. */
  'order.set_address': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ orderId: z.string(), shipping: addressSchema }),
    reply: z.strictObject({ orderId: z.string(), problems: z.array(z.string()) }),
    errors: ['order_unknown', 'order_not_open', 'already_handed_over'],
    undo: 'inverse',
  }),
  /** When not everything is there: ship what is, or wait until all is. */
  'order.choose_shipping': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ orderId: z.string(), policy: z.enum(['undecided', 'complete', 'part']) }),
    reply: z.strictObject({ orderId: z.string() }),
    errors: ['order_unknown', 'order_not_open', 'already_released'],
    undo: 'inverse',
  }),
  /** Services, downloads and gift cards of an order without goods are done. */
  'order.complete_services': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ orderId: z.string() }),
    reply: z.strictObject({ orderId: z.string() }),
    errors: ['order_unknown', 'order_not_open', 'order_on_hold', 'nothing_to_complete'],
    undo: 'none',
  }),
  /** Looks at the order again: holds whose reason is gone are released, next steps are done. */
  'order.recheck': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ orderId: z.string() }),
    reply: z.strictObject({ orderId: z.string() }),
    errors: ['order_unknown'],
    undo: 'none',
  }),
};
