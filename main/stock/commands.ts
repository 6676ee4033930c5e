/**
 * What people do to stock by hand. A request that would take more than is there is refused; a count is a fact: it is
 * written whatever it contradicts, and claims that no longer fit are freed afterwards (`main/flow/`).
 */
import { ok, refuse } from '../../shared/base/result.ts';
import { takeFrom } from '../../shared/stock/places.ts';
import { isNoteNeeded } from '../../shared/stock/reasons.ts';
import type { CommandHandlers, Run } from '../db/run.ts';
import { unblockUnits } from './blocked-store.ts';
import { unitsInHand } from './in-hand-store.ts';
import { resolvePlace } from './place.ts';
import { reverseMovements } from './reverse.ts';
import type { Movement } from './store.ts';
import { applyMovement, placesOf } from './store.ts';

type Name = 'stock.book_in' | 'stock.count' | 'stock.write_off' | 'stock.move' | 'stock.reverse';

export const stockCommands: CommandHandlers<Name> = {
  'stock.book_in'(run, args) {
    const place = resolvePlace(run.tx, args);
    if (!place.ok) return place;
    const { warehouseId } = place.value;
    const { itemId, binId, qty, note } = args;
    const moved = applyMovement(run, { itemId, warehouseId, binId, qty, note, cause: 'booked_in' });
    return finish(run, 'stock.booked_in', { itemId, warehouseId, qty }, [moved.movementId]);
  },

  'stock.count'(run, args) {
    const place = resolvePlace(run.tx, args, 'fact');
    if (!place.ok) return place;
    const { warehouseId } = place.value;
    const { itemId, binId, countedQty, note } = args;
    const there = placesOf(run.tx, itemId, warehouseId);
    const booked =
      binId === null ? there.onHandQty : (there.bins.find((bin) => bin.binId === binId)?.qty ?? 0);
    // Who counts a shelf does not see what stands picked or packed beside it.
    const expected = booked - unitsInHand(run.tx, itemId, warehouseId, binId);
    const differenceQty = countedQty - expected;
    const base = { itemId, warehouseId, note, cause: 'counted' } as const;
    const movements: Movement[] =
      differenceQty === 0
        ? []
        : differenceQty > 0 || binId !== null
          ? [{ ...base, binId, qty: differenceQty }]
          : takeFrom(there, -differenceQty).map((part) => ({ ...base, binId: part.binId, qty: -part.qty }));
    const ids = movements.map((movement) => applyMovement(run, movement).movementId);
    // What was blocked because it could not be found has been looked for now.
    unblockUnits(run, itemId, warehouseId, binId === null ? undefined : Math.max(0, expected));
    const done = finish(run, 'stock.counted', { itemId, warehouseId, binId, countedQty, differenceQty }, ids);
    return done.ok ? ok({ ...done.value, differenceQty }) : done;
  },

  'stock.write_off'(run, args) {
    const place = resolvePlace(run.tx, args);
    if (!place.ok) return place;
    if (isNoteNeeded(args.reason) && args.note === '') return refuse('note_missing', { reason: args.reason });
    const { warehouseId } = place.value;
    const { itemId, binId, qty, note, reason } = args;
    const there = placesOf(run.tx, itemId, warehouseId);
    const lack = lacking(there, binId, qty);
    if (lack !== undefined) return refuse('stock_negative', { itemId, warehouseId, binId, thereQty: lack });
    const parts = binId === null ? takeFrom(there, qty) : [{ binId, qty }];
    const ids = parts.map(
      (part) =>
        applyMovement(run, {
          itemId,
          warehouseId,
          binId: part.binId,
          qty: -part.qty,
          reason,
          note,
          cause: 'written_off',
        }).movementId,
    );
    return finish(run, 'stock.written_off', { itemId, warehouseId, qty, reason }, ids);
  },

  'stock.move'(run, args) {
    const { itemId, qty, note } = args;
    const from = resolvePlace(run.tx, { itemId, warehouseId: args.fromWarehouseId, binId: args.fromBinId });
    if (!from.ok) return from;
    const to = resolvePlace(run.tx, {
      itemId,
      // Without a bin or a warehouse it stays where it is.
      warehouseId: args.toWarehouseId ?? (args.toBinId === null ? from.value.warehouseId : undefined),
      binId: args.toBinId,
    });
    if (!to.ok) return to;
    const [source, target] = [from.value.warehouseId, to.value.warehouseId];
    if (source === target && args.fromBinId === args.toBinId) return refuse('same_place');
    const there = placesOf(run.tx, itemId, source);
    const loose = there.onHandQty - there.bins.reduce((sum, bin) => sum + bin.qty, 0);
    const thereQty =
      args.fromBinId === null ? loose : (there.bins.find((bin) => bin.binId === args.fromBinId)?.qty ?? 0);
    if (thereQty < qty)
      return refuse('stock_negative', { itemId, warehouseId: source, binId: args.fromBinId, thereQty });
    const base = { itemId, note, cause: 'moved' } as const;
    const out = applyMovement(run, { ...base, warehouseId: source, binId: args.fromBinId, qty: -qty });
    const into = applyMovement(run, {
      ...base,
      warehouseId: target,
      binId: args.toBinId,
      qty,
      subjectId: out.movementId,
    });
    const ids = [out.movementId, into.movementId];
    finish(run, 'stock.moved', { itemId, fromWarehouseId: source, toWarehouseId: target, qty }, ids);
    return ok({ movementIds: ids });
  },

  'stock.reverse': (run, { movementIds }) => reverseMovements(run, [...new Set(movementIds)]),
};

/** What is there, where that is less than what is to be taken. */
function lacking(there: ReturnType<typeof placesOf>, binId: string | null, qty: number): number | undefined {
  const thereQty =
    binId === null ? there.onHandQty : (there.bins.find((bin) => bin.binId === binId)?.qty ?? 0);
  return thereQty < qty ? thereQty : undefined;
}

/** Event, way back and answer. Each movement is its own subject: later ones do not forbid taking this one back. */
function finish(
  run: Run,
  type: string,
  data: { readonly itemId: string; readonly warehouseId?: string } & Readonly<Record<string, unknown>>,
  movementIds: readonly string[],
) {
  const { itemId, ...rest } = data;
  run.event(type, { subjectId: itemId, data: { ...rest, movementIds } });
  if (movementIds.length > 0) run.undoWith('stock.reverse', { movementIds }, movementIds);
  const onHandQty = data.warehouseId === undefined ? 0 : placesOf(run.tx, itemId, data.warehouseId).onHandQty;
  return ok({ movementIds: [...movementIds], onHandQty });
}
