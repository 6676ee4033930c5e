/** What people do in the catalogue: link listings, make and name items, keep their barcodes. */
import { ok, refuse } from '../../shared/base/result.ts';
import { codeSpellings, plainCode } from '../../shared/catalog/codes.ts';
import { itemSearchText } from '../../shared/catalog/filter.ts';
import type { CommandHandlers } from '../db/run.ts';
import { setLink } from './link.ts';
import {
  barcodeRow,
  barcodesByCode,
  deleteBarcode,
  deleteItem,
  insertItem,
  isItemUsed,
  itemRow,
  itemsBySku,
  listingRow,
} from './store.ts';

type Name =
  | 'listing.link'
  | 'listing.unlink'
  | 'listing.create_item'
  | 'item.create'
  | 'item.update'
  | 'item.remove'
  | 'barcode.add'
  | 'barcode.remove';

export const catalogCommands: CommandHandlers<Name> = {
  'listing.link'(run, { listingId, itemId }) {
    const listing = listingRow(run.tx, listingId);
    if (!listing) return refuse('listing_unknown', { listingId });
    if (!itemRow(run.tx, itemId)) return refuse('item_unknown', { itemId });
    if (listing.item_id !== null) return refuse('listing_linked', { listingId, itemId: listing.item_id });
    setLink(run, listing, itemId, 'person');
    run.undoWith('listing.unlink', { listingId }, [listingId]);
    return ok({ listingId, itemId });
  },

  'listing.unlink'(run, { listingId }) {
    const listing = listingRow(run.tx, listingId);
    if (!listing) return refuse('listing_unknown', { listingId });
    if (listing.item_id === null) return refuse('listing_not_linked', { listingId });
    setLink(run, listing, null, 'person');
    run.undoWith('listing.link', { listingId, itemId: listing.item_id }, [listingId]);
    return ok({ listingId });
  },

  'listing.create_item'(run, { listingId, sku, name }) {
    const listing = listingRow(run.tx, listingId);
    if (!listing) return refuse('listing_unknown', { listingId });
    if (listing.item_id !== null) return refuse('listing_linked', { listingId, itemId: listing.item_id });
    const owner = itemsBySku(run.tx, [sku])[0];
    if (owner) return refuse('sku_taken', { sku, itemId: owner.id });
    const itemId = insertItem(run, {
      sku,
      name: name ?? listing.name,
      variant: listing.variant,
      imageUrl: listing.image_url,
      isStocked: listing.kind === 'goods' && listing.is_tracked === 1,
    });
    setLink(run, listing, itemId, 'person');
    // The item stays: it may be linked again, and nothing of it is lost.
    run.undoWith('listing.unlink', { listingId }, [listingId]);
    return ok({ listingId, itemId });
  },

  'item.create'(run, { sku, name, variant, isStocked }) {
    const owner = itemsBySku(run.tx, [sku])[0];
    if (owner) return refuse('sku_taken', { sku, itemId: owner.id });
    const itemId = insertItem(run, { sku, name, variant, imageUrl: null, isStocked });
    run.undoWith('item.remove', { itemId }, [itemId]);
    return ok({ itemId });
  },

  'item.update'(run, { itemId, sku, name, variant }) {
    const before = itemRow(run.tx, itemId);
    if (!before) return refuse('item_unknown', { itemId });
    const owner = sku === undefined || sku === before.sku ? undefined : itemsBySku(run.tx, [sku])[0];
    if (owner) return refuse('sku_taken', { sku, itemId: owner.id });
    const row = {
      sku: sku ?? before.sku,
      name: name ?? before.name,
      variant: variant ?? before.variant,
    };
    run.tx.update('item', { id: itemId }, { ...row, search_text: itemSearchText(row) });
    for (const field of ['sku', 'name', 'variant'] as const)
      run.change(itemId, field, before[field], row[field]);
    run.event('item.changed', { subjectId: itemId });
    run.touch('items', 'stock', `item:${itemId}`);
    run.undoWith('item.update', { itemId, sku: before.sku, name: before.name, variant: before.variant }, [
      itemId,
    ]);
    return ok({ itemId });
  },

  'item.remove'(run, { itemId }) {
    if (!itemRow(run.tx, itemId)) return refuse('item_unknown', { itemId });
    if (isItemUsed(run.tx, itemId)) return refuse('item_in_use', { itemId });
    deleteItem(run.tx, itemId);
    run.event('item.removed', { subjectId: itemId });
    run.touch('items', 'stock', `item:${itemId}`);
    return ok({ itemId });
  },

  'barcode.add'(run, { itemId, code, source }) {
    if (!itemRow(run.tx, itemId)) return refuse('item_unknown', { itemId });
    const plain = plainCode(code);
    if (plain === '') return refuse('code_invalid', { code });
    const owners = barcodesByCode(run.tx, codeSpellings(plain));
    const mine = owners.find((row) => row.item_id === itemId);
    // Known for this item already, perhaps in another spelling: nothing to do.
    if (mine) return ok({ barcodeId: mine.id });
    if (owners[0]) return refuse('code_taken', { code: plain, itemId: owners[0].item_id });
    const barcodeId = run.makeId('barcode');
    run.tx.insert('barcode', { code: plain, id: barcodeId, item_id: itemId, source, created_at: run.now });
    run.event('barcode.added', { subjectId: itemId, data: { barcodeId, source } });
    run.touch('items', `item:${itemId}`);
    run.undoWith('barcode.remove', { barcodeId }, [barcodeId]);
    return ok({ barcodeId });
  },

  'barcode.remove'(run, { barcodeId }) {
    const before = barcodeRow(run.tx, barcodeId);
    if (!before) return refuse('barcode_unknown', { barcodeId });
    deleteBarcode(run.tx, barcodeId);
    run.event('barcode.removed', { subjectId: before.item_id, data: { barcodeId } });
    run.touch('items', `item:${before.item_id}`);
    const source = before.source === 'channel' ? 'person' : before.source;
    run.undoWith('barcode.add', { itemId: before.item_id, code: before.code, source }, [barcodeId]);
    return ok({ barcodeId });
  },
};
