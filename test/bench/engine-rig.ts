/** The bundled engine on a folder, with real threads, and a client on its ports. */
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Client } from '../../main/api/client.ts';
import { createClient } from '../../main/api/client.ts';
import { OWNER } from '../../main/engine/engine-shape.ts';
import type * as EngineModule from '../../main/engine.ts';
import { idMaker, pooledRandom } from '../../main/platform/ids.ts';

export interface EngineRig {
  readonly client: Client;
  close(): Promise<void>;
}

const BUNDLE = join(import.meta.dirname, '..', '..', 'dist', 'main', 'engine.js');

export async function engineModule(): Promise<typeof EngineModule> {
  if (!existsSync(BUNDLE)) throw new Error('The program is not built: run `npm run build`');
  return (await import(pathToFileURL(BUNDLE).href)) as typeof EngineModule;
}

export async function engineRig(folder: string): Promise<EngineRig> {
  const { createEngine } = await engineModule();
  const started = await createEngine({
    dataDir: folder,
    noSync: true,
    secrets: { keyDir: mkdtempSync(join(tmpdir(), 'orderly-keys-')), keychain: 'never' },
  });
  if (!started.ok) throw new Error(`The engine refused: ${started.error.code}`);
  const engine = started.value;
  const client = createClient(engine.connect(OWNER), idMaker(Date.now, pooledRandom()));
  return {
    client,
    async close() {
      client.close();
      await engine.close();
    },
  };
}
