/** What screens ask about listings. Items and their figures are asked of stock (`main/stock/item-queries.ts`). */
import { linkProblem } from '../../shared/catalog/linking.ts';
import { readCursor, writeCursor } from '../../shared/search/cursor.ts';
import { foldText } from '../../shared/search/grams.ts';
import type { QueryHandlers } from '../db/run.ts';
import type { ListingPage, NamedListing } from './list-store.ts';
import { listingById, listingPage } from './list-store.ts';
import { proposalsFor } from './proposals.ts';

export const catalogQueries: QueryHandlers<'listings.list' | 'listings.get'> = {
  'listings.list': ({ reader }, args) => {
    const words = foldText(args.text)
      .split(' ')
      .filter((word) => word !== '');
    const [name, id] = readCursor(args.cursor, 2) ?? [];
    let after: ListingPage['after'] =
      typeof name === 'string' && typeof id === 'string' ? [name, id] : undefined;
    const found: ReturnType<typeof listingPage> = [];
    // Words are compared folded, which the database cannot do: it is asked page by page until enough fit.
    const limit = words.length === 0 ? args.limit + 1 : 500;
    while (found.length <= args.limit) {
      const rows = listingPage(reader, { view: args.view, accountId: args.accountId, after, limit });
      for (const row of rows) if (words.length === 0 || holds(row, words)) found.push(row);
      const last = rows.at(-1);
      if (rows.length < limit || !last) break;
      after = [last.name, last.id];
    }
    const page = found.slice(0, args.limit);
    const last = page.at(-1);
    return {
      listings: page.map((row) => ({
        ...listingAnswer(row),
        problem: row.item_id === null ? linkProblem(row.sku, row.is_doubled === 1 ? 2 : 1) : null,
        waitingLines: row.waiting_lines,
        proposals: row.item_id === null ? proposalsFor(reader, row) : [],
      })),
      nextCursor: found.length > args.limit && last ? writeCursor([last.name, last.id]) : null,
    };
  },

  'listings.get': ({ reader }, { listingId }) => {
    const row = listingById(reader, listingId);
    if (!row) return null;
    return {
      listing: listingAnswer(row),
      proposals: row.item_id === null ? proposalsFor(reader, row) : [],
    };
  },
};

function holds(row: NamedListing, words: readonly string[]): boolean {
  const text = foldText(`${row.name} ${row.variant} ${row.sku}`);
  return words.every((word) => text.includes(word));
}

export const listingAnswer = (row: NamedListing) => ({
  id: row.id,
  accountId: row.account_id,
  accountName: row.account_name,
  externalId: row.external_id,
  sku: row.sku,
  name: row.name,
  variant: row.variant,
  imageUrl: row.image_url,
  kind: row.kind,
  isTracked: row.is_tracked === 1,
  isGone: row.is_gone === 1,
  itemId: row.item_id,
  linkedBy: row.linked_by,
  channelQty: row.channel_qty,
  channelReadAt: row.channel_read_at,
  pushedQty: row.pushed_at === null ? null : row.pushed_qty,
  pushedAt: row.pushed_at,
  differsQty: row.differs_qty,
  openedQty: row.opened_qty,
});
