/** Rows of work as lists show them. */
import type { z } from 'zod';
import type { workSchema } from '../../shared/api/shipping-shapes.ts';
import type { Reader } from '../db/handle.ts';
import { stopCodeOf } from './guard.ts';
import type { WorkFilter } from './work-store.ts';
import { unitsOf, workRows } from './work-store.ts';

export type Work = z.output<typeof workSchema>;

/** Stopped ones first, then by deadline. */
export function listWork(reader: Reader, filter: WorkFilter, limit: number): Work[] {
  const rows = workRows(reader, filter, limit);
  const units = unitsOf(
    reader,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const sums = units.get(row.id);
    return {
      orderId: row.order_id,
      orderNumber: row.number,
      accountId: row.account_id,
      customerName: row.customer_name,
      country: row.country,
      fulfilmentId: row.id,
      warehouseId: row.warehouse_id,
      state: row.state,
      deadlineAt: row.deadline_at,
      lineCount: sums?.lines ?? 0,
      units: sums?.units ?? 0,
      pickedUnits: sums?.picked ?? 0,
      packedUnits: sums?.packed ?? 0,
      hasNote: row.has_note === 1,
      stopCode: stopCodeOf(row),
    };
  });
}
