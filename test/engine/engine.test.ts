import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient } from '../../main/api/client.ts';
import { holderOf } from '../../main/db/lock.ts';
import { type Engine, OWNER } from '../../main/engine/engine-shape.ts';
import { startLocalEngine } from '../../main/engine/local.ts';
import { createEngine, type EngineOptions, engineSettings } from '../../main/engine.ts';
import { idMaker, pooledRandom } from '../../main/platform/ids.ts';
import { type TestFolder, testFolder } from '../support/folder.ts';

const makeId = idMaker(Date.now, pooledRandom());
const open: Engine[] = [];
const folders: TestFolder[] = [];
afterEach(async () => {
  for (const engine of open.splice(0)) await engine.close();
  for (const folder of folders.splice(0)) folder.remove();
});

function options(): EngineOptions {
  const folder = testFolder();
  folders.push(folder);
  return {
    dataDir: folder.at('data'),
    secrets: { keyDir: folder.at('keys'), keychain: 'never' },
    noSync: true,
    checksReplies: true,
  };
}

const kinds = {
  'in threads': createEngine,
  'in this thread': (given: EngineOptions) => startLocalEngine(engineSettings(given)),
};

describe.each(Object.entries(kinds))('an engine %s', (_, start) => {
  async function started(given: EngineOptions) {
    const result = await start(given);
    if (!result.ok) throw new Error(result.error.code);
    open.push(result.value);
    return result.value;
  }

  it('answers queries and commands over the ports it hands out', async () => {
    const engine = await started(options());
    const client = createClient(engine.connect(OWNER), makeId);
    expect(await client.query('system.about', {})).toMatchObject({ value: { isPractice: false } });
    expect(await client.command('command.undo', { commandId: 'cmd_x' })).toMatchObject({
      ok: false,
      error: { code: 'command_unknown' },
    });
  });

  it('gives the folder back when it closes, and keeps it to itself before', async () => {
    const given = options();
    const engine = await started(given);
    expect(await start(given)).toMatchObject({
      ok: false,
      error: { code: 'folder_in_use', data: { pid: process.pid } },
    });
    await engine.close();
    expect(holderOf(given.dataDir)).toBeUndefined();
    expect(existsSync(`${given.dataDir}/orderly.db-wal`)).toBe(false);
    const again = await started(given);
    expect(again.dataDir).toBe(given.dataDir);
  });

  it('ends calls under way when it closes', async () => {
    const engine = await started(options());
    const client = createClient(engine.connect(OWNER), makeId);
    const watching = await client.watch(new AbortController().signal);
    const seen: number[] = [];
    const ended = (async () => {
      for await (const published of watching) seen.push(published.commit);
    })().then(
      () => 'ended',
      () => 'cut off',
    );
    await expect.poll(() => seen.length).toBe(1);
    await engine.close();
    expect(await ended).toMatch(/ended|cut off/);
    await expect(client.query('system.about', {})).rejects.toMatchObject({ code: 'connection_lost' });
  });

  it('refuses to make play of a folder with real data', async () => {
    const given = options();
    await (await started(given)).close();
    expect(await start({ ...given, isPractice: true })).toMatchObject({
      ok: false,
      error: { code: 'folder_not_practice' },
    });
    expect(holderOf(given.dataDir)).toBeUndefined();
  });
});
