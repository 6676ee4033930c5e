import { z } from 'zod';

/**
 * What the frozen models of paper share. A model holds everything that appears on the paper, already decided and
 * already written in the document's language: whoever prints it looks nothing up and decides nothing.
 */

/** Text as it is printed. The limits keep one wild field from filling a whole book. */
export const line = z.string().max(500);
export const longText = z.string().max(5_000);

/** A business date, `YYYY-MM-DD`. */
export const date = z.iso.date();

/** A decimal number as text ("12.50", "0.0415"): unit prices have more digits than the currency, and floats lie. */
export const decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,12})?$/);

/** Whole minor units of the document's currency; negative for discounts. */
export const minor = z.int();

/** ISO 4217, three capitals. */
export const currency = z.string().regex(/^[A-Z]{3}$/);

/** A picture inside the model, so that a reprint in ten years needs no other file. PNG or JPEG as a data URI. */
export const logo = z
  .string()
  .max(1_500_000)
  .regex(/^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]+=*$/);

/** What every document has. `language` is a BCP 47 tag: it chooses the words and how numbers and dates are written. */
export const common = {
  version: z.literal(1),
  language: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  paper: z.enum(['A4', 'Letter']),
  /** Made in practice: SAMPLE stands across every page. */
  isSample: z.boolean(),
};

/** Who sends the paper. Null is "not printed". */
export const company = z.strictObject({
  name: line,
  /** Stands large at the head where there is no logo; null: the name does. */
  brand: line.nullable(),
  /** Street, town, country: one entry a line, in the order of the country. */
  addressLines: z.array(line).max(10),
  logo: logo.nullable(),
  email: line.nullable(),
  phone: line.nullable(),
  website: line.nullable(),
});

/** Somebody with a postal address. */
export const party = z.strictObject({
  company: line.nullable(),
  name: line.nullable(),
  addressLines: z.array(line).max(10),
  /** The country's name in the document's language, on its own last line. */
  country: line.nullable(),
});

export type Company = z.infer<typeof company>;
export type Party = z.infer<typeof party>;
export type Paper = 'A4' | 'Letter';
