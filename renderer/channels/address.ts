/** What of the screen Channels stands in its address. */
import { z } from 'zod';
import { type SetAddress, useAddress } from '../platform/address.ts';

export const PARTS = ['accounts', 'quarantine', 'outbox', 'practice'] as const;
export type Part = (typeof PARTS)[number];

const schema = z.object({
  part: z.enum(PARTS).catch('accounts'),
  /** The account whose panel is open; in quarantine and outbox, the account they are narrowed to. */
  account: z.string().optional().catch(undefined),
  /** `connect`: the form of a new account; `go-live`: what going live writes. */
  step: z.enum(['connect', 'go-live']).optional().catch(undefined),
  /** The outbox's view. */
  view: z.enum(['trouble', 'waiting', 'all']).catch('trouble'),
  /** The chosen message, entry or order number. */
  row: z.string().optional().catch(undefined),
});

export type ChannelsAddress = z.output<typeof schema>;

export const useChannelsAddress = (): readonly [ChannelsAddress, SetAddress] => useAddress(schema);
