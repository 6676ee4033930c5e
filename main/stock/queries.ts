/** What screens ask about stock: the items with their figures, sums behind them, movements, reasons. */
import { readCursor, writeCursor } from '../../shared/search/cursor.ts';
import { isNoteNeeded, WRITE_OFF_REASONS } from '../../shared/stock/reasons.ts';
import type { QueryHandlers } from '../db/run.ts';
import { explain } from './explain.ts';
import { itemQueries } from './item-queries.ts';
import { movementAnswer, movementsOf } from './movement-store.ts';

type Name = 'stock.explain' | 'movements.list' | 'stock.reasons';

export const stockQueries: QueryHandlers<Name | keyof typeof itemQueries> = {
  ...itemQueries,

  'stock.explain': ({ reader }, { itemId, figure, warehouseId }) =>
    explain(reader, itemId, figure, warehouseId),

  'movements.list': ({ reader }, { itemId, warehouseId, cursor, limit }) => {
    const [seq] = readCursor(cursor, 1) ?? [];
    const rows = movementsOf(reader, {
      itemId,
      warehouseId,
      beforeSeq: typeof seq === 'number' ? seq : undefined,
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      movements: page.map(movementAnswer),
      nextCursor: rows.length > limit && last ? writeCursor([last.seq]) : null,
    };
  },

  'stock.reasons': () => ({
    writeOff: WRITE_OFF_REASONS.map((code) => ({ code, isNoteNeeded: isNoteNeeded(code) })),
  }),
};
