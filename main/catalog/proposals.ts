/** Which items a listing without a link may be: the same SKU, the same barcode, or a similar name, best first. */
import { codeSpellings } from '../../shared/catalog/codes.ts';
import { nameSimilarity, SIMILAR, wordsOf } from '../../shared/catalog/similarity.ts';
import type { Reader } from '../db/handle.ts';
import type { HitRow } from './list-store.ts';
import { itemsById, itemsHoldingAny, itemsWithSku } from './list-store.ts';
import { barcodesByCode } from './store.ts';

const MOST = 5;
const CANDIDATES = 200;

export interface Proposal {
  readonly reason: 'sku' | 'code' | 'name';
  readonly item: ReturnType<typeof itemRef>;
}

export function proposalsFor(
  reader: Reader,
  listing: {
    readonly sku: string;
    readonly name: string;
    readonly variant: string;
    readonly barcodes: string;
  },
): Proposal[] {
  const found = new Map<string, Proposal>();
  const add = (reason: Proposal['reason'], rows: readonly HitRow[]): void => {
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, { reason, item: itemRef(row) });
  };
  if (listing.sku !== '') add('sku', itemsWithSku(reader, [listing.sku]));
  const codes = (JSON.parse(listing.barcodes) as string[]).flatMap(codeSpellings);
  if (codes.length > 0) {
    const owners = barcodesByCode(reader, codes).map((row) => row.item_id);
    if (owners.length > 0) add('code', itemsById(reader, owners));
  }
  const name = `${listing.name} ${listing.variant}`;
  // Short words ("the", "de") fit everything and would crowd out the others.
  const words = [...wordsOf(name)].sort((a, b) => b.length - a.length).slice(0, 6);
  const similar = itemsHoldingAny(reader, words, CANDIDATES)
    .map((row) => ({ row, alike: nameSimilarity(name, `${row.name} ${row.variant}`) }))
    .filter((entry) => entry.alike >= SIMILAR)
    .sort((a, b) => b.alike - a.alike || (a.row.sku < b.row.sku ? -1 : 1));
  add(
    'name',
    similar.map((entry) => entry.row),
  );
  return [...found.values()].slice(0, MOST);
}

export const itemRef = (row: Omit<HitRow, 'search_text'>) => ({
  id: row.id,
  sku: row.sku,
  name: row.name,
  variant: row.variant,
  imageUrl: row.image_url,
  isStocked: row.is_stocked === 1,
});
