/** Do and undo leave everything as it was, for every command that says it can be taken back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idMaker, pooledRandom } from '../../main/platform/ids.ts';
import type { CommandName, UndoableName } from '../../shared/api/contract.ts';
import { commands } from '../../shared/api/contract.ts';
import { createWorld, type World } from '../support/world.ts';
import { businessState, stateDifference } from './business-state.ts';
import { connectShop } from './shop-account.ts';
import { type Stage, undoExamples } from './undo-examples.ts';

let world: World;
let stage: Stage;
beforeAll(async () => {
  world = await createWorld({ practice: { orders: 12 } });
  const accountId = await connectShop(world, { goLive: true });
  const { warehouses } = await world.ask('warehouses.list', {});
  stage = Object.assign(Object.create(world) as World, {
    accountId,
    warehouseId: warehouses[0]?.id ?? '',
  });
});
afterAll(() => world.close());

const makeId = idMaker(() => world.clock.now(), pooledRandom());

/** The channel had heard of it before: it is as before when the channel has heard of the way back, too. */
const told: ReadonlySet<UndoableName> = new Set(['parcel.set_tracking']);
/** What stays by intention: an item made of a listing may have been named by movements, and can be linked again. */
const leaves: Partial<Record<UndoableName, readonly string[]>> = { 'listing.create_item': ['item'] };

describe('what can be taken back', () => {
  it('is what the contract says, each with its example', () => {
    const undoable = (Object.keys(commands) as CommandName[]).filter(
      (name) => commands[name].undo === 'inverse',
    );
    expect(Object.keys(undoExamples).sort()).toEqual(undoable.sort());
  });

  it.each(Object.keys(undoExamples) as UndoableName[])('%s, and everything is as before', async (name) => {
    world.clock.advance(60_000);
    const args = await undoExamples[name](stage);
    const before = businessState(world.dataDir);
    const id = makeId('command');
    const done = await world.calls.command(name, args as never, { id });
    expect(done).toMatchObject({ ok: true, canUndo: true });
    expect(stateDifference(before, businessState(world.dataDir))).not.toEqual({});
    await world.do('command.undo', { commandId: id });
    if (told.has(name)) await world.task('sync.run', {});
    const left = stateDifference(before, businessState(world.dataDir));
    expect(Object.keys(left)).toEqual(leaves[name] ?? []);
    const { checks } = await world.ask('system.check', {});
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});
