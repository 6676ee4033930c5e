import { z } from 'zod';
import { common, company, date, line, longText, party } from './parts.ts';

/** The frozen model of a packing slip: it lies in the parcel and says what is inside. It never shows a price. */

export const slipLine = z.strictObject({
  sku: line.nullable(),
  name: line,
  detail: longText.nullable(),
  qty: z.int().positive(),
});

export const packingSlipModel = z.strictObject({
  kind: z.literal('packing_slip'),
  ...common,
  date,
  sender: company,
  shipTo: party,
  orderNumber: line,
  orderedOn: date.nullable(),
  channelName: line.nullable(),
  /** This parcel and how many there are; `of` is null while that is not known. */
  parcel: z.strictObject({ number: z.int().positive(), of: z.int().positive().nullable() }),
  carrier: line.nullable(),
  tracking: line.nullable(),
  contents: z.array(slipLine).max(5_000),
  /** What was ordered and comes later. */
  toFollow: z.array(slipLine).max(5_000),
  customerNote: longText.nullable(),
  giftText: longText.nullable(),
  /** What a scanner at the counter reads: the order's number, as plain ASCII. */
  barcode: line,
  /** A sentence of the company's own: returns, thanks. */
  footer: longText.nullable(),
});

export type PackingSlipModel = z.infer<typeof packingSlipModel>;
export type SlipLine = z.infer<typeof slipLine>;
