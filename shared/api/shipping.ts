/**
 * What can be asked and done at the shelf, the pack table and the door: picking, packing by scanning, hand-over, tracking
 * numbers. Scans, picks and what has physically left are facts: they are never refused, the answer says what they mean.
 */
import { z } from 'zod';
import { addressSchema } from '../base/address.ts';
import { HOLD_CODES } from '../orders/vocabulary.ts';
import { IMPORT_PROBLEMS } from '../shipping/tracking-rows.ts';
import {
  CODE_KINDS,
  COUNT_WAYS,
  FULFILMENT_STATES,
  PARCEL_STATES,
  SCAN_OUTCOMES,
  STOP_CODES,
  WAYS,
} from '../shipping/vocabulary.ts';
import { command, query } from './define.ts';

const id = z.string();
const qty = z.int().min(1).max(1_000_000);
const code = z.string().max(200);
const ids = z.array(id).min(1).max(200);
const trackingNumber = z.string().trim().max(60);
const carrierCode = z.string().max(40);

// ── what screens show ────────────────────────────────────────────────────────────────────────────────────────────

/** Red: must not leave. `lines`: the units that the channel cancelled; `holds`: the active ones where the order is held. */
export const stopSchema = z.strictObject({
  code: z.enum(STOP_CODES),
  lines: z.array(z.strictObject({ lineId: id, sku: z.string(), name: z.string(), qty: z.number() })),
  holds: z.array(z.enum(HOLD_CODES)),
});

const orderHead = {
  orderId: id,
  orderNumber: z.string(),
  accountId: id,
  customerName: z.string(),
  /** ISO 3166-1 alpha-2 of the delivery address; empty: not given. */
  country: z.string(),
};

/** One fulfilment in a list of work. */
export const workSchema = z.strictObject({
  ...orderHead,
  fulfilmentId: id,
  warehouseId: id,
  state: z.enum(FULFILMENT_STATES),
  /** ms UTC; null: no deadline. */
  deadlineAt: z.number().nullable(),
  lineCount: z.number(),
  /** Units still in this fulfilment's hands; picked and packed are parts of them, what was handed over counts no more. */
  units: z.number(),
  pickedUnits: z.number(),
  packedUnits: z.number(),
  /** The customer wrote something, or it is a gift. */
  hasNote: z.boolean(),
  stopCode: z.enum(STOP_CODES).nullable(),
});

const goods = {
  itemId: id,
  sku: z.string(),
  name: z.string(),
  variant: z.string(),
  imageUrl: z.string().nullable(),
};

export const pickRowSchema = z.strictObject({
  ...goods,
  fulfilmentLineId: id,
  fulfilmentId: id,
  orderId: id,
  orderNumber: z.string(),
  warehouseId: id,
  /** Null: in no bin. */
  binId: id.nullable(),
  binCode: z.string().nullable(),
  /** To fetch in all, and fetched so far. */
  qty: z.number(),
  pickedQty: z.number(),
  deadlineAt: z.number().nullable(),
  hasNote: z.boolean(),
  isStopped: z.boolean(),
});

export const parcelSchema = z.strictObject({
  id,
  fulfilmentId: id,
  /** 1, 2, … within its order. */
  number: z.number(),
  state: z.enum(PARCEL_STATES),
  way: z.enum(WAYS).nullable(),
  weightG: z.number().nullable(),
  box: z.string().nullable(),
  carrierCode: z.string().nullable(),
  carrierName: z.string(),
  trackingNumber: z.string().nullable(),
  /** Where it can be followed; empty: nowhere. */
  trackingUrl: z.string(),
  packedAt: z.number().nullable(),
  handedOverAt: z.number().nullable(),
  units: z.number(),
  /** Of them confirmed by hand, not scanned. */
  unscannedUnits: z.number(),
  lines: z.array(
    z.strictObject({
      fulfilmentLineId: id,
      lineId: id,
      sku: z.string(),
      name: z.string(),
      variant: z.string(),
      qty: z.number(),
      unscannedQty: z.number(),
    }),
  ),
  /** The newest packing slip; null before the parcel was closed. */
  slipDocumentId: id.nullable(),
});

