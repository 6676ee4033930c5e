/**
 * Practising beside real data, for the browser host: on demand, a second engine on the practice's own folder with its
 * shop and its own address. It lives as long as the program.
 */
import type { Result } from '../../shared/base/result.ts';
import { ok } from '../../shared/base/result.ts';
import type { Engine } from '../engine/engine-shape.ts';
import type { Host, HostAnswer } from '../engine/host.ts';
import { startPractice } from '../engine/practice.ts';
import { createEngine } from '../engine.ts';
import { practiceFolder } from '../platform/folders.ts';
import { openLog } from '../platform/log.ts';
import { startWebHost } from '../web/server.ts';

export interface BesideOptions {
  /** The folder with the real data; the practice's lies beside it. */
  readonly dataDir: string;
  readonly rendererDir: string;
  readonly version: string;
}

export interface PracticeBeside extends Host {
  close(): Promise<void>;
}

/** A running practice: the address that was not used yet. */
interface Running {
  url: string;
  readonly close: () => Promise<void>;
}

export function practiceBeside(options: BesideOptions): PracticeBeside {
  let starting: Promise<Result<Running>> | undefined;
  return {
    async startPractice(): Promise<HostAnswer> {
      starting ??= start(options);
      const started = await starting.catch((error: unknown) => {
        starting = undefined;
        throw error;
      });
      // A refusal may pass: the folder is free again, say.
      if (!started.ok) starting = undefined;
      return started.ok ? ok({ url: started.value.url }) : started;
    },
    async close() {
      const started = await starting?.catch(() => undefined);
      if (started?.ok) await started.value.close();
    },
  };
}

async function start(options: BesideOptions): Promise<Result<Running>> {
  const dataDir = practiceFolder(options.dataDir);
  const started = await createEngine({ dataDir, isPractice: true, program: 'orderly serve' });
  if (!started.ok) return started;
  const engine = started.value;
  const closers: (() => Promise<void>)[] = [() => engine.close()];
  const close = async (): Promise<void> => {
    for (const end of closers.toReversed()) await end();
  };
  try {
    const opened = await open(engine, options, closers);
    if (!opened.ok) {
      await close();
      return opened;
    }
    return ok(Object.assign(opened.value, { close }));
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(
  engine: Engine,
  options: BesideOptions,
  closers: (() => Promise<void>)[],
): Promise<Result<{ url: string }>> {
  const shop = await startPractice({ engine });
  if (!shop.ok) return shop;
  closers.push(() => shop.value.close());
  const address = { url: '' };
  const host = await startWebHost({
    engine,
    rendererDir: options.rendererDir,
    port: 0,
    version: options.version,
    log: openLog({ kind: 'folder', folder: `${engine.dataDir}/log` }, 'web'),
    onNextAddress: (url) => {
      address.url = url;
    },
  });
  if (!host.ok) return host;
  closers.push(() => host.value.close());
  address.url = host.value.url;
  return ok(address);
}
