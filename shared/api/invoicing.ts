/** What can be asked and done: invoices. An issued invoice is never deleted and never changed; issuing cannot be undone. */
import { z } from 'zod';
import { invoiceModel } from '../documents/invoice.ts';
import { ISSUE_REASONS } from '../invoicing/reasons.ts';
import { command, query } from './define.ts';

const cursor = z.string().max(400);

export const INVOICE_VIEWS = ['to_issue', 'open', 'credit_due', 'issued', 'all'] as const;

export const documentStateSchema = z.enum(['pending', 'ready', 'failed']);

/**
 * One row of the list. In *To issue* it is an order without its invoice yet: `invoiceId`, `number`, `issuedOn` are null,
 * the amounts are what would be invoiced, `reason` says why it waits.
 */
export const invoiceRowSchema = z.strictObject({
  /** Of the row: the invoice's id, in *To issue* the order's. */
  id: z.string(),
  invoiceId: z.string().nullable(),
  number: z.string().nullable(),
  issuer: z.enum(['orderly', 'shop']),
  issuedOn: z.string().nullable(),
  orderId: z.string(),
  orderNumber: z.string(),
  accountId: z.string(),
  customerName: z.string(),
  country: z.string(),
  currency: z.string(),
  netMinor: z.number(),
  taxMinor: z.number(),
  grossMinor: z.number(),
  /** Gross less the payments that are counted for it. */
  openMinor: z.number(),
  dueOn: z.string().nullable(),
  /** Days past the due date with money still open; 0: not late. */
  daysLate: z.number(),
  /** Invoiced too much for this order, with tax; see `credit_due.list`. */
  creditDueMinor: z.number(),
  status: z.enum(['to_issue', 'open', 'partly_paid', 'paid', 'credit_due']),
  /** Only in *To issue*. */
  reason: z.enum(ISSUE_REASONS).nullable(),
  documentId: z.string().nullable(),
  documentState: documentStateSchema.nullable(),
});
export type InvoiceRow = z.infer<typeof invoiceRowSchema>;

const invoiceFilter = z.strictObject({
  accountId: z.string().optional(),
  orderId: z.string().optional(),
  country: z.string().length(2).optional(),
  currency: z.string().length(3).optional(),
  /** First and last day of issue. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Beginning of the invoice's or the order's number. */
  text: z.string().trim().max(60).optional(),
});

const listArgs = { view: z.enum(INVOICE_VIEWS), filter: invoiceFilter.default({}) };

/** Why an invoice cannot be issued now. */
export const problemSchema = z.strictObject({
  code: z.string(),
  data: z.record(z.string(), z.unknown()),
});

const issued = z.strictObject({
  invoiceId: z.string(),
  number: z.string(),
  documentId: z.string(),
  currency: z.string(),
  grossMinor: z.number(),
});

/**
 * `company_missing`: data.fields names them. `invoice_wrong`: data.problems are those of `checkInvoice`. `number_taken`: the
 * pattern would write a number that was issued before; the pattern or the next number has to change.
 */
const ISSUE_ERRORS = [
  'order_unknown',
  'order_is_history',
  'order_on_hold',
  'not_invoiced_here',
  'nothing_to_invoice',
  'company_missing',
  'invoice_wrong',
  'number_taken',
];

export const invoicingCommands = {
  /** Everything of the order that is wanted or shipped and stands on no invoice yet. */
  'invoice.issue': command({
    kind: 'request',
    permission: 'money',
    args: z.strictObject({ orderId: z.string() }),
    reply: issued,
    errors: ISSUE_ERRORS,
    undo: 'none',
  }),
  /** Each order by itself: one that is refused does not stop the next. */
  'invoice.issue_all': command({
    kind: 'request',
    permission: 'money',
    args: z.strictObject({ orderIds: z.array(z.string()).min(1).max(200) }),
    reply: z.strictObject({
      results: z.array(
        z.discriminatedUnion('ok', [
          z.strictObject({ ok: z.literal(true), orderId: z.string(), ...issued.shape }),
          z.strictObject({ ok: z.literal(false), orderId: z.string(), error: problemSchema }),
        ]),
      ),
    }),
    errors: [],
    undo: 'none',
  }),
};

export const invoicingQueries = {
  /** Newest first; *To issue* and *Credit due*: the longest waiting first. */
  'invoices.list': query({
    permission: 'read',
    args: z.strictObject({
      ...listArgs,
      after: cursor.optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    reply: z.strictObject({ rows: z.array(invoiceRowSchema), next: cursor.nullable() }),
    // Who invoices when, and the company's data, decide what waits and why.
    topics: () => ['invoices', 'payments', 'orders', 'settings', 'channels'],
  }),
  /** The foot of the list: count and sums per currency of what is filtered. */
  'invoices.sums': query({
    permission: 'read',
    args: z.strictObject(listArgs),
    reply: z.strictObject({
      sums: z.array(
        z.strictObject({
          currency: z.string(),
          count: z.number(),
          netMinor: z.number(),
          taxMinor: z.number(),
          grossMinor: z.number(),
          openMinor: z.number(),
        }),
      ),
    }),
    topics: () => ['invoices', 'payments', 'orders', 'settings', 'channels'],
  }),
  /** How many orders wait for their invoice because something is missing; the count beside *Invoices*. */
  'invoices.counts': query({
    permission: 'read',
    args: z.strictObject({}),
    reply: z.strictObject({ toIssue: z.number(), open: z.number(), creditDue: z.number() }),
    topics: () => ['invoices', 'payments', 'orders', 'settings', 'channels'],
  }),
  'invoices.get': query({
    permission: 'read',
    args: z.strictObject({ invoiceId: z.string() }),
    reply: z
      .strictObject({
        row: invoiceRowSchema,
        /** The page as printed; null for an invoice of the shop. */
        model: invoiceModel.nullable(),
        /** Payments counted for this invoice, oldest first, with what of them counts here. */
        payments: z.array(
          z.strictObject({
            id: z.string(),
            title: z.string(),
            receivedAt: z.number(),
            source: z.enum(['channel', 'person']),
            amountMinor: z.number(),
            countedMinor: z.number(),
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
        document: z
          .strictObject({
            id: z.string(),
            state: documentStateSchema,
            error: z.string().nullable(),
            warnings: z.array(z.string()),
          })
          .nullable(),
      })
      .nullable(),
    topics: () => ['invoices', 'payments', 'documents'],
  }),
  /** The invoice as it would be issued now, with an empty number; what stands against it. Null: no such order. */
  'invoices.preview': query({
    permission: 'read',
    args: z.strictObject({ orderId: z.string() }),
    reply: z
      .strictObject({
        model: invoiceModel.nullable(),
        nextNumber: z.string(),
        problems: z.array(problemSchema),
      })
      .nullable(),
    topics: (args) => [`order:${args.orderId}`, 'orders', 'invoices', 'settings'],
  }),
};
