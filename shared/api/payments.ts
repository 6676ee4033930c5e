/**
 * What can be asked and done: payments. The channel's own arrive with its orders; these are the ones people type, and
 * the lists of what has come, what is still owed and what is to be given back on paper.
 */
import { z } from 'zod';
import { PAYMENT_STATUSES } from '../orders/vocabulary.ts';
import { command, query } from './define.ts';

const cursor = z.string().max(400);
const limit = z.int().min(1).max(200).default(50);
/** A business date in the company's zone. */
const day = z.iso.date();

/** Sums of what is filtered, one row a currency, in the order of their codes. */
export const sumSchema = z.strictObject({
  currency: z.string(),
  count: z.number(),
  totalMinor: z.number(),
});

export const paymentRowSchema = z.strictObject({
  id: z.string(),
  orderId: z.string(),
  orderNumber: z.string(),
  accountId: z.string(),
  customerName: z.string(),
  source: z.enum(['channel', 'person']),
  /** The channel's code of the method; `title` is what people read. */
  method: z.string(),
  title: z.string(),
  amountMinor: z.number(),
  currency: z.string(),
  state: z.enum(['captured', 'voided']),
  receivedAt: z.number(),
  /** Recorded here and the channel has not heard of it: it can still be taken back. */
  canVoid: z.boolean(),
});
export type PaymentRow = z.infer<typeof paymentRowSchema>;

const paymentFilter = z.strictObject({
  accountId: z.string().optional(),
  orderId: z.string().optional(),
  /** First and last business day of receipt. */
  from: day.optional(),
  to: day.optional(),
  state: z.enum(['captured', 'voided']).optional(),
});

export const unpaidRowSchema = z.strictObject({
  orderId: z.string(),
  orderNumber: z.string(),
  accountId: z.string(),
  customerName: z.string(),
  country: z.string(),
  placedAt: z.number(),
  shippedAt: z.number().nullable(),
  /** Whether an order of this method waits for its money or ships without. */
  policy: z.enum(['wait', 'ship_unpaid']),
  paymentTitle: z.string(),
  paymentMethod: z.string(),
  paymentStatus: z.enum(PAYMENT_STATUSES),
  currency: z.string(),
  totalMinor: z.number(),
  paidMinor: z.number(),
  /** What is still to come; the amount that *Record payment* proposes. */
  openMinor: z.number(),
});
export type UnpaidRow = z.infer<typeof unpaidRowSchema>;

export const creditDueRowSchema = z.strictObject({
  orderId: z.string(),
  orderNumber: z.string(),
  accountId: z.string(),
  customerName: z.string(),
  currency: z.string(),
  /** What was invoiced too much, with tax. */
  creditMinor: z.number(),
  netMinor: z.number(),
  taxMinor: z.number(),
  /** `refunded`: money was given back after the invoice; `cancelled`: the order is over; `changed`: its lines cost less now. */
  reason: z.enum(['refunded', 'cancelled', 'changed']),
  invoices: z.array(
    z.strictObject({
      id: z.string(),
      number: z.string(),
      issuedOn: z.string(),
      documentId: z.string().nullable(),
      grossMinor: z.number(),
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
});
export type CreditDueRow = z.infer<typeof creditDueRowSchema>;

export const paymentCommands = {
  /**
   * Money that came by another way than the channel. Releases the payment hold; the channel is told after the commit.
   * More than is open is taken as it is: it came. `receivedAt` lies at most a day ahead.
   */
  'payment.record': command({
    kind: 'request',
    permission: 'money',
    args: z.strictObject({
      orderId: z.string(),
      amountMinor: z.int().min(1).max(1_000_000_000_000),
      /** A code such as `bacs`, `cash`, `card_terminal`. */
      method: z.string().trim().min(1).max(60),
      /** As people read it; without one the order's own title where the method is the same, else the method. */
      title: z.string().trim().max(120).optional(),
      receivedAt: z.int().min(0),
    }),
    reply: z.strictObject({
      paymentId: z.string(),
      /** Still to come afterwards; negative where too much came. */
      openMinor: z.number(),
    }),
    errors: ['order_unknown', 'order_is_history', 'received_in_future'],
    undo: 'inverse',
  }),
  /** Takes back what was recorded by mistake; not any more once the channel was told. The row stays, voided. */
  'payment.void': command({
    kind: 'request',
    permission: 'money',
    args: z.strictObject({ paymentId: z.string() }),
    reply: z.strictObject({ paymentId: z.string() }),
    errors: ['payment_unknown', 'payment_from_channel', 'payment_voided', 'payment_told'],
    undo: 'none',
  }),
};

export const paymentQueries = {
  /** Newest receipt first. */
  'payments.list': query({
    permission: 'read',
    args: z.strictObject({ filter: paymentFilter.default({}), after: cursor.optional(), limit }),
    reply: z.strictObject({ rows: z.array(paymentRowSchema), next: cursor.nullable() }),
    topics: (args) => (args.filter.orderId ? [`order:${args.filter.orderId}`, 'payments'] : ['payments']),
  }),
  /** Captured money only. */
  'payments.sums': query({
    permission: 'read',
    args: z.strictObject({ filter: paymentFilter.default({}) }),
    reply: z.strictObject({ sums: z.array(sumSchema) }),
    topics: () => ['payments'],
  }),
  /** Living orders with money still to come, oldest first. */
  'unpaid.list': query({
    permission: 'read',
    args: z.strictObject({
      filter: z
        .strictObject({
          accountId: z.string().optional(),
          policy: z.enum(['wait', 'ship_unpaid']).optional(),
        })
        .default({}),
      after: cursor.optional(),
      limit,
    }),
    reply: z.strictObject({
      rows: z.array(unpaidRowSchema),
      next: cursor.nullable(),
      /** Open amounts of all that is filtered. */
      sums: z.array(sumSchema),
    }),
    topics: () => ['payments', 'orders'],
  }),
  /** Invoiced too much: refunds after the invoice, orders cancelled or lowered after it. Oldest order first. */
  'credit_due.list': query({
    permission: 'read',
    args: z.strictObject({
      filter: z.strictObject({ accountId: z.string().optional() }).default({}),
      after: cursor.optional(),
      limit,
    }),
    reply: z.strictObject({
      rows: z.array(creditDueRowSchema),
      next: cursor.nullable(),
      sums: z.array(sumSchema),
    }),
    topics: () => ['invoices', 'payments', 'orders'],
  }),
};
