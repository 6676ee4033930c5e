/** Carries out a filled form: the command of its act, with the toast that takes it back. */
import type { QueryReply } from '../../shared/api/contract.ts';
import { useAct } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import type { ActDraft } from './act-draft.ts';

type Item = NonNullable<QueryReply<'items.get'>>;

export function useStockAct(item: Item) {
  const all = useWords();
  const { number } = useFormats();
  const words = all.stockScreen.acts;
  const bookIn = useAct('stock.book_in');
  const count = useAct('stock.count');
  const writeOff = useAct('stock.write_off');
  const move = useAct('stock.move');
  const acts = [bookIn, count, writeOff, move];

  const run = async (draft: ActDraft): Promise<boolean> => {
    const { act, qty, note, reason } = draft;
    if (qty === null) return false;
    const place = {
      itemId: item.id,
      binId: draft.binId || null,
      note,
      ...(draft.warehouseId ? { warehouseId: draft.warehouseId } : {}),
    };
    const units = number(qty);
    if (act === 'book_in')
      return (await bookIn.run({ ...place, qty }, words.book_in.done(units, item.sku))) !== undefined;
    if (act === 'count') {
      const done = await count.run({ ...place, countedQty: qty }, ({ differenceQty }) =>
        words.count.done(all.stock.difference(differenceQty), item.sku),
      );
      return done !== undefined;
    }
    if (act === 'write_off') {
      if (reason === null) return false;
      return (
        (await writeOff.run({ ...place, qty, reason }, words.write_off.done(units, item.sku))) !== undefined
      );
    }
    const done = await move.run(
      {
        itemId: item.id,
        qty,
        note,
        fromBinId: draft.binId || null,
        toBinId: draft.toBinId || null,
        ...(draft.warehouseId ? { fromWarehouseId: draft.warehouseId } : {}),
        ...(draft.toWarehouseId ? { toWarehouseId: draft.toWarehouseId } : {}),
      },
      words.move.done(units, item.sku),
    );
    return done !== undefined;
  };
  return {
    run,
    isRunning: acts.some((each) => each.isRunning),
    problem: acts.find((each) => each.problem !== undefined)?.problem,
  };
}
