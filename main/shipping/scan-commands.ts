/**
 * Packing by scanning: every scan is a row, an answer and a commit of its own. A scan is never refused: what is wrong,
 * too much, unknown or stopped is the answer, and changes nothing but the list of scans.
 */

import type { CommandReply } from '../../shared/api/contract.ts';
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import { plainCode } from '../../shared/catalog/codes.ts';
import type { Verdict } from '../../shared/shipping/scan.ts';
import { judgeScan, lastUnit } from '../../shared/shipping/scan.ts';
import { unpackedQty } from '../../shared/shipping/state.ts';
import { barcodesByCode, deleteBarcode, itemRow } from '../catalog/store.ts';
import type { CommandHandlers, Run } from '../db/run.ts';
import { looksLike, readCode } from './codes.ts';
import { isDone, knownParcel, refusalOfStop, stopCodeOf } from './guard.ts';
import { changePacked, changePicked, countsOf, settle } from './ledger.ts';
import type { FulfilmentLineRow, FulfilmentRow, ParcelRow } from './store.ts';
import { contentsOf, linesOf, scansOf } from './store.ts';

type Name =
  | 'parcel.scan'
  | 'parcel.confirm_unit'
  | 'parcel.learn_code'
  | 'parcel.forget_code'
  | 'parcel.take_back';
type Counted = CommandReply<'parcel.scan'>;

interface Table {
  readonly parcel: ParcelRow;
  readonly work: FulfilmentRow;
  readonly lines: readonly FulfilmentLineRow[];
}

export const scanCommands: CommandHandlers<Name> = {
  'parcel.scan'(run, { parcelId, code }) {
    const table = tableOf(run, parcelId);
    if (!table.ok) return table;
    const { plain, itemIds } = readCode(run.tx, code);
    const verdict = judge(table.value, itemIds);
    return ok(count(run, table.value, { verdict, code: plain || plainCode(code), way: 'scan' }));
  },

  'parcel.confirm_unit'(run, { parcelId, fulfilmentLineId }) {
    const table = tableOf(run, parcelId);
    if (!table.ok) return table;
    const line = table.value.lines.find((one) => one.id === fulfilmentLineId);
    if (!line) return refuse('fulfilment_line_unknown', { fulfilmentLineId });
    const verdict = judge({ ...table.value, lines: [line] }, [line.item_id]);
    return ok(count(run, table.value, { verdict, code: '', way: 'confirmed' }));
  },

  'parcel.learn_code'(run, { parcelId, code, fulfilmentLineId }) {
    const table = tableOf(run, parcelId);
    if (!table.ok) return table;
    const { work, parcel, lines } = table.value;
    if (parcel.state !== 'open' || isDone(work)) return refuse('parcel_not_open', { parcelId });
    const free = refusalOfStop(work);
    if (!free.ok) return free;
    const line = lines.find((one) => one.id === fulfilmentLineId);
    if (!line) return refuse('fulfilment_line_unknown', { fulfilmentLineId });
    const { plain, itemIds } = readCode(run.tx, code);
    if (plain === '') return refuse('code_invalid');
    const isKnown = itemIds.includes(line.item_id);
    if (!isKnown && itemIds.length > 0) return refuse('code_taken', { itemId: itemIds[0] });
    if (!isKnown) {
      run.tx.insert('barcode', {
        code: plain,
        id: run.makeId('barcode'),
        item_id: line.item_id,
        source: 'scan',
        created_at: run.now,
      });
      run.event('barcode.learned', { subjectId: line.item_id, orderId: work.order_id });
      run.touch('items', `item:${line.item_id}`);
    }
    const verdict = judge({ ...table.value, lines: [line] }, [line.item_id]);
    const counted = count(run, table.value, { verdict, code: plain, way: 'scan' });
    const isPickTakenBack = line.picked_qty === line.packed_qty;
    if (!isKnown && counted.outcome === 'right')
      run.undoWith('parcel.forget_code', { parcelId, code: plain, fulfilmentLineId, isPickTakenBack }, [
        line.id,
      ]);
    return ok(counted);
  },

  'parcel.forget_code'(run, { parcelId, code, fulfilmentLineId, isPickTakenBack }) {
    const table = tableOf(run, parcelId);
    if (!table.ok) return table;
    const row = barcodesByCode(run.tx, [code]).find((one) => one.source === 'scan');
    if (!row) return refuse('code_unknown');
    deleteBarcode(run.tx, row.id);
    run.event('barcode.removed', { subjectId: row.item_id, data: { barcodeId: row.id } });
    run.touch('items', `item:${row.item_id}`);
    const back = takeBack(run, table.value, { fulfilmentLineId, isPickTakenBack });
    return ok({ openUnits: back.openUnits });
  },

  'parcel.take_back'(run, { parcelId, fulfilmentLineId, isPickTakenBack }) {
    const table = tableOf(run, parcelId);
    return table.ok ? ok(takeBack(run, table.value, { fulfilmentLineId, isPickTakenBack })) : table;
  },
};

function tableOf(run: Run, parcelId: string): Result<Table, 'parcel_unknown'> {
  const known = knownParcel(run.tx, parcelId);
  if (!known.ok) return known;
  const { parcel, work } = known.value;
  return ok({ parcel, work, lines: linesOf(run.tx, work.id) });
}