export const scanSchema = z.strictObject({
  id,
  at: z.number(),
  way: z.enum(['scan', 'confirmed', 'take_back']),
  outcome: z.enum(SCAN_OUTCOMES),
  code: z.string(),
  lineId: id.nullable(),
  /** Of what was scanned; empty where the code is unknown. */
  sku: z.string(),
  name: z.string(),
  variant: z.string(),
  /** "2 of 4": units of the line in parcels after this scan, and of how many; null where no line is meant. */
  count: z.number().nullable(),
  of: z.number().nullable(),
});

const tile = z.strictObject({ count: z.number(), nextAt: z.number().nullable() });

export const shippingQueries = {
  /** The three tiles, and how much is stopped. `handOver` counts parcels, the others fulfilments. */
  'shipping.queue': query({
    permission: 'read',
    args: z.strictObject({ warehouseId: id.optional() }),
    reply: z.strictObject({ pick: tile, pack: tile, handOver: tile, stopped: z.number() }),
    topics: () => ['shipping'],
  }),
  /** What to fetch, in the order of walking: warehouse, bin, SKU; what lies in no bin comes last. Picked rows stay. */
  'pick.list': query({
    permission: 'read',
    args: z.strictObject({
      warehouseId: id.optional(),
      /** Only these; without, the most urgent 200 fulfilments that are not wholly picked. */
      fulfilmentIds: z.array(id).max(200).optional(),
    }),
    reply: z.strictObject({
      rows: z.array(pickRowSchema),
      work: z.array(workSchema),
      /** Fulfilments to pick in all, also those beyond this list. */
      total: z.number(),
    }),
    topics: () => ['shipping'],
  }),
  /** What to pack, most urgent first, stopped ones on top. `all` includes what nobody has picked yet. */
  'pack.list': query({
    permission: 'read',
    args: z.strictObject({
      warehouseId: id.optional(),
      from: z.enum(['picked', 'all']).default('picked'),
      limit: z.int().min(1).max(500).default(200),
    }),
    reply: z.strictObject({ work: z.array(workSchema), total: z.number() }),
    topics: () => ['shipping'],
  }),
  /** Everything the pack table shows of one fulfilment. */
  'pack.get': query({
    permission: 'read',
    args: z.strictObject({ fulfilmentId: id }),
    reply: z
      .strictObject({
        ...workSchema.shape,
        accountName: z.string(),
        accountKind: z.string(),
        isPractice: z.boolean(),
        warehouseName: z.string(),
        shipTo: addressSchema,
        shippingMethod: z.string(),
        customerNote: z.string(),
        giftNote: z.string(),
        stop: stopSchema.nullable(),
        /** Open ones first, then done ones, each in the order's own order. */
        lines: z.array(
          z.strictObject({
            ...goods,
            fulfilmentLineId: id,
            lineId: id,
            binCode: z.string().nullable(),
            qty: z.number(),
            pickedQty: z.number(),
            packedQty: z.number(),
            shippedQty: z.number(),
            /** Not in a parcel yet. */
            openQty: z.number(),
            /** Cancelled at the channel since. */
            cancelledQty: z.number(),
          }),
        ),
        /** Those of this fulfilment that were not unpacked, by number. */
        parcels: z.array(parcelSchema),
        /** The one that scans go into; null: none is open. */
        currentParcelId: id.nullable(),
        /** Newest first, at most five. */
        scans: z.array(scanSchema),
        /** Units of the order that are not in this fulfilment and have not left: they follow. */
        laterUnits: z.number(),
        /** Carrier of the account's last parcel to this country, to start with; null: none yet. */
        suggestedCarrierCode: z.string().nullable(),
      })
      .nullable(),
    topics: ({ fulfilmentId }) => [`fulfilment:${fulfilmentId}`, 'shipping'],
  }),
  /**
   * What a scan away from a parcel opens: an order's number, a parcel, a tracking number, a pick list, or an item (the
   * most urgent fulfilment that still needs it). No match: `kind` null.
   */
  'pack.find': query({
    permission: 'read',
    args: z.strictObject({ code, warehouseId: id.optional() }),
    reply: z.strictObject({
      kind: z.enum(CODE_KINDS).nullable(),
      /** The parcel that is meant, for a parcel or tracking number. */
      parcelId: id.nullable(),
      /** Work that it stands for, most urgent first; done work only where nothing open matches. At most 20. */
      work: z.array(workSchema),
    }),
    topics: () => [],
  }),
  /** Packed parcels that wait for the carrier, most urgent first. */
  'handover.list': query({
    permission: 'read',
    args: z.strictObject({ warehouseId: id.optional(), limit: z.int().min(1).max(500).default(200) }),
    reply: z.strictObject({
      parcels: z.array(
        z.strictObject({
          ...orderHead,
          parcelId: id,
          fulfilmentId: id,
          number: z.number(),
          units: z.number(),
          weightG: z.number().nullable(),
          box: z.string().nullable(),
          carrierCode: z.string().nullable(),
          carrierName: z.string(),
          trackingNumber: z.string().nullable(),
          packedAt: z.number().nullable(),
          deadlineAt: z.number().nullable(),
          stopCode: z.enum(STOP_CODES).nullable(),
        }),
      ),
      total: z.number(),
    }),
    topics: () => ['shipping'],
  }),
  'parcel.get': query({
    permission: 'read',
    args: z.strictObject({ parcelId: id }),
    reply: z
      .strictObject({ ...parcelSchema.shape, ...orderHead, stopCode: z.enum(STOP_CODES).nullable() })
      .nullable(),
    topics: () => ['shipping'],
  }),
  /** Carriers whose numbers look like this one, surest first, with the link each would give. */
  'tracking.recognise': query({
    permission: 'read',
    args: z.strictObject({ trackingNumber: z.string().max(200) }),
    reply: z.strictObject({
      /** As it will be kept. */
      trackingNumber: z.string(),
      carriers: z.array(z.strictObject({ code: z.string(), name: z.string(), url: z.string() })),
    }),
    topics: () => ['settings'],
  }),
  /**
   * Reads a CSV file of tracking numbers without writing anything. Columns by their heads: order number (or parcel id),
   * tracking number, carrier (optional). Comma, semicolon or tab. `rows` are ready for `tracking.import`.
   */
  'tracking.preview': query({
    permission: 'read',
    args: z.strictObject({ csv: z.string().max(5_000_000) }),
    reply: z.strictObject({
      rows: z.array(
        z.strictObject({
          row: z.number(),
          orderNumber: z.string(),
          parcelId: id,
          trackingNumber: z.string(),
          carrierCode: z.string(),
          /** Whether the parcel is still here: importing can hand it over. */
          isWaiting: z.boolean(),
        }),
      ),
      errors: z.array(
        z.strictObject({
          /** Line of the file, 1 is the first. */
          row: z.number(),
          column: z.string(),
          value: z.string(),
          code: z.enum(IMPORT_PROBLEMS),
        }),
      ),
    }),
    topics: () => [],
  }),
};

