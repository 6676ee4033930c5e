/** The engine for one command: the running one, or one of its own for as long as the command takes. */
import { CallError } from '../../shared/api/calls.ts';
import type { Client } from '../api/client.ts';
import { reachEngine } from '../engine/reach.ts';
import { RefusedError } from './io.ts';
import type { Parsed } from './options.ts';

export async function withEngine<T>(parsed: Parsed, work: (client: Client) => Promise<T>): Promise<T> {
  const reached = await reachEngine({ dataDir: parsed.dataDir, noSync: true, program: 'orderly' });
  if (!reached.ok) throw new RefusedError(reached.error);
  try {
    return await work(reached.value.client);
  } catch (error) {
    throw error instanceof CallError ? new RefusedError({ code: error.code, data: error.data }) : error;
  } finally {
    await reached.value.close();
  }
}
