/** What of the screen Invoices stands in its address: `/invoices?view=open&filter=currency:EUR&invoice=inv_…`. */
import { z } from 'zod';
import { INVOICE_VIEWS } from '../../shared/api/invoicing.ts';
import { type SetAddress, useAddress } from '../platform/address.ts';

const optional = z.string().max(60).optional().catch(undefined);

const schema = z.object({
  part: z.enum(['invoices', 'payments']).catch('invoices'),
  view: z.enum(INVOICE_VIEWS).catch('to_issue'),
  filter: z.string().max(200).catch(''),
  /** The current row: an invoice, or the order whose invoice is to be issued. */
  invoice: optional,
  /** Payments: which list, and its current row. */
  money: z.enum(['unpaid', 'received']).catch('unpaid'),
  row: optional,
  panel: z.enum(['closed']).optional().catch(undefined),
});

export type InvoicesAddress = z.output<typeof schema>;
export type InvoicesView = InvoicesAddress['view'];

export const useInvoicesAddress = (): readonly [InvoicesAddress, SetAddress] => useAddress(schema);
