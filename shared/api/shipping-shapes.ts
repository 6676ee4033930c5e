/** What the queries and commands of shipping have in common: work, rows to pick, parcels, scans, stops. */
import { z } from 'zod';
import { HOLD_CODES } from '../orders/vocabulary.ts';
import { FULFILMENT_STATES, PARCEL_STATES, SCAN_OUTCOMES, STOP_CODES, WAYS } from '../shipping/vocabulary.ts';

export const id = z.string();
export const qty = z.int().min(1).max(1_000_000);
export const code = z.string().max(200);
export const ids = z.array(id).min(1).max(200);
export const trackingNumber = z.string().trim().max(60);
export const carrierCode = z.string().max(40);

// ── what screens show ────────────────────────────────────────────────────────────────────────────────────────────

/** Red: must not leave. `lines`: the units that the channel cancelled; `holds`: the active ones where the order is held. */
export const stopSchema = z.strictObject({
  code: z.enum(STOP_CODES),
  lines: z.array(z.strictObject({ lineId: id, sku: z.string(), name: z.string(), qty: z.number() })),
  holds: z.array(z.enum(HOLD_CODES)),
});

export const orderHead = {
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

export const goods = {
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

export const stopErrors = ['fulfilment_stopped', 'order_on_hold'] as const;
export const workErrors = ['fulfilment_unknown', 'fulfilment_done', ...stopErrors];
