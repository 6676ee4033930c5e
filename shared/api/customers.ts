/** What can be asked: customers. They come with the orders; nobody types them yet. */
import { z } from 'zod';
import { addressSchema } from '../base/address.ts';
import { query } from './define.ts';

export const customerRowSchema = z.strictObject({
  id: z.string(),
  accountId: z.string(),
  name: z.string(),
  company: z.string(),
  email: z.string(),
  phone: z.string(),
  /** ISO 3166-1 alpha-2; empty: not given. */
  country: z.string(),
  orderCount: z.number(),
  lastOrderAt: z.number().nullable(),
  openFeedback: z.number(),
});

export const customerQueries = {
  /** The one with the newest order first. `text`: words that must all occur in name, company, e-mail or phone. */
  'customers.list': query({
    permission: 'read',
    args: z.strictObject({
      text: z.string().max(200).default(''),
      accountId: z.string().optional(),
      cursor: z.string().optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    reply: z.strictObject({ customers: z.array(customerRowSchema), nextCursor: z.string().nullable() }),
    topics: () => ['customers'],
  }),
  'customers.get': query({
    permission: 'read',
    args: z.strictObject({ customerId: z.string() }),
    reply: z
      .strictObject({
        ...customerRowSchema.shape,
        accountName: z.string(),
        createdAt: z.number(),
        /** Newest first; at most 50. */
        orders: z.array(
          z.strictObject({
            id: z.string(),
            number: z.string(),
            placedAt: z.number(),
            currency: z.string(),
            totalMinor: z.number(),
            paymentStatus: z.string(),
            fulfilmentStatus: z.string(),
            life: z.enum(['open', 'completed', 'cancelled']),
          }),
        ),
        /** Different ones of the orders listed, newest first. */
        addresses: z.array(z.strictObject({ kind: z.enum(['shipping', 'billing']), address: addressSchema })),
        /** Sum of the orders that were not cancelled, per currency. */
        spent: z.array(z.strictObject({ currency: z.string(), totalMinor: z.number() })),
        feedbackCount: z.number(),
      })
      .nullable(),
    topics: (args) => [`customer:${args.customerId}`, 'customers'],
  }),
};
