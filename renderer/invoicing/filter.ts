/** Filter tokens of the invoices: `channel:woo`, `country:DE`, `currency:EUR`, and the beginning of a number. Pure. */
import type { QueryInput } from '../../shared/api/contract.ts';

export type InvoiceFilter = NonNullable<QueryInput<'invoices.list'>['filter']>;

export function readInvoiceTokens(
  tokens: readonly string[],
  accountNamed: (text: string) => { readonly id: string } | undefined,
): { readonly filter: InvoiceFilter; readonly unknown: readonly string[] } {
  let filter: InvoiceFilter = {};
  const unknown: string[] = [];
  for (const token of tokens) {
    const [, name, value = ''] = /^(channel|country|currency):(.+)$/i.exec(token) ?? [];
    const account = name?.toLowerCase() === 'channel' ? accountNamed(value) : undefined;
    if (account) filter = { ...filter, accountId: account.id };
    else if (name?.toLowerCase() === 'country' && /^[a-z]{2}$/i.test(value))
      filter = { ...filter, country: value.toUpperCase() };
    else if (name?.toLowerCase() === 'currency' && /^[a-z]{3}$/i.test(value))
      filter = { ...filter, currency: value.toUpperCase() };
    else if (name === undefined && filter.text === undefined) filter = { ...filter, text: token };
    else unknown.push(token);
  }
  return { filter, unknown };
}
