/** What can be asked and done: settings, warehouses and bins, carriers, number series. */
import { z } from 'zod';
import { addressSchema } from '../base/address.ts';
import {
  appearanceSchema,
  barcodeSchema,
  companySchema,
  generalSchema,
  invoiceSchema,
  paperSchema,
  settingsSchema,
} from '../settings/settings.ts';
import { command, query } from './define.ts';

const name = z.string().trim().min(1).max(120);
const code = z.string().trim().min(1).max(40);
const nothing = z.strictObject({});

export const warehouseSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Short, unique, for paper and scans. */
  code: z.string(),
  /** Order in which warehouses are shown and asked for stock. */
  rank: z.number(),
  isDefault: z.boolean(),
  address: addressSchema.nullable(),
  binCount: z.number(),
  /** Units on hand of all items. */
  onHandQty: z.number(),
});

export const binSchema = z.strictObject({
  id: z.string(),
  warehouseId: z.string(),
  code: z.string(),
  /** Place in the walk through the warehouse; smaller comes first. */
  walkOrder: z.number(),
  /** Units in it, and of how many items. */
  qty: z.number(),
  itemCount: z.number(),
});

export const carrierSchema = z.strictObject({
  id: z.string(),
  /** Stable word that parcels carry: `dhl`. */
  code: z.string(),
  name: z.string(),
  /** Regular expressions over the number without spaces, or `s10:DE` for postal numbers with a check digit. */
  patterns: z.array(z.string()),
  /** Web address of the tracking page; `{number}` stands for the number. Empty: none. */
  linkTemplate: z.string(),
  isActive: z.boolean(),
});

export const seriesSchema = z.strictObject({
  series: z.string(),
  /** Business year, or 0 for a series that never starts anew. */
  year: z.number(),
  station: z.string(),
  nextNumber: z.number(),
  /** Highest number drawn so far; 0: none. */
  issuedNumber: z.number(),
  /** The next number as it will be written. */
  example: z.string(),
});

