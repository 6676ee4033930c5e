/** Exported rows: columns under their names in the contract, instants as ISO 8601, JSON columns as what they hold. */
import type { QueryHandlers } from '../db/run.ts';
import { exportOrders } from './export-orders.ts';
import { exportPages, type Keyed } from './export-store.ts';
import { plain } from './export-values.ts';

export const exportQueries: QueryHandlers<'export.page'> = {
  'export.page': ({ reader }, { what, after, limit }) => {
    const page: readonly Keyed[] =
      what === 'orders'
        ? exportOrders(reader, after, limit)
        : exportPages[what](reader, after, limit).map(({ key, row }) => ({ key, row: plain(row) }));
    return {
      rows: page.map(({ row }) => row),
      next: page.length < limit ? null : (page.at(-1)?.key ?? null),
    };
  },
};
