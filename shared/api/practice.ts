/**
 * What can be done with a practice shop: start practising from an installation with real data (in a data folder of its
 * own), and the levers of the running practice shop: orders, faults, an outage, and what the shop itself shows.
 */
import { z } from 'zod';
import { task } from './define.ts';

/** What can be made to go wrong with the shop's answers, by name. */
export const PRACTICE_FAULTS = [
  'timeout',
  'http500',
  'http429',
  'truncated',
  'duplicate',
  'lost_answer',
] as const;
export type PracticeFault = (typeof PRACTICE_FAULTS)[number];

const accountId = z.string().regex(/^acc_/);

export const practiceControlsSchema = z.strictObject({
  /** Orders a minute that arrive by themselves. */
  perMinute: z.number(),
  /** Share of the requests, 0 to 1. */
  faults: z.record(z.enum(PRACTICE_FAULTS), z.number()),
  /** How much longer every request is refused; 0: no outage. */
  outageMs: z.number(),
});
export type PracticeControls = z.output<typeof practiceControlsSchema>;

const orderHead = {
  id: z.int(),
  number: z.string(),
  /** The shop's own word. */
  status: z.string(),
  /** Decimal text in the shop's currency. */
  total: z.string(),
  currency: z.string(),
  customer: z.string(),
};

/** An order as the shop's own staff would see it. */
export const practiceOrderSchema = z.strictObject({
  ...orderHead,
  lines: z.array(
    z.strictObject({
      name: z.string(),
      sku: z.string(),
      qty: z.number(),
      /** What the shop has left of it; null where it does not count. */
      stockQty: z.number().nullable(),
    }),
  ),
  trackings: z.array(z.strictObject({ carrier: z.string(), number: z.string() })),
  notes: z.array(z.strictObject({ text: z.string(), isForCustomer: z.boolean() })),
});
export type PracticeOrder = z.output<typeof practiceOrderSchema>;

const errors = ['account_unknown', 'practice_only', 'practice_silent', 'practice_refused'] as const;

export const practiceTasks = {
  /**
   * Starts practising beside this data folder, or finds it running. `url` is its address with a single-use token, null
   * where the host opened a window for it.
   */
  'practice.start': task({
    permission: 'read',
    args: z.strictObject({}),
    reply: z.strictObject({ url: z.string().nullable() }),
    errors: ['practice_already', 'practice_not_here', 'folder_in_use'],
  }),
  /** Pulls a lever and answers how all of them stand; `look` only answers. */
  'practice.control': task({
    permission: 'work',
    args: z.strictObject({
      accountId,
      lever: z.discriminatedUnion('name', [
        z.strictObject({ name: z.literal('look') }),
        /** A customer orders something. */
        z.strictObject({ name: z.literal('order') }),
        z.strictObject({ name: z.literal('review') }),
        z.strictObject({ name: z.literal('rate'), perMinute: z.number().min(0).max(600) }),
        z.strictObject({
          name: z.literal('fault'),
          fault: z.enum(PRACTICE_FAULTS),
          share: z.number().min(0).max(1),
        }),
        /** 0 ends it. */
        z.strictObject({ name: z.literal('outage'), seconds: z.int().min(0).max(3600) }),
      ]),
    }),
    reply: z.strictObject({
      controls: practiceControlsSchema,
      /** Number of the order that was placed. */
      placed: z.string().nullable(),
    }),
    errors: [...errors],
  }),
  /** What the shop itself shows: its newest orders, and one of them in full. */
  'practice.look': task({
    permission: 'read',
    args: z.strictObject({ accountId, number: z.string().max(40).optional() }),
    reply: z.strictObject({
      newest: z.array(z.strictObject(orderHead)),
      /** Null where the shop has no order of that number, or none was asked for. */
      order: practiceOrderSchema.nullable(),
    }),
    errors: [...errors],
  }),
};
