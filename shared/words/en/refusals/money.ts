/** Invoices, payments, papers. */
import { listed, type Sentences, said } from './refusal.ts';

export const moneyRefusals = {
  company_missing: ({ fields }) =>
    `An invoice needs more about your company: ${listed(fields, 'see Settings')}. No number was used. Fill it in under Settings, Company.`,
  invoice_wrong: () =>
    'The figures of this order do not add up to a correct invoice. No number was used. Look at the order.',
  not_invoiced_here: () => 'Invoices of this account are not issued here. Its settings say who does.',
  nothing_to_invoice: () => 'Everything of this order stands on an invoice already.',
  number_taken: ({ number }) =>
    `The number ${said(number, 'that comes next')} was issued before. No invoice was made. Set the next number under Settings, Numbers.`,
  order_is_history: () => 'This order is from before the cut-over, so nothing is done with it here.',
  payment_unknown: () => 'There is no such payment.',
  payment_from_channel: () => 'The shop reported this payment; only the shop can take it back.',
  payment_told: () => 'The shop was told of this payment already, so it cannot be taken back here.',
  payment_voided: () => 'This payment was taken back already.',
  received_in_future: () => 'The day of the payment lies in the future. Nothing was recorded.',
  document_unknown: () => 'There is no such paper.',
  document_pending: () => 'This paper is being made. Try again in a moment.',
} satisfies Sentences;
