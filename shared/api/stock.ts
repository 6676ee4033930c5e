/** What can be asked and done: stock. Movements are append-only and give the level; every figure opens to its sum. */
import { z } from 'zod';
import { WRITE_OFF_REASONS } from '../stock/reasons.ts';
import { movementSchema } from './catalog.ts';
import { command, query } from './define.ts';

const qty = z.int().min(1).max(1_000_000);
const note = z.string().trim().max(200).default('');
const place = {
  itemId: z.string(),
  /** Without it the default warehouse. */
  warehouseId: z.string().optional(),
  /** Null: in no bin. */
  binId: z.string().nullable().default(null),
};
const moved = z.strictObject({
  /** Empty where nothing had to move. */
  movementIds: z.array(z.string()),
  /** On hand of the item in that warehouse afterwards. */
  onHandQty: z.number(),
});
const placeErrors = ['item_unknown', 'item_not_stocked', 'warehouse_unknown', 'bin_unknown'];

export const stockCommands = {
  'stock.book_in': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ ...place, qty, note }),
    reply: moved,
    errors: placeErrors,
    undo: 'inverse',
  }),
  /**
   * What somebody counted on the shelves; what stands picked or packed is known and not counted. With a bin: what is in
   * it, nothing else is touched. Without: all of the item in the warehouse; a shortage is taken from what lies in no bin first, then from the bins that come last in the walk.
   */
  'stock.count': command({
    kind: 'fact',
    permission: 'work',
    args: z.strictObject({ ...place, countedQty: z.int().min(0).max(1_000_000), note }),
    reply: z.strictObject({ ...moved.shape, differenceQty: z.number() }),
    errors: placeErrors,
    undo: 'inverse',
  }),
  /** `other` wants a note. Refused where there is less. */
  'stock.write_off': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ ...place, qty, reason: z.enum(WRITE_OFF_REASONS), note }),
    reply: moved,
    errors: [...placeErrors, 'stock_negative', 'note_missing'],
    undo: 'inverse',
  }),
  /** Between bins, to a bin (put away: `fromBinId` null), between warehouses. */
  'stock.move': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({
      itemId: z.string(),
      qty,
      fromWarehouseId: z.string().optional(),
      fromBinId: z.string().nullable().default(null),
      toWarehouseId: z.string().optional(),
      toBinId: z.string().nullable().default(null),
      note,
    }),
    reply: z.strictObject({ movementIds: z.array(z.string()) }),
    errors: [...placeErrors, 'stock_negative', 'same_place'],
    undo: 'inverse',
  }),
  /** The opposite of movements, each once. */
  'stock.reverse': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ movementIds: z.array(z.string()).min(1).max(1000) }),
    reply: z.strictObject({ movementIds: z.array(z.string()) }),
    errors: ['movement_unknown', 'movement_reversed', 'movement_not_reversible', 'stock_negative'],
    undo: 'none',
  }),
};

export const figureSchema = z.enum([
  'on_hand',
  'unavailable',
  'committed',
  'available',
  'backordered',
  'sellable',
]);

/** One row of the sum behind a figure. `term`: another figure; `earlier`: the movements before those listed. */
export const explainRowSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('term'), figure: figureSchema, qty: z.number() }),
  z.strictObject({ kind: z.literal('movement'), qty: z.number(), movement: movementSchema }),
  z.strictObject({ kind: z.literal('earlier'), qty: z.number(), count: z.number() }),
  z.strictObject({
    kind: z.enum(['allocation', 'waiting']),
    qty: z.number(),
    orderId: z.string(),
    orderNumber: z.string(),
    customerName: z.string(),
    warehouseId: z.string().nullable(),
    at: z.number(),
  }),
  /** What keeps the figure from being the plain sum: never below zero. */
  z.strictObject({ kind: z.literal('floor'), qty: z.number() }),
  /** More rows of the same kind than are listed. */
  z.strictObject({ kind: z.literal('more'), qty: z.number() }),
]);

export const stockQueries = {
  /** The sum that makes a figure; the rows' `qty` add up to it. Null: not stocked, unlimited. */
  'stock.explain': query({
    permission: 'read',
    args: z.strictObject({
      itemId: z.string(),
      figure: figureSchema,
      /** Without it all warehouses. */
      warehouseId: z.string().optional(),
    }),
    reply: z
      .strictObject({
        figure: figureSchema,
        qty: z.number(),
        rows: z.array(explainRowSchema),
      })
      .nullable(),
    topics: (args) => [`item:${args.itemId}`, 'stock'],
  }),
  /** Newest first. */
  'movements.list': query({
    permission: 'read',
    args: z.strictObject({
      itemId: z.string().optional(),
      warehouseId: z.string().optional(),
      cursor: z.string().optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    reply: z.strictObject({ movements: z.array(movementSchema), nextCursor: z.string().nullable() }),
    topics: () => ['stock'],
  }),
  'stock.reasons': query({
    permission: 'read',
    args: z.strictObject({}),
    reply: z.strictObject({
      writeOff: z.array(z.strictObject({ code: z.enum(WRITE_OFF_REASONS), isNoteNeeded: z.boolean() })),
    }),
    topics: () => [],
  }),
};
