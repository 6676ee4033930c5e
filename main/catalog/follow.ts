/** An item made from a listing follows its name and picture, as long as nobody named it otherwise. */
import { itemSearchText } from '../../shared/catalog/filter.ts';
import type { Run } from '../db/run.ts';
import { itemRow } from './store.ts';

interface Shown {
  readonly name: string;
  readonly variant: string;
  readonly image_url: string | null;
}

export function followItem(run: Run, itemId: string, before: Shown, after: Shown): void {
  if (before.name === after.name && before.variant === after.variant && before.image_url === after.image_url)
    return;
  const item = itemRow(run.tx, itemId);
  if (!item) return;
  const isNamedByShop = item.name === before.name && item.variant === before.variant;
  const shown = {
    name: isNamedByShop ? after.name : item.name,
    variant: isNamedByShop ? after.variant : item.variant,
    image_url: item.image_url === before.image_url ? after.image_url : item.image_url,
  };
  if (shown.name === item.name && shown.variant === item.variant && shown.image_url === item.image_url)
    return;
  run.tx.update('item', { id: itemId }, { ...shown, search_text: itemSearchText({ ...item, ...shown }) });
  for (const field of ['name', 'variant', 'image_url'] as const)
    run.change(itemId, field, item[field], shown[field]);
  run.touch('items', `item:${itemId}`);
}
