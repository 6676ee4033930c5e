/**
 * Somebody at the shelf, the pack table and the door, through commands only: takes the most urgent work, fetches it,
 * scans it into parcels and hands these over.
 */
import type { QueryReply } from '../../shared/api/contract.ts';
import type { World } from '../support/world.ts';

type Hands = Pick<World, 'ask' | 'do' | 'try'>;
type Work = QueryReply<'pack.list'>['work'][number];

/** Work that may leave now, most urgent first. */
export async function openWork(world: Hands): Promise<readonly Work[]> {
  const { work } = await world.ask('pack.list', { from: 'all', limit: 500 });
  return work.filter(({ stopCode }) => stopCode === null);
}

/** What a scanner reads off the item: its barcode, else its SKU. */
async function codeOn(world: Hands, itemId: string): Promise<string> {
  const item = await world.ask('items.get', { itemId });
  return item?.barcodes[0]?.code ?? item?.sku ?? '';
}

/** Fetches everything of one list. */
export async function pick(world: Hands, fulfilmentId: string): Promise<void> {
  const { rows } = await world.ask('pick.list', { fulfilmentIds: [fulfilmentId] });
  for (const row of rows) {
    const qty = row.qty - row.pickedQty;
    if (qty > 0) await world.do('pick.confirm', { fulfilmentLineId: row.fulfilmentLineId, qty, way: 'scan' });
  }
}

/** Scans all that is open into the current parcel; answers its id. */
export async function pack(world: Hands, fulfilmentId: string): Promise<string> {
  const { parcelId } = await world.do('parcel.open', { fulfilmentId });
  const view = await world.ask('pack.get', { fulfilmentId });
  for (const line of view?.lines ?? []) {
    const code = await codeOn(world, line.itemId);
    for (let unit = 0; unit < line.openQty; unit += 1) {
      const { outcome } = await world.do('parcel.scan', { parcelId, code });
      // Two items may wear the same code: the table asks, and the person says which.
      if (outcome !== 'right')
        await world.do('parcel.confirm_unit', { parcelId, fulfilmentLineId: line.fulfilmentLineId });
    }
  }
  return parcelId;
}

/** From shelf to door. Answers the parcel's id. */
export async function ship(world: Hands, fulfilmentId: string, trackingNumber: string): Promise<string> {
  await pick(world, fulfilmentId);
  const parcelId = await pack(world, fulfilmentId);
  await world.do('parcel.close', { parcelId });
  await world.do('parcel.hand_over', { parcelId, trackingNumber });
  return parcelId;
}
