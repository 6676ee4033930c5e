/** What of the screen Customers stands in its address: `/customers?part=people&find=lind&customer=cus_…`. */
import { z } from 'zod';
import { FEEDBACK_STATES } from '../../shared/api/feedback.ts';
import { type SetAddress, useAddress } from '../platform/address.ts';

const optional = z.string().max(60).optional().catch(undefined);

const schema = z.object({
  part: z.enum(['inbox', 'people']).optional().catch(undefined),
  find: z.string().max(200).catch(''),
  customer: optional,
  /** The inbox: which state, narrowed how, and the current row. */
  view: z.enum([...FEEDBACK_STATES, 'all']).catch('open'),
  filter: z.string().max(200).catch(''),
  feedback: optional,
  panel: z.enum(['closed', 'new']).optional().catch(undefined),
});

export type CustomersAddress = z.output<typeof schema>;

export const useCustomersAddress = (): readonly [CustomersAddress, SetAddress] => useAddress(schema);

/** Whoever comes with a customer in the address wants the people; else the inbox asks first. */
export const partOf = (address: CustomersAddress): 'inbox' | 'people' =>
  address.part ?? (address.customer === undefined ? 'inbox' : 'people');
