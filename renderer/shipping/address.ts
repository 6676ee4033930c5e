/** The counter's address: which place, which work lies on the table, which part of the pick list, which parcel. */
import { useCallback } from 'react';
import { z } from 'zod';
import type { QueryReply } from '../../shared/api/contract.ts';
import { type Address, useAddress } from '../platform/address.ts';

export const PLACES = ['pick', 'pack', 'handover'] as const;
export type PlaceId = (typeof PLACES)[number];

const schema = z.object({
  /** Left out: the three tiles. */
  place: z.enum(PLACES).optional().catch(undefined),
  /** The fulfilment on the pack table. */
  work: z.string().optional(),
  /** Only these fulfilments are picked, with commas between. */
  only: z.string().optional(),
  view: z.enum(['list', 'all', 'import']).optional().catch(undefined),
  /** The parcel chosen for hand-over. */
  parcel: z.string().optional(),
  /** A scanned code that stands for several orders. */
  code: z.string().optional(),
});
export type CounterAddress = z.output<typeof schema>;

const NOWHERE: Address = {
  place: undefined,
  work: undefined,
  only: undefined,
  view: undefined,
  parcel: undefined,
  code: undefined,
};

export function useCounterAddress() {
  const [address, set] = useAddress(schema);
  /** Leaves everything that is not named; the way back stays open. */
  const goTo = useCallback(
    (next: CounterAddress) => set({ ...NOWHERE, ...next }, { keepsHistory: true }),
    [set],
  );
  return { address, set, goTo };
}

export type Found = QueryReply<'pack.find'>;
export type Work = Found['work'][number];

/** Where work is carried on: what nobody has fetched yet is picked, everything else lies on the pack table. */
export function placeOfWork(work: Work): CounterAddress {
  const isToFetch = work.pickedUnits < work.units && work.packedUnits === 0 && work.stopCode === null;
  return isToFetch ? { place: 'pick', only: work.fulfilmentId } : { place: 'pack', work: work.fulfilmentId };
}

/**
 * What a scan away from a parcel opens. An item in the hand needs no fetching: its order is packed at once. Undefined:
 * there is nothing to open.
 */
export function placeOfFound(found: Found, code: string): CounterAddress | undefined {
  const open = found.work.filter((work) => work.state !== 'handed_over' && work.state !== 'cancelled');
  const [first] = open;
  if (!first) return undefined;
  if (found.kind === 'item') return { place: 'pack', work: first.fulfilmentId };
  if (found.kind === 'pick_list')
    return { place: 'pick', only: open.map((work) => work.fulfilmentId).join(',') };
  return open.length > 1 ? { code } : placeOfWork(first);
}
