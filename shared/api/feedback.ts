/** What can be asked and done: reviews from channels and remarks typed here. Each is open until answered or done. */
import { z } from 'zod';
import { command, query } from './define.ts';

const text = z.string().trim().min(1).max(5_000);

export const FEEDBACK_STATES = ['open', 'answered', 'done'] as const;

export const feedbackRowSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['review', 'remark']),
  state: z.enum(FEEDBACK_STATES),
  /** 1 to 5; null: none given. */
  rating: z.number().nullable(),
  text: z.string(),
  /** Who wrote it: a customer, or a person here. */
  author: z.string(),
  writtenAt: z.number(),
  /** The channel shows it no more (spam, deleted, waiting for approval). */
  isHidden: z.boolean(),
  accountId: z.string().nullable(),
  orderId: z.string().nullable(),
  orderNumber: z.string().nullable(),
  lineId: z.string().nullable(),
  /** The line's name, else the item's. */
  about: z.string().nullable(),
  itemId: z.string().nullable(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  answer: z.string(),
  settledAt: z.number().nullable(),
});
export type FeedbackRow = z.infer<typeof feedbackRowSchema>;

const done = z.strictObject({ feedbackId: z.string() });

export const feedbackCommands = {
  /** A remark typed here: what a customer said on the phone, what was wrong with the goods. */
  'feedback.add': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({
      orderId: z.string().optional(),
      customerId: z.string().optional(),
      lineId: z.string().optional(),
      text,
    }),
    reply: done,
    errors: ['order_unknown', 'customer_unknown', 'line_unknown', 'feedback_about_nothing'],
    undo: 'inverse',
  }),
  /** Takes away a remark typed by mistake; what a channel reported stays. */
  'feedback.remove': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ feedbackId: z.string() }),
    reply: done,
    errors: ['feedback_unknown', 'feedback_is_review'],
    undo: 'none',
  }),
  /** Notes what was answered; it is kept here and not sent. Answering again replaces it. */
  'feedback.answer': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ feedbackId: z.string(), answer: text }),
    reply: done,
    errors: ['feedback_unknown'],
    undo: 'inverse',
  }),
  /** Nothing more to do about it. `answer`: as in `feedback.reopen`. */
  'feedback.settle': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ feedbackId: z.string(), answer: z.string().max(5_000).optional() }),
    reply: done,
    errors: ['feedback_unknown', 'feedback_settled'],
    undo: 'inverse',
  }),
  /** Open again; `answer` is what it had before (the way back of an answer), without it the answer stays. */
  'feedback.reopen': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ feedbackId: z.string(), answer: z.string().max(5_000).optional() }),
    reply: done,
    errors: ['feedback_unknown', 'feedback_open'],
    undo: 'inverse',
  }),
  /** To an order and its customer, and to one of its lines; null takes it from the order. */
  'feedback.attach': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({
      feedbackId: z.string(),
      orderId: z.string().nullable(),
      lineId: z.string().nullable().default(null),
      /** Customer and item as they were before: the way back. */
      back: z.strictObject({ customerId: z.string().nullable(), itemId: z.string().nullable() }).optional(),
    }),
    reply: done,
    errors: ['feedback_unknown', 'order_unknown', 'line_unknown', 'customer_unknown'],
    undo: 'inverse',
  }),
};

export const feedbackQueries = {
  /** Open: oldest first, it waits longest. Else newest first. Hidden reviews only where `withHidden`. */
  'feedback.list': query({
    permission: 'read',
    args: z.strictObject({
      state: z.enum([...FEEDBACK_STATES, 'all']).default('open'),
      filter: z
        .strictObject({
          accountId: z.string().optional(),
          orderId: z.string().optional(),
          customerId: z.string().optional(),
          itemId: z.string().optional(),
          kind: z.enum(['review', 'remark']).optional(),
          /** At most this many stars. */
          maxRating: z.int().min(1).max(5).optional(),
        })
        .default({}),
      withHidden: z.boolean().default(false),
      after: z.string().max(400).optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    reply: z.strictObject({ rows: z.array(feedbackRowSchema), next: z.string().nullable() }),
    topics: () => ['feedback'],
  }),
  'feedback.get': query({
    permission: 'read',
    args: z.strictObject({ feedbackId: z.string() }),
    reply: feedbackRowSchema.nullable(),
    topics: () => ['feedback'],
  }),
  'feedback.counts': query({
    permission: 'read',
    args: z.strictObject({}),
    /** Hidden reviews do not count. */
    reply: z.strictObject({ open: z.number(), answered: z.number(), done: z.number() }),
    topics: () => ['feedback'],
  }),
};
