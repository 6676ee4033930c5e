/** Prints a pick list: freezes what is to be fetched for some work, in the order of walking. */
import { Temporal } from 'temporal-polyfill';
import { ok, refuse } from '../../shared/base/result.ts';
import { pickListModel } from '../../shared/documents/pick-list.ts';
import { businessDay } from '../../shared/settings/business-day.ts';
import type { CommandHandlers } from '../db/run.ts';
import { issueDocument } from '../documents/issue.ts';
import { drawNumber } from '../settings/numbers.ts';
import { readSettings } from '../settings/store.ts';
import { warehouseRow } from '../settings/warehouse-store.ts';
import { pickRows } from './pick-rows.ts';
import { barcodeOf } from './slip-store.ts';
import { fulfilmentRow } from './store.ts';
import { isAnyPractice } from './work-store.ts';

/** The paper form's own limit is higher; more than this nobody carries through a warehouse. */
const MAX_ROWS = 200;

export const pickListCommands: CommandHandlers<'picklist.print'> = {
  'picklist.print'(run, { fulfilmentIds }) {
    const ids = [...new Set(fulfilmentIds)];
    for (const id of ids)
      if (!fulfilmentRow(run.tx, id)) return refuse('fulfilment_unknown', { fulfilmentId: id });
    const all = pickRows(run.tx, { fulfilmentIds: ids }).filter(
      (row) => row.qty > row.pickedQty && !row.isStopped,
    );
    const warehouseId = all[0]?.warehouseId;
    if (warehouseId === undefined) return refuse('nothing_to_pick');
    if (all.some((row) => row.warehouseId !== warehouseId)) return refuse('several_warehouses');
    const rows = all.slice(0, MAX_ROWS);
    const settings = readSettings(run.tx);
    const { zone, locale } = settings.general;
    const codes = barcodeOf(
      run.tx,
      rows.map((row) => row.itemId),
    );
    const number = `PL-${drawNumber(run, 'pick_list', 0, run.actor.stationId)}`;
    const time = Temporal.Instant.fromEpochMilliseconds(run.now).toZonedDateTimeISO(zone).toPlainTime();
    const model = pickListModel.parse({
      kind: 'pick_list',
      version: 1,
      language: locale,
      paper: settings.paper.size,
      isSample: isAnyPractice(run.tx, ids),
      number,
      date: businessDay(zone, run.now).on,
      time: time.toString({ smallestUnit: 'minute' }),
      companyName: settings.company.name,
      warehouse: warehouseRow(run.tx, warehouseId)?.name ?? '',
      rows: rows.map((row) => ({
        bin: row.binCode,
        sku: row.sku,
        name: row.name,
        detail: row.variant || null,
        qty: row.qty - row.pickedQty,
        orderNumber: row.orderNumber,
        barcode: codes.get(row.itemId) ?? null,
      })),
      barcode: number,
    });
    const documentId = issueDocument(run, model, { subjectId: number, orderId: null });
    const listed = [...new Set(rows.map((row) => row.fulfilmentId))];
    run.event('picklist.printed', { subjectId: documentId, data: { number, fulfilmentIds: listed } });
    run.touch('shipping');
    return ok({ documentId, number, rows: rows.length });
  },
};
