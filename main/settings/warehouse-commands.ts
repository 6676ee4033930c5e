/** Warehouses and bins. One warehouse is the default at every moment; a bin with stock in it stays. */
import { ok, refuse } from '../../shared/base/result.ts';
import type { CommandHandlers } from '../db/run.ts';
import {
  binByCode,
  binRow,
  clearDefault,
  defaultWarehouseId,
  deleteWarehouse,
  highestRank,
  isBinFilled,
  isWarehouseUsed,
  lastWalkOrder,
  warehouseByCode,
  warehouseRow,
} from './warehouse-store.ts';

export type WarehouseCommand =
  | 'warehouse.add'
  | 'warehouse.update'
  | 'warehouse.set_default'
  | 'warehouse.remove'
  | 'bin.add'
  | 'bin.update'
  | 'bin.remove';

/** Steps between bins in the walk, so that one can be put between two. */
const WALK_STEP = 10;

const DEFAULT_SUBJECT = 'warehouse:default';

export const warehouseCommands: CommandHandlers<WarehouseCommand> = {
  'warehouse.add'(run, { name, code, address }) {
    if (warehouseByCode(run.tx, code)) return refuse('code_taken', { code });
    const id = run.makeId('warehouse');
    run.tx.insert('warehouse', {
      id,
      name,
      code,
      rank: highestRank(run.tx) + 1,
      is_default: 0,
      address: address ? JSON.stringify(address) : null,
    });
    run.event('warehouse.added', { subjectId: id });
    run.touch('settings');
    run.undoWith('warehouse.remove', { warehouseId: id }, [id]);
    return ok({ warehouseId: id });
  },

  'warehouse.update'(run, { warehouseId, name, code, rank, address }) {
    const before = warehouseRow(run.tx, warehouseId);
    if (!before) return refuse('warehouse_unknown', { warehouseId });
    if (code !== undefined && code !== before.code && warehouseByCode(run.tx, code))
      return refuse('code_taken', { code });
    const row = {
      name: name ?? before.name,
      code: code ?? before.code,
      rank: rank ?? before.rank,
      address: address === undefined ? before.address : address === null ? null : JSON.stringify(address),
    };
    run.tx.update('warehouse', { id: warehouseId }, row);
    for (const field of ['name', 'code', 'rank', 'address'] as const)
      run.change(warehouseId, field, before[field], row[field]);
    run.event('warehouse.changed', { subjectId: warehouseId });
    run.touch('settings', 'stock');
    run.undoWith(
      'warehouse.update',
      {
        warehouseId,
        name: before.name,
        code: before.code,
        rank: before.rank,
        address: before.address === null ? null : JSON.parse(before.address),
      },
      [warehouseId],
    );
    return ok({ warehouseId });
  },

  'warehouse.set_default'(run, { warehouseId }) {
    if (!warehouseRow(run.tx, warehouseId)) return refuse('warehouse_unknown', { warehouseId });
    const earlier = defaultWarehouseId(run.tx);
    if (earlier === warehouseId) return ok({ warehouseId });
    clearDefault(run.tx);
    run.tx.update('warehouse', { id: warehouseId }, { is_default: 1 });
    run.change(DEFAULT_SUBJECT, 'warehouse_id', earlier, warehouseId);
    run.event('warehouse.default_set', { subjectId: DEFAULT_SUBJECT, data: { warehouseId } });
    run.touch('settings', 'stock');
    run.undoWith('warehouse.set_default', { warehouseId: earlier }, [DEFAULT_SUBJECT]);
    return ok({ warehouseId });
  },

  'warehouse.remove'(run, { warehouseId }) {
    const before = warehouseRow(run.tx, warehouseId);
    if (!before) return refuse('warehouse_unknown', { warehouseId });
    if (before.is_default === 1) return refuse('warehouse_default', { warehouseId });
    if (isWarehouseUsed(run.tx, warehouseId)) return refuse('warehouse_in_use', { warehouseId });
    deleteWarehouse(run.tx, warehouseId);
    run.event('warehouse.removed', { subjectId: warehouseId });
    run.touch('settings');
    return ok({ warehouseId });
  },

  'bin.add'(run, { warehouseId, code, walkOrder }) {
    if (!warehouseRow(run.tx, warehouseId)) return refuse('warehouse_unknown', { warehouseId });
    const same = binByCode(run.tx, warehouseId, code);
    if (same && same.removed_at === null) return refuse('code_taken', { code });
    const id = same?.id ?? run.makeId('bin');
    const row = { walk_order: walkOrder ?? lastWalkOrder(run.tx, warehouseId) + WALK_STEP, removed_at: null };
    if (same) run.tx.update('bin', { id }, row);
    else run.tx.insert('bin', { id, warehouse_id: warehouseId, code, ...row });
    run.event('bin.added', { subjectId: id });
    run.touch('settings');
    run.undoWith('bin.remove', { binId: id }, [id]);
    return ok({ binId: id });
  },

  'bin.update'(run, { binId, code, walkOrder }) {
    const before = binRow(run.tx, binId);
    if (!before || before.removed_at !== null) return refuse('bin_unknown', { binId });
    if (code !== undefined && code !== before.code && binByCode(run.tx, before.warehouse_id, code))
      return refuse('code_taken', { code });
    const row = { code: code ?? before.code, walk_order: walkOrder ?? before.walk_order };
    run.tx.update('bin', { id: binId }, row);
    run.change(binId, 'code', before.code, row.code);
    run.change(binId, 'walk_order', before.walk_order, row.walk_order);
    run.event('bin.changed', { subjectId: binId });
    run.touch('settings', 'stock', 'shipping');
    run.undoWith('bin.update', { binId, code: before.code, walkOrder: before.walk_order }, [binId]);
    return ok({ binId });
  },

  'bin.remove'(run, { binId }) {
    const before = binRow(run.tx, binId);
    if (!before || before.removed_at !== null) return refuse('bin_unknown', { binId });
    if (isBinFilled(run.tx, binId)) return refuse('bin_not_empty', { binId });
    run.tx.update('bin', { id: binId }, { removed_at: run.now });
    run.event('bin.removed', { subjectId: binId });
    run.touch('settings');
    run.undoWith(
      'bin.add',
      { warehouseId: before.warehouse_id, code: before.code, walkOrder: before.walk_order },
      [binId],
    );
    return ok({ binId });
  },
};
