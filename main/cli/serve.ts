/** `serve`: the browser host in the foreground, until the system or the person asks it to end. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { words } from '../../shared/words/words.ts';
import { startPractice } from '../engine/practice.ts';
import { createEngine } from '../engine.ts';
import { practiceFolder } from '../platform/folders.ts';
import { openLog } from '../platform/log.ts';
import { rendererFolder } from '../platform/program.ts';
import { startWebHost } from '../web/server.ts';
import { EXIT, type ExitCode, type Io, RefusedError } from './io.ts';
import { parse } from './options.ts';
import { practiceBeside } from './practice-beside.ts';

export async function serve(io: Io, args: readonly string[]): Promise<ExitCode> {
  const parsed = parse(
    io,
    args,
    { port: { type: 'string' }, practice: { type: 'boolean' }, 'no-sync': { type: 'boolean' } },
    { min: 0, max: 0 },
  );
  const isPractice = parsed.has('practice');
  const dataDir = isPractice && !parsed.isDataGiven ? practiceFolder(parsed.dataDir) : parsed.dataDir;
  const rendererDir = rendererFolder();
  const beside = practiceBeside({ dataDir, rendererDir, version: io.version });
  const started = await createEngine({
    dataDir,
    isPractice,
    noSync: parsed.has('no-sync'),
    program: 'orderly serve',
    host: beside,
  });
  if (!started.ok) throw new RefusedError(started.error);
  const engine = started.value;
  const closers: (() => Promise<void>)[] = [() => beside.close(), () => engine.close()];
  try {
    if (isPractice) {
      const shop = await startPractice({ engine });
      if (!shop.ok) throw new RefusedError(shop.error);
      closers.push(() => shop.value.close());
    }
    if (!existsSync(join(rendererDir, 'index.html'))) io.err(words().cli.noPage(rendererDir));
    const host = await startWebHost({
      engine,
      rendererDir,
      port: parsed.count('port') ?? 0,
      version: io.version,
      log: openLog({ kind: 'folder', folder: join(engine.dataDir, 'log') }, 'web'),
      onNextAddress: (url) => io.err(words().cli.nextAddress(url)),
    });
    if (!host.ok) throw new RefusedError(host.error);
    closers.push(() => host.value.close());
    const { url, port } = host.value;
    if (parsed.isJson) io.out(JSON.stringify({ event: 'ready', url, port, version: io.version }));
    else io.out(words().cli.ready(url));
    await io.asked;
    io.err(words().cli.stopping);
    return EXIT.done;
  } finally {
    for (const close of closers.reverse()) await close();
  }
}