// ── what is done ─────────────────────────────────────────────────────────────────────────────────────────────────

const stopErrors = ['fulfilment_stopped', 'order_on_hold'] as const;
const workErrors = ['fulfilment_unknown', 'fulfilment_done', ...stopErrors];

const picked = z.strictObject({
  /** What was counted; less where the list asked for less. */
  qty: z.number(),
  fulfilmentId: id,
  state: z.enum(FULFILMENT_STATES),
});

const counted = z.strictObject({
  outcome: z.enum(SCAN_OUTCOMES),
  scanId: id,
  fulfilmentLineId: id.nullable(),
  lineId: id.nullable(),
  /** What was scanned, also where it is wrong; empty where the code is unknown. Names of goods, never of people. */
  itemId: id.nullable(),
  sku: z.string(),
  name: z.string(),
  variant: z.string(),
  /** "2 of 4": units of the line in parcels now, and of how many. */
  count: z.number().nullable(),
  of: z.number().nullable(),
  /** Units of the fulfilment that are in no parcel yet; 0: complete. */
  openUnits: z.number(),
  /** Where no item has the code: what else it looks like. `tracking` is the label of a carrier. */
  looksLike: z.enum(CODE_KINDS).nullable(),
});

const handOverArgs = z.strictObject({
  parcelId: id,
  way: z.enum(WAYS).default('carrier'),
  /** As scanned from the label. Empty: none. */
  trackingNumber: trackingNumber.default(''),
  /** Without one it is recognised from the number. */
  carrierCode: carrierCode.optional(),
});

