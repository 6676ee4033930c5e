import { z } from 'zod';
import { common, date, line, longText } from './parts.ts';

/** The frozen model of a pick list: what to fetch, from where, in the order of walking. */

export const pickRow = z.strictObject({
  /** Null where the item has no bin. */
  bin: line.nullable(),
  sku: line.nullable(),
  name: line,
  detail: longText.nullable(),
  qty: z.int().positive(),
  orderNumber: line,
  /** The item's barcode, printed so that it can be scanned from the list; null where it has none. */
  barcode: line.nullable(),
});

export const pickListModel = z.strictObject({
  kind: z.literal('pick_list'),
  ...common,
  number: line,
  date,
  /** Local time of making, `HH:MM`. */
  time: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .nullable(),
  companyName: line,
  warehouse: line,
  /** In bin order: printed as they stand. */
  rows: z.array(pickRow).max(5_000),
  barcode: line,
});

export type PickListModel = z.infer<typeof pickListModel>;
export type PickRow = z.infer<typeof pickRow>;
