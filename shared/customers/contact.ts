/** What an order says about the person behind it, and how the same person is known again. */
import { foldText } from '../search/grams.ts';
import type { ChannelOrder } from '../sync/connector.ts';

export interface Contact {
  readonly email: string;
  readonly name: string;
  readonly company: string;
  readonly phone: string;
  readonly country: string;
}

/** E-mail addresses are compared without case and width; dots and tags are the person's own and stay. */
export const foldEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

/** The customer's own words first, then the invoice address, then where it is sent. */
export function contactOf(order: Pick<ChannelOrder, 'customer' | 'billing' | 'shipping'>): Contact {
  const { customer, billing, shipping } = order;
  return {
    email: foldEmail(customer.email),
    name: (customer.name || billing.name || shipping.name).trim(),
    company: (customer.company || billing.company || shipping.company).trim(),
    phone: (customer.phone || billing.phone || shipping.phone).trim(),
    country: billing.country || shipping.country,
  };
}

/** What a customer is found by, folded; the phone also without its separators. */
export const customerSearchText = (contact: Contact): string => {
  const digits = contact.phone.replace(/\D+/g, '');
  const phone = digits === contact.phone ? digits : `${contact.phone} ${digits}`;
  return foldText(`${contact.name} ${contact.company} ${contact.email} ${phone}`);
};
