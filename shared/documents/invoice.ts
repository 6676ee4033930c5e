import { z } from 'zod';
import { common, company, currency, date, decimal, line, longText, minor, party } from './parts.ts';

/** The frozen model of an invoice. It is made once, when the number is drawn, and never changed. */

export const invoiceSeller = company.extend({
  vatId: line.nullable(),
  /** National tax number, where the law wants it beside or instead of the VAT id. */
  taxNumber: line.nullable(),
  bank: line.nullable(),
  iban: line.nullable(),
  bic: line.nullable(),
  /** Commercial register, for example "HRB 148 221, Hamburg". */
  register: line.nullable(),
  managingDirector: line.nullable(),
  /** A sentence of the company's own at the foot of every page. */
  footer: longText.nullable(),
});

export const invoiceLineKind = z.enum(['item', 'shipping', 'fee', 'discount']);

export const invoiceLine = z.strictObject({
  kind: invoiceLineKind,
  sku: line.nullable(),
  name: line,
  /** Variant, personalisation, serial numbers: printed small under the name. */
  detail: longText.nullable(),
  /** Units; 1 for shipping, fees and discounts. */
  qty: z.int(),
  /** Price of one unit, with tax where the document's prices include it. */
  unitPrice: decimal,
  /** The rate in percent. Null where several rates stand on one line (GST + PST), or none is known. */
  taxPercent: decimal.nullable(),
  netMinor: minor,
  taxMinor: minor,
  grossMinor: minor,
});

export const invoiceTax = z.strictObject({
  /** What the tax is called: "VAT", "GST", "Sales tax". */
  label: line,
  percent: decimal.nullable(),
  /** The amount that the tax was computed on. */
  netMinor: minor,
  taxMinor: minor,
});

export const invoicePayment = z.strictObject({ on: date.nullable(), method: line, minor });

export const invoiceModel = z.strictObject({
  kind: z.literal('invoice'),
  ...common,
  number: line,
  issuedOn: date,
  deliveredOn: date.nullable(),
  dueOn: date.nullable(),
  orderNumbers: z.array(line).max(200),
  channelName: line.nullable(),
  currency,
  seller: invoiceSeller,
  buyer: party.extend({ vatId: line.nullable() }),
  /** Only where it differs from the buyer. */
  shipTo: party.nullable(),
  /** True: unit prices and line amounts are printed with tax; false: without. */
  pricesIncludeTax: z.boolean(),
  lines: z.array(invoiceLine).min(1).max(5_000),
  /** One row per rate, as the channel reported them. */
  taxes: z.array(invoiceTax).max(50),
  netMinor: minor,
  taxMinor: minor,
  grossMinor: minor,
  payments: z.array(invoicePayment).max(200),
  paidMinor: minor,
  openMinor: minor,
  /** How it was or is to be paid, in words: "PayPal", "Bank transfer". */
  paymentMethod: line.nullable(),
  /** What the law wants said about the tax: reverse charge, exemption, small business. */
  taxNote: longText.nullable(),
  note: longText.nullable(),
});

export type InvoiceModel = z.infer<typeof invoiceModel>;
export type InvoiceLine = z.infer<typeof invoiceLine>;
export type InvoiceTax = z.infer<typeof invoiceTax>;
