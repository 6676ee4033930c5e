/** Everything the pack table shows of one piece of work. */
import type { QueryReply } from '../../shared/api/contract.ts';
import type { Address } from '../../shared/base/address.ts';
import type { HoldCode } from '../../shared/orders/vocabulary.ts';
import { countsAfter } from '../../shared/shipping/scan.ts';
import { unpackedQty } from '../../shared/shipping/state.ts';
import type { Reader } from '../db/handle.ts';
import { warehouseRow } from '../settings/warehouse-store.ts';
import { usualCarrier } from './find-store.ts';
import { stopCodeOf } from './guard.ts';
import { countsOf } from './ledger.ts';
import { parcelsShown } from './parcel-view.ts';
import type { FulfilmentLineRow, FulfilmentRow } from './store.ts';
import { fulfilmentRow, linesOf, parcelsOf, scansOf } from './store.ts';
import { listWork } from './work.ts';
import { openGoods, orderHeadOf } from './work-store.ts';

type Pack = NonNullable<QueryReply<'pack.get'>>;

const SHOWN_SCANS = 5;

export function packView(reader: Reader, fulfilmentId: string): Pack | null {
  const row = fulfilmentRow(reader, fulfilmentId);
  const head = row && orderHeadOf(reader, row.order_id);
  const work = listWork(reader, { fulfilmentIds: [fulfilmentId] }, 1)[0];
  if (!row || !head || !work) return null;
  const lines = linesOf(reader, fulfilmentId);
  const parcels = parcelsShown(
    reader,
    parcelsOf(reader, fulfilmentId).filter((parcel) => parcel.state !== 'unpacked'),
  );
  return {
    ...work,
    accountName: head.account_name,
    accountKind: head.account_kind,
    isPractice: head.is_practice === 1,
    warehouseName: warehouseRow(reader, row.warehouse_id)?.name ?? '',
    shipTo: JSON.parse(head.shipping) as Address,
    shippingMethod: head.shipping_method,
    customerNote: head.customer_note,
    giftNote: head.gift_note,
    stop: stopShown(row, lines),
    lines: linesShown(lines),
    parcels,
    currentParcelId: parcels.findLast((parcel) => parcel.state === 'open')?.id ?? null,
    scans: scansShown(reader, fulfilmentId, lines),
    laterUnits: Math.max(0, openGoods(reader, row.order_id) - work.units),
    suggestedCarrierCode: usualCarrier(reader, row.order_id),
  };
}

function stopShown(row: FulfilmentRow, lines: readonly FulfilmentLineRow[]): Pack['stop'] {
  const code = stopCodeOf(row);
  if (code === null) return null;
  const cancelled = new Map(
    lines.filter((line) => line.channel_cancelled_qty > 0).map((line) => [line.line_id, line]),
  );
  return {
    code,
    lines: [...cancelled.values()].map((line) => ({
      lineId: line.line_id,
      sku: line.sku,
      name: line.name,
      qty: line.channel_cancelled_qty,
    })),
    holds: row.holds === '' ? [] : (row.holds.split(',') as HoldCode[]),
  };
}

/** Open ones first; done ones sink. */
function linesShown(lines: readonly FulfilmentLineRow[]): Pack['lines'] {
  const shown = lines.map((line) => ({
    itemId: line.item_id,
    sku: line.sku,
    name: line.name,
    variant: line.variant,
    imageUrl: line.image_url,
    fulfilmentLineId: line.id,
    lineId: line.line_id,
    binCode: line.bin_code,
    qty: line.qty,
    pickedQty: line.picked_qty,
    packedQty: line.packed_qty,
    shippedQty: line.shipped_qty,
    openQty: unpackedQty(countsOf(line)),
    cancelledQty: line.channel_cancelled_qty,
  }));
  return [...shown.filter((line) => line.openQty > 0), ...shown.filter((line) => line.openQty === 0)];
}

function scansShown(
  reader: Reader,
  fulfilmentId: string,
  lines: readonly FulfilmentLineRow[],
): Pack['scans'] {
  const packed = new Map<string, number>();
  const wanted = new Map<string, number>();
  for (const line of lines) {
    packed.set(line.line_id, (packed.get(line.line_id) ?? 0) + line.packed_qty);
    wanted.set(line.line_id, (wanted.get(line.line_id) ?? 0) + line.qty);
  }
  const rows = scansOf(reader, fulfilmentId, SHOWN_SCANS).map((row) => ({ ...row, lineId: row.line_id }));
  const counts = countsAfter(rows, packed);
  return rows.map((row, index) => ({
    id: row.id,
    at: row.at,
    way: row.way,
    outcome: row.outcome,
    code: row.code,
    lineId: row.line_id,
    sku: row.sku ?? '',
    name: row.name ?? '',
    variant: row.variant ?? '',
    count: counts[index] ?? null,
    of: row.line_id === null ? null : (wanted.get(row.line_id) ?? null),
  }));
}
