/** What screens ask of the settings. */
import type { Address } from '../../shared/base/address.ts';
import { readCursor, writeCursor } from '../../shared/search/cursor.ts';
import { businessDay } from '../../shared/settings/business-day.ts';
import { formatNumber, seriesYear } from '../../shared/settings/number-pattern.ts';
import type { QueryHandlers } from '../db/run.ts';
import { allCarriers, allSeries, readSection, readSettings } from './store.ts';
import { allWarehouses, binsOf } from './warehouse-store.ts';

type Name = 'settings.get' | 'warehouses.list' | 'bins.list' | 'carriers.list' | 'series.list';

export const settingsQueries: QueryHandlers<Name> = {
  'settings.get': ({ reader }) => readSettings(reader),

  'warehouses.list': ({ reader }) => ({
    warehouses: allWarehouses(reader).map((row) => ({
      id: row.id,
      name: row.name,
      code: row.code,
      rank: row.rank,
      isDefault: row.is_default === 1,
      address: row.address === null ? null : (JSON.parse(row.address) as Address),
      binCount: row.bin_count ?? 0,
      onHandQty: row.on_hand_qty ?? 0,
    })),
  }),

  'bins.list': ({ reader }, { warehouseId, cursor, limit }) => {
    const [walkOrder, code] = readCursor(cursor, 2) ?? [];
    const after =
      typeof walkOrder === 'number' && typeof code === 'string' ? ([walkOrder, code] as const) : undefined;
    const rows = binsOf(reader, warehouseId, { after, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      bins: page.map((row) => ({
        id: row.id,
        warehouseId: row.warehouse_id,
        code: row.code,
        walkOrder: row.walk_order,
        qty: row.qty ?? 0,
        itemCount: row.item_count,
      })),
      nextCursor: rows.length > limit && last ? writeCursor([last.walk_order, last.code]) : null,
    };
  },

  'carriers.list': ({ reader }) => ({
    carriers: allCarriers(reader).map((row) => ({
      id: row.id,
      code: row.code,
      name: row.name,
      patterns: JSON.parse(row.patterns) as string[],
      linkTemplate: row.link_template,
      isActive: row.is_active === 1,
    })),
  }),

  'series.list': ({ reader, now }) => {
    const { numberPattern } = readSection(reader, 'invoice');
    const day = businessDay(readSection(reader, 'general').zone, now);
    const current = { series: 'invoice', year: seriesYear(numberPattern, day.year), station: 'main' };
    const rows = allSeries(reader);
    const isThere = rows.some(
      (row) => row.series === current.series && row.year === current.year && row.station === current.station,
    );
    const all = isThere ? rows : [{ ...current, next_number: 1, issued_number: 0 }, ...rows];
    return {
      series: all.map((row) => ({
        series: row.series,
        year: row.year,
        station: row.station,
        nextNumber: row.next_number,
        issuedNumber: row.issued_number,
        example: formatNumber(numberPattern, {
          number: row.next_number,
          year: row.year === 0 ? day.year : row.year,
          month: day.month,
        }),
      })),
    };
  },
};
