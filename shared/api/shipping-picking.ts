/** Picking: begin, fetch, not found, put back, print the list. */
import { z } from 'zod';
import { COUNT_WAYS, FULFILMENT_STATES } from '../shipping/vocabulary.ts';
import { command } from './define.ts';
import { id, ids, qty, workErrors } from './shipping-shapes.ts';

const picked = z.strictObject({
  /** What was counted; less where the list asked for less. */
  qty: z.number(),
  fulfilmentId: id,
  state: z.enum(FULFILMENT_STATES),
});

export const pickingCommands = {
  'pick.start': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ fulfilmentIds: ids }),
    reply: z.strictObject({ started: z.array(id) }),
    errors: workErrors,
    undo: 'inverse',
  }),
  /** Gives work back that was started and of which nothing is picked. */
  'pick.leave': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ fulfilmentIds: ids }),
    reply: z.strictObject({ left: z.array(id) }),
    errors: ['fulfilment_unknown', 'already_picked'],
    undo: 'inverse',
  }),
  'pick.confirm': command({
    kind: 'fact',
    permission: 'work',
    args: z.strictObject({ fulfilmentLineId: id, qty, way: z.enum(COUNT_WAYS).default('scan') }),
    reply: picked,
    errors: ['fulfilment_line_unknown'],
    undo: 'inverse',
  }),
  /** Everything of these lists is picked, worked off on paper: marked *not scanned*. */
  'pick.all': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ fulfilmentIds: ids }),
    reply: z.strictObject({ units: z.number(), fulfilmentIds: z.array(id) }),
    errors: workErrors,
    undo: 'inverse',
  }),
  /** Picked units go back to their shelf: not those that are in a parcel. */
  'pick.take_back': command({
    kind: 'fact',
    permission: 'work',
    args: z.strictObject({
      lines: z
        .array(z.strictObject({ fulfilmentLineId: id, qty }))
        .min(1)
        .max(5_000),
      /** Also leaves work of which then nothing is picked. */
      isLeft: z.boolean().default(false),
    }),
    reply: z.strictObject({ units: z.number() }),
    errors: ['fulfilment_line_unknown'],
    undo: 'none',
  }),
  /**
   * Found fewer than listed, so that place is empty. Another bin of the warehouse is tried, then another warehouse, then
   * the line waits for stock. What should lie there is unavailable until somebody counts, and stays on hand.
   */
  'pick.not_found': command({
    kind: 'fact',
    permission: 'work',
    args: z.strictObject({ fulfilmentLineId: id, qty }),
    reply: z.strictObject({
      qty: z.number(),
      /** Of it: listed at another bin of the same warehouse. */
      otherBinQty: z.number(),
      /** Of it: taken out of this fulfilment; another warehouse takes it, or it waits. */
      withdrawnQty: z.number(),
      /** Blocked at that place until somebody counts: what was missing, and what else should lie there and cannot. */
      blockedQty: z.number(),
      fulfilmentId: id,
      state: z.enum(FULFILMENT_STATES),
    }),
    errors: ['fulfilment_line_unknown'],
    undo: 'inverse',
  }),
  /** What was not found has turned up: it is available again, and goes to whoever waits longest. */
  'pick.found': command({
    kind: 'fact',
    permission: 'work',
    args: z.strictObject({ itemId: id, warehouseId: id, qty, lineId: id.optional() }),
    reply: z.strictObject({ qty: z.number() }),
    errors: ['item_unknown', 'warehouse_unknown'],
    undo: 'none',
  }),
  /** A paper pick list of at most 200 fulfilments, in the order of walking. */
  'picklist.print': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ fulfilmentIds: ids }),
    reply: z.strictObject({ documentId: id, number: z.string(), rows: z.number() }),
    errors: ['fulfilment_unknown', 'nothing_to_pick', 'several_warehouses'],
    undo: 'none',
  }),
};
