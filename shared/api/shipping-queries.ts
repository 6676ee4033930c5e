/** What can be asked: tiles and lists of work, the pack table, the door, tracking numbers. */
import { z } from 'zod';
import { addressSchema } from '../base/address.ts';
import { IMPORT_PROBLEMS } from '../shipping/tracking-rows.ts';
import { CODE_KINDS, STOP_CODES } from '../shipping/vocabulary.ts';
import { query } from './define.ts';
import {
  code,
  goods,
  id,
  orderHead,
  parcelSchema,
  pickRowSchema,
  scanSchema,
  stopSchema,
  workSchema,
} from './shipping-shapes.ts';

const tile = z.strictObject({ count: z.number(), nextAt: z.number().nullable() });

export const workQueries = {
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
