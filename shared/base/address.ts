/** A postal address as orders, documents and forms carry it. Empty text stands for "not given". */
import { z } from 'zod';

export const addressSchema = z.strictObject({
  name: z.string(),
  company: z.string(),
  line1: z.string(),
  line2: z.string(),
  postcode: z.string(),
  city: z.string(),
  region: z.string(),
  /** ISO 3166-1 alpha-2, upper case; empty when the channel gave none. */
  country: z.string(),
  phone: z.string(),
});

export type Address = z.infer<typeof addressSchema>;