export const settingsCommands = {
  /** Changes fields of one section; fields not named stay. `fields` of the refusal: [{field, code}]. */
  'settings.update': command({
    kind: 'request',
    permission: 'settings',
    args: z.discriminatedUnion('section', [
      z.strictObject({ section: z.literal('company'), patch: companySchema.partial() }),
      z.strictObject({ section: z.literal('general'), patch: generalSchema.partial() }),
      z.strictObject({ section: z.literal('paper'), patch: paperSchema.partial() }),
      z.strictObject({ section: z.literal('appearance'), patch: appearanceSchema.partial() }),
      z.strictObject({ section: z.literal('invoice'), patch: invoiceSchema.partial() }),
      z.strictObject({ section: z.literal('barcode'), patch: barcodeSchema.partial() }),
    ]),
    reply: z.strictObject({ section: z.string(), changed: z.array(z.string()) }),
    errors: ['settings_invalid'],
    undo: 'inverse',
  }),
  'warehouse.add': command({
    kind: 'request',
    permission: 'settings',
    args: z.strictObject({ name, code, address: addressSchema.nullable().optional() }),
    reply: z.strictObject({ warehouseId: z.string() }),
    errors: ['code_taken'],
    undo: 'inverse',
  }),
  'warehouse.update': command({
    kind: 'request',
    permission: 'settings',
    args: z.strictObject({
      warehouseId: z.string(),
      name: name.optional(),
      code: code.optional(),
      rank: z.int().min(0).optional(),
      address: addressSchema.nullable().optional(),
    }),
    reply: z.strictObject({ warehouseId: z.string() }),
    errors: ['warehouse_unknown', 'code_taken'],
    undo: 'inverse',
  }),
  /** Makes it the default; another one loses it. */
  'warehouse.set_default': command({
    kind: 'request',
    permission: 'settings',
    args: z.strictObject({ warehouseId: z.string() }),
    reply: z.strictObject({ warehouseId: z.string() }),
    errors: ['warehouse_unknown'],
    undo: 'inverse',
  }),
  /** Only one that was never used. */
  'warehouse.remove': command({
    kind: 'request',
    permission: 'settings',
    args: z.strictObject({ warehouseId: z.string() }),
    reply: z.strictObject({ warehouseId: z.string() }),
    errors: ['warehouse_unknown', 'warehouse_default', 'warehouse_in_use'],
    undo: 'none',
  }),
  /** A code that was removed before comes back as the same bin. Without `walkOrder` it comes last. */
  'bin.add': command({
    kind: 'request',
    permission: 'settings',
    args: z.strictObject({ warehouseId: z.string(), code, walkOrder: z.int().min(0).optional() }),
    reply: z.strictObject({ binId: z.string() }),
    errors: ['warehouse_unknown', 'code_taken'],
    undo: 'inverse',
  }),
  'bin.update': command({
    kind: 'request',
    permission: 'settings',
    args: z.strictObject({
      binId: z.string(),
      code: code.optional(),
      walkOrder: z.int().min(0).optional(),
    }),
    reply: z.strictObject({ binId: z.string() }),
    errors: ['bin_unknown', 'code_taken'],
    undo: 'inverse',
  }),
  'bin.remove': command({
    kind: 'request',
    permission: 'settings',
    args: z.strictObject({ binId: z.string() }),
    reply: z.strictObject({ binId: z.string() }),
    errors: ['bin_unknown', 'bin_not_empty'],
    undo: 'inverse',
  }),
  /** Without `carrierId` a new one. `fields` of the refusal: [{field, code}]. */
  'carrier.save': command({
    kind: 'request',
    permission: 'settings',
    args: z.strictObject({
      carrierId: z.string().optional(),
      code,
      name,
      patterns: z.array(z.string().min(1).max(200)).max(20),
      linkTemplate: z.string().max(300),
      isActive: z.boolean(),
    }),
    reply: z.strictObject({ carrierId: z.string() }),
    errors: ['carrier_unknown', 'code_taken', 'carrier_invalid'],
    undo: 'inverse',
  }),
  /** Only one that no parcel names. */
  'carrier.remove': command({
    kind: 'request',
    permission: 'settings',
    args: z.strictObject({ carrierId: z.string() }),
    reply: z.strictObject({ carrierId: z.string() }),
    errors: ['carrier_unknown', 'carrier_in_use'],
    undo: 'inverse',
  }),
  /** Never at or below a number that was issued. */
  'series.set_next': command({
    kind: 'request',
    permission: 'settings',
    args: z.strictObject({
      series: z.string().min(1).max(40),
      year: z.int().min(0).max(9999),
      station: z.string().min(1).max(40).default('main'),
      nextNumber: z.int().min(1).max(999_999_999),
    }),
    reply: z.strictObject({ nextNumber: z.number() }),
    errors: ['number_issued'],
    undo: 'inverse',
  }),
};

export const settingsQueries = {
  'settings.get': query({
    permission: 'read',
    args: nothing,
    reply: settingsSchema,
    topics: () => ['settings'],
  }),
  /** In the order of their rank. */
  'warehouses.list': query({
    permission: 'read',
    args: nothing,
    reply: z.strictObject({ warehouses: z.array(warehouseSchema) }),
    topics: () => ['settings', 'stock'],
  }),
  /** In walk order. */
  'bins.list': query({
    permission: 'read',
    args: z.strictObject({
      warehouseId: z.string(),
      cursor: z.string().optional(),
      limit: z.int().min(1).max(500).default(200),
    }),
    reply: z.strictObject({ bins: z.array(binSchema), nextCursor: z.string().nullable() }),
    topics: () => ['settings', 'stock'],
  }),
  'carriers.list': query({
    permission: 'read',
    args: nothing,
    reply: z.strictObject({ carriers: z.array(carrierSchema) }),
    topics: () => ['settings'],
  }),
  /** Every series in use, and the invoice series of the current business year. */
  'series.list': query({
    permission: 'read',
    args: nothing,
    reply: z.strictObject({ series: z.array(seriesSchema) }),
    topics: () => ['settings', 'invoices'],
  }),
};
