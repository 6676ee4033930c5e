/** Rows for scripts and spreadsheets, whole tables page by page. */
import { z } from 'zod';
import { query } from './define.ts';

export const EXPORTS = [
  'orders',
  'items',
  'stock',
  'movements',
  'customers',
  'invoices',
  'payments',
  'feedback',
  'quarantine',
  'outbox',
  'events',
  'commands',
] as const;
export type ExportName = (typeof EXPORTS)[number];

export const exportQueries = {
  'export.page': query({
    permission: 'read',
    args: z.strictObject({
      what: z.enum(EXPORTS),
      /** The `next` of the page before. */
      after: z.string().max(200).nullable().default(null),
      limit: z.int().min(1).max(500).default(100),
    }),
    reply: z.strictObject({
      /** Names as in the contract, money in minor units, instants as ISO 8601 in UTC. */
      rows: z.array(z.record(z.string(), z.unknown())),
      /** Where the next page begins; null at the end. */
      next: z.string().nullable(),
    }),
    topics: () => [],
  }),
};
