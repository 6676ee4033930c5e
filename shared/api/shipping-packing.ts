/** Packing by scanning: parcels, and what lies in them. */
import { z } from 'zod';
import { CODE_KINDS, FULFILMENT_STATES, SCAN_OUTCOMES } from '../shipping/vocabulary.ts';
import { command } from './define.ts';
import { carrierCode, code, id, stopErrors, workErrors } from './shipping-shapes.ts';

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
const closed = z.strictObject({
  parcelId: id,
  fulfilmentId: id,
  state: z.enum(FULFILMENT_STATES),
  slipDocumentId: id,
});

export const packingCommands = {
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
};