const handedOver = z.strictObject({
  parcelId: id,
  fulfilmentId: id,
  orderId: id,
  units: z.number(),
  carrierCode: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  /** What happened against the rules, as codes: `was_stopped`, `already_handed_over`, `was_unpacked`, `empty`. */
  contradictions: z.array(z.string()),
});

const closed = z.strictObject({
  parcelId: id,
  fulfilmentId: id,
  state: z.enum(FULFILMENT_STATES),
  slipDocumentId: id,
});

export const shippingCommands = {
  // Picking.
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

  // Packing.
  /** Opens the next parcel, or answers the one that is open: a restart finds its parcel again. */
  'parcel.open': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ fulfilmentId: id }),
    reply: z.strictObject({ parcelId: id, number: z.number(), isNew: z.boolean() }),
    errors: [...workErrors, 'nothing_to_pack'],
    undo: 'inverse',
  }),
  /** The current parcel is full: closes it (with its packing slip) and opens the next. */
  'parcel.new': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ fulfilmentId: id }),
    reply: z.strictObject({
      parcelId: id,
      number: z.number(),
      closedParcelId: id.nullable(),
      slipDocumentId: id.nullable(),
    }),
    errors: [...workErrors, 'parcel_empty', 'nothing_to_pack'],
    undo: 'inverse',
  }),
  /** Removes an empty open parcel and opens the earlier one again; the way back of `parcel.open` and `parcel.new`. */
  'parcel.discard': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ parcelId: id, reopenParcelId: id.optional() }),
    reply: z.strictObject({ fulfilmentId: id }),
    errors: ['parcel_unknown', 'parcel_not_open', 'parcel_not_empty', 'parcel_not_packed'],
    undo: 'none',
  }),
  /** One scan over a parcel. An unpicked unit counts as picked by it. */
  'parcel.scan': command({
    kind: 'fact',
    permission: 'work',
    args: z.strictObject({ parcelId: id, code }),
    reply: counted,
    errors: ['parcel_unknown'],
    undo: 'inverse',
  }),
  /** `Space`: a unit without a scan, marked *not scanned*. */
  'parcel.confirm_unit': command({
    kind: 'fact',
    permission: 'work',
    args: z.strictObject({ parcelId: id, fulfilmentLineId: id }),
    reply: counted,
    errors: ['parcel_unknown', 'fulfilment_line_unknown'],
    undo: 'inverse',
  }),
  /** An unknown code belongs to this line's item: it is remembered, and the unit counted. */
  'parcel.learn_code': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ parcelId: id, code, fulfilmentLineId: id }),
    reply: counted,
    errors: [
      'parcel_unknown',
      'parcel_not_open',
      'fulfilment_line_unknown',
      'code_invalid',
      'code_taken',
      ...stopErrors,
    ],
    undo: 'inverse',
  }),
  /** The way back of `parcel.learn_code`: the code is forgotten, its unit taken out. */
  'parcel.forget_code': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({
      parcelId: id,
      code,
      fulfilmentLineId: id,
      isPickTakenBack: z.boolean().default(false),
    }),
    reply: z.strictObject({ openUnits: z.number() }),
    errors: ['parcel_unknown', 'code_unknown'],
    undo: 'none',
  }),
  /** `-`: the last unit comes out of the parcel again, or the last of the named line. */
  'parcel.take_back': command({
    kind: 'fact',
    permission: 'work',
    args: z.strictObject({
      parcelId: id,
      fulfilmentLineId: id.optional(),
      /** Also off the pick, where the scan had picked it. */
      isPickTakenBack: z.boolean().default(false),
    }),
    reply: z.strictObject({
      /** 0: nothing was in it. */
      qty: z.number(),
      fulfilmentLineId: id.nullable(),
      openUnits: z.number(),
    }),
    errors: ['parcel_unknown'],
    undo: 'none',
  }),
  /** Weight, box and carrier; null clears, what is not named stays. */
  'parcel.set': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({
      parcelId: id,
      weightG: z.int().min(1).max(2_000_000).nullable().optional(),
      box: z.string().trim().max(40).nullable().optional(),
      carrierCode: carrierCode.nullable().optional(),
    }),
    reply: z.strictObject({ parcelId: id }),
    errors: ['parcel_unknown', 'parcel_done', 'carrier_unknown'],
    undo: 'inverse',
  }),
  /** The parcel is shut: its packing slip is frozen and printed. */
  'parcel.close': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ parcelId: id }),
    reply: closed,
    errors: ['parcel_unknown', 'parcel_not_open', 'parcel_empty', ...stopErrors],
    undo: 'inverse',
  }),
  'parcel.reopen': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ parcelId: id }),
    reply: z.strictObject({ parcelId: id }),
    errors: ['parcel_unknown', 'parcel_not_packed', 'parcel_open_already'],
    undo: 'inverse',
  }),
  /**
   * Only what is in parcels leaves; the rest goes back to its claims and comes to picking as work of its own. Closes the
   * open parcel. `rest` says what stays.
   */
  'parcel.ship_what_is_here': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ fulfilmentId: id }),
    reply: z.strictObject({
      fulfilmentId: id,
      state: z.enum(FULFILMENT_STATES),
      rest: z.array(z.strictObject({ lineId: id, qty: z.number() })),
      slipDocumentId: id.nullable(),
    }),
    errors: [...workErrors, 'nothing_packed', 'nothing_missing'],
    undo: 'none',
  }),
  /**
   * Takes everything that has not left out of its parcels: units go back to their shelf, what the channel cancelled is
   * cancelled here, the remainder comes to picking anew.
   */
  'parcel.unpack': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ fulfilmentId: id }),
    reply: z.strictObject({ fulfilmentId: id, units: z.number() }),
    errors: ['fulfilment_unknown', 'fulfilment_done'],
    undo: 'none',
  }),
  /** Lets stopped work go in spite of what the channel changed; a later change stops it again. */
  'fulfilment.ship_anyway': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ fulfilmentId: id, reason: z.string().trim().min(1).max(500) }),
    reply: z.strictObject({ fulfilmentId: id }),
    errors: ['fulfilment_unknown', 'fulfilment_done', 'not_stopped'],
    undo: 'inverse',
  }),
  /** The way back of `fulfilment.ship_anyway`. */
  'fulfilment.stop_again': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ fulfilmentId: id }),
    reply: z.strictObject({ fulfilmentId: id }),
    errors: ['fulfilment_unknown', 'fulfilment_done', 'not_let_go'],
    undo: 'none',
  }),

  // Hand-over.
  /**
   * The label was scanned, or the parcel collected: stock moves, the invoice may be issued, the channel is told. Cannot
   * be undone. Stopped or held work is refused, and stays.
   */
  'parcel.hand_over': command({
    kind: 'request',
    permission: 'work',
    args: handOverArgs,
    reply: handedOver,
    errors: [
      'parcel_unknown',
      'parcel_done',
      'parcel_empty',
      'parcel_not_packed',
      'carrier_unknown',
      'tracking_taken',
      ...stopErrors,
    ],
    undo: 'none',
  }),
  /** The parcel is out of the house, whatever the rules say; what contradicts them stands in the order's timeline. */
  'parcel.has_left': command({
    kind: 'fact',
    permission: 'work',
    args: handOverArgs,
    reply: handedOver,
    errors: ['parcel_unknown'],
    undo: 'none',
  }),
  /** Corrects number and carrier after the hand-over; the channel is told again. Empty number: none. */
  'parcel.set_tracking': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({
      parcelId: id,
      trackingNumber,
      /** Without one it is recognised from the number; null: none. */
      carrierCode: carrierCode.nullable().optional(),
    }),
    reply: z.strictObject({
      parcelId: id,
      trackingNumber: z.string().nullable(),
      carrierCode: z.string().nullable(),
    }),
    errors: ['parcel_unknown', 'parcel_unpacked', 'carrier_unknown', 'tracking_taken'],
    undo: 'inverse',
  }),
  /** All or nothing. `rows` of the refusal: [{row, column, value, code}]. */
  'tracking.import': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({
      rows: z
        .array(
          z.strictObject({
            parcelId: id,
            trackingNumber: trackingNumber.min(1),
            carrierCode: carrierCode.optional(),
          }),
        )
        .min(1)
        .max(5_000),
      /** Hand over those that still wait here. Cannot be undone. */
      handOver: z.boolean().default(true),
    }),
    reply: z.strictObject({ corrected: z.number(), handedOver: z.number() }),
    errors: ['tracking_rows_invalid'],
    undo: 'none',
  }),
};