function judge({ parcel, work, lines }: Table, itemIds: readonly string[]): Verdict {
  const isStopped = isDone(work) || stopCodeOf(work) !== null || parcel.state === 'unpacked';
  const own = lines.map((line) => ({ id: line.id, itemId: line.item_id, ...countsOf(line) }));
  const verdict = judgeScan(itemIds, own, isStopped);
  // A closed parcel takes nothing more.
  return verdict.outcome === 'right' && parcel.state !== 'open'
    ? { ...verdict, outcome: 'surplus' }
    : verdict;
}

interface Scanned {
  readonly verdict: Verdict;
  readonly code: string;
  readonly way: 'scan' | 'confirmed';
}

function count(run: Run, table: Table, { verdict, code, way }: Scanned): Counted {
  const { parcel, work, lines } = table;
  const line = lines.find((one) => one.id === verdict.fulfilmentLineId);
  const scanId = run.makeId('scan');
  run.tx.insert('scan', {
    id: scanId,
    order_id: work.order_id,
    fulfilment_id: work.id,
    parcel_id: parcel.id,
    line_id: line?.line_id ?? null,
    item_id: verdict.itemId,
    code,
    way,
    outcome: verdict.outcome,
    at: run.now,
  });
  const isRight = verdict.outcome === 'right' && line !== undefined;
  if (isRight) {
    const isPickTakenBack = line.picked_qty === line.packed_qty;
    // A small shop picks and packs in one go: the unit in the hand is picked by its scan.
    if (isPickTakenBack) changePicked(run, line, 1);
    changePacked(run, line, { parcelId: parcel.id, qty: 1, unscannedQty: way === 'confirmed' ? 1 : 0 });
    run.undoWith('parcel.take_back', { parcelId: parcel.id, fulfilmentLineId: line.id, isPickTakenBack }, [
      scanId,
      parcel.id,
    ]);
    settle(run, work.id);
  } else run.touch(`fulfilment:${work.id}`);
  const openUnits = lines.reduce((sum, one) => sum + unpackedQty(countsOf(one)), 0) - (isRight ? 1 : 0);
  const item = verdict.itemId === null ? undefined : itemRow(run.tx, verdict.itemId);
  const sameLines = lines.filter((one) => line !== undefined && one.line_id === line.line_id);
  const packed = sameLines.reduce((sum, one) => sum + one.packed_qty, 0);
  return {
    outcome: verdict.outcome,
    scanId,
    fulfilmentLineId: verdict.fulfilmentLineId,
    lineId: line?.line_id ?? null,
    itemId: verdict.itemId,
    sku: item?.sku ?? '',
    name: item?.name ?? '',
    variant: item?.variant ?? '',
    count: line ? packed + (isRight ? 1 : 0) : null,
    of: line ? sameLines.reduce((sum, one) => sum + one.qty, 0) : null,
    openUnits,
    looksLike: verdict.outcome === 'unknown' ? looksLike(run.tx, code, openUnits === 0) : null,
  };
}

function takeBack(
  run: Run,
  { parcel, work, lines }: Table,
  args: { readonly fulfilmentLineId?: string | undefined; readonly isPickTakenBack: boolean },
): CommandReply<'parcel.take_back'> {
  const openUnits = lines.reduce((sum, one) => sum + unpackedQty(countsOf(one)), 0);
  const nothing = { qty: 0, fulfilmentLineId: null, openUnits };
  if (parcel.state !== 'open') return nothing;
  const inside = contentsOf(run.tx, [parcel.id]);
  const named = lines.find((line) => line.id === args.fulfilmentLineId);
  const history = scansOf(run.tx, work.id, 2_000)
    .filter((scan) => scan.parcel_id === parcel.id)
    .map((scan) => ({ ...scan, lineId: scan.line_id }));
  const unit = lastUnit(history, named?.line_id);
  const content = inside.find(
    (one) =>
      one.fulfilment_line_id === named?.id ||
      (named === undefined && one.line_id === (unit?.line_id ?? one.line_id)),
  );
  const line = content && lines.find((one) => one.id === content.fulfilment_line_id);
  if (!content || !line) return nothing;
  // The mark *not scanned* goes with its unit, and never outnumbers the units that are left.
  const isUnscanned =
    content.unscanned_qty > 0 && (unit?.way === 'confirmed' || content.unscanned_qty === content.qty);
  changePacked(run, line, { parcelId: parcel.id, qty: -1, unscannedQty: isUnscanned ? -1 : 0 });
  if (args.isPickTakenBack) {
    const now = linesOf(run.tx, work.id).find((one) => one.id === line.id);
    if (now && now.picked_qty > now.packed_qty) changePicked(run, now, -1);
  }
  run.tx.insert('scan', {
    id: run.makeId('scan'),
    order_id: work.order_id,
    fulfilment_id: work.id,
    parcel_id: parcel.id,
    line_id: line.line_id,
    item_id: line.item_id,
    code: '',
    way: 'take_back',
    outcome: 'take_back',
    at: run.now,
  });
  settle(run, work.id);
  return { qty: 1, fulfilmentLineId: line.id, openUnits: openUnits + 1 };
}
