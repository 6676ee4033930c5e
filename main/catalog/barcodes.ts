/** Barcodes that a shop names. A code belongs to one item: one that is elsewhere stays there, and that is told. */
import { codeSpellings, plainCode } from '../../shared/catalog/codes.ts';
import type { Run } from '../db/run.ts';
import type { ListingRow } from './store.ts';
import { barcodesByCode, deleteBarcode, listingsOfItems } from './store.ts';

export interface NamedCode {
  readonly code: string;
  readonly itemId: string;
  readonly listingId: string;
}

/** What a listing's row names for its item. */
export const namedCodes = (
  listing: { readonly id: string; readonly barcodes: string },
  itemId: string,
): NamedCode[] =>
  (JSON.parse(listing.barcodes) as string[]).map((code) => ({ code, itemId, listingId: listing.id }));

/** Page-wise. A code that is known for its item, in any spelling, changes nothing. */
export function takeBarcodes(run: Run, named: readonly NamedCode[]): void {
  const codes = named
    .map((entry) => ({ ...entry, code: plainCode(entry.code) }))
    .filter((entry) => entry.code !== '');
  if (codes.length === 0) return;
  const known = new Map(
    barcodesByCode(
      run.tx,
      codes.flatMap((entry) => codeSpellings(entry.code)),
    ).map((row) => [row.code, row.item_id]),
  );
  for (const { code, itemId, listingId } of codes) {
    const owners = codeSpellings(code).flatMap((spelling) => known.get(spelling) ?? []);
    if (owners.includes(itemId)) continue;
    const owner = owners[0];
    if (owner !== undefined) {
      run.event('barcode.conflict', { subjectId: listingId, data: { code, itemId, ownerId: owner } });
      continue;
    }
    run.tx.insert('barcode', {
      code,
      id: run.makeId('barcode'),
      item_id: itemId,
      source: 'channel',
      created_at: run.now,
    });
    known.set(code, itemId);
    run.touch('items', `item:${itemId}`);
  }
}

/**
 * A listing that was taken from its item takes the codes along that it brought: a parcel's scan must not pass for the
 * wrong goods. Codes that another listing of the item names, and those that people gave it, stay.
 */
export function releaseBarcodes(run: Run, listing: ListingRow, itemId: string): void {
  const spellings = (codes: readonly string[]): string[] =>
    codes.map((code) => plainCode(code)).flatMap((code) => (code === '' ? [] : codeSpellings(code)));
  const codesOf = (row: ListingRow): string[] => spellings(JSON.parse(row.barcodes) as string[]);
  const others = listingsOfItems(run.tx, [itemId]).filter(({ id }) => id !== listing.id);
  const stay = new Set(others.flatMap(codesOf));
  for (const row of barcodesByCode(run.tx, codesOf(listing))) {
    if (row.item_id !== itemId || row.source !== 'channel' || stay.has(row.code)) continue;
    deleteBarcode(run.tx, row.id);
    run.change(itemId, 'barcode', row.code, null);
    run.touch('items', `item:${itemId}`);
  }
}
