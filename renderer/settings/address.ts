/** What of the screen Settings stands in its address. */
import { z } from 'zod';
import { type SetAddress, useAddress } from '../platform/address.ts';

export const SECTIONS = [
  'company',
  'general',
  'warehouses',
  'numbers',
  'payments',
  'carriers',
  'paper',
  'appearance',
] as const;
export type Section = (typeof SECTIONS)[number];

const schema = z.object({
  section: z.enum(SECTIONS).catch('company'),
  /** The chosen warehouse or carrier. */
  row: z.string().optional().catch(undefined),
});

export const useSettingsAddress = (): readonly [z.output<typeof schema>, SetAddress] => useAddress(schema);
