/** What of the screen Stock stands in its address: `/stock?view=short&filter=bin:B&item=itm_…`. */
import { z } from 'zod';
import { itemsSort } from '../../shared/api/catalog.ts';
import { type SetAddress, useAddress } from '../platform/address.ts';

export const STOCK_VIEWS = ['short', 'differs', 'unlinked', 'all'] as const;
export type StockView = (typeof STOCK_VIEWS)[number];

const optional = z.string().max(60).optional().catch(undefined);

const schema = z.object({
  view: z.enum(STOCK_VIEWS).catch('short'),
  filter: z.string().max(200).catch(''),
  sort: itemsSort.optional().catch(undefined),
  dir: z.enum(['down']).optional().catch(undefined),
  /** The warehouse looked at; without it all of them. */
  at: optional,
  /** The current row; the panel shows it. */
  item: optional,
  listing: optional,
  panel: z.enum(['closed', 'new']).optional().catch(undefined),
});

export type StockAddress = z.output<typeof schema>;

export const useStockAddress = (): readonly [StockAddress, SetAddress] => useAddress(schema);

/** Tokens in the address: parted by spaces, those with spaces in quotes. */
export const splitTokens = (text: string): readonly string[] =>
  [...text.matchAll(/(?:\p{L}+:)?"[^"]*"|\S+/gu)].map(([token]) => token);

export const joinTokens = (tokens: readonly string[]): string =>
  tokens.map((token) => (/\s/.test(token) && !token.includes('"') ? `"${token}"` : token)).join(' ');
