/** From stored columns to what the contract calls an order row. */
import type { OrderRow } from '../../shared/api/orders.ts';
import type { HoldCode } from '../../shared/orders/vocabulary.ts';
import type { Reader } from '../db/handle.ts';
import type { ListRow } from './list-store.ts';
import { shortUnits } from './list-store.ts';

export const holdCodes = (text: string): HoldCode[] => (text === '' ? [] : (text.split(',') as HoldCode[]));

export function orderRow(row: ListRow, shortQty: number): OrderRow {
  return {
    id: row.id,
    number: row.number,
    accountId: row.account_id,
    placedAt: row.placed_at,
    shipByAt: row.ship_by_at,
    shippedAt: row.shipped_at,
    customerName: row.customer_name,
    country: row.country,
    itemQty: row.item_qty,
    firstItem: row.first_item,
    currency: row.currency,
    totalMinor: row.total_minor,
    isHistory: row.is_history === 1,
    shortQty,
    life: row.life,
    holds: holdCodes(row.holds),
    stockStatus: row.stock_status as OrderRow['stockStatus'],
    fulfilmentStatus: row.fulfilment_status as OrderRow['fulfilmentStatus'],
    paymentStatus: row.payment_status as OrderRow['paymentStatus'],
    returnStatus: row.return_status as OrderRow['returnStatus'],
    channelAgreement: row.channel_agreement as OrderRow['channelAgreement'],
    bucket: row.bucket,
    nextStep: row.next_step as OrderRow['nextStep'],
  };
}

export function orderRows(reader: Reader, rows: readonly ListRow[]): OrderRow[] {
  const open = rows.filter((row) => row.bucket !== 'done');
  const short =
    open.length > 0
      ? shortUnits(
          reader,
          open.map((row) => row.id),
        )
      : new Map<string, number>();
  return rows.map((row) => orderRow(row, short.get(row.id) ?? 0));
}
