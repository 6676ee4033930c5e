import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { OWNER } from '../../main/engine/engine-shape.ts';
import { NO_HOST } from '../../main/engine/host.ts';
import { Supervised } from '../../main/engine/supervised.ts';
import { engineSettings } from '../../main/engine.ts';
import type { Log } from '../../main/platform/log.ts';
import { type TestFolder, testFolder } from '../support/folder.ts';

let folder: TestFolder;
const threads: Supervised[] = [];
afterEach(async () => {
  for (const thread of threads.splice(0)) await thread.stop();
  folder.remove();
});

interface Logged {
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>> | undefined;
}

function supervise(code: string) {
  folder = testFolder();
  const logged: Logged[] = [];
  const keep = (message: string, data?: Readonly<Record<string, unknown>>): void => {
    logged.push({ message, data });
  };
  const log: Log = { info: keep, warn: keep, error: keep };
  const restarts: number[] = [];
  const file = folder.write('thread.mjs', `import { parentPort } from 'node:worker_threads';\n${code}`);
  const thread = new Supervised({
    name: 'test',
    file: new URL(`file://${file}`),
    settings: engineSettings({ dataDir: folder.at('data'), log: { kind: 'silent' } }),
    log,
    host: NO_HOST,
    onRestart: () => restarts.push(Date.now()),
  });
  threads.push(thread);
  return { thread, logged, restarts };
}

/** Says ready, echoes over the ports it serves, and dies when it is told to. */
const ECHO = `
  parentPort.on('message', (message) => {
    if (message.type === 'begin') parentPort.postMessage({ type: 'ready' });
    if (message.type === 'stop') parentPort.close();
    if (message.type === 'serve') message.port.on('message', (text) => {
      if (text === 'die') throw new Error('dead');
      message.port.postMessage('echo ' + text);
    });
  });`;

function serve(thread: Supervised) {
  const { port1, port2 } = new MessageChannel();
  thread.serve(port1, OWNER);
  return port2;
}

describe('a thread that is looked after', () => {
  it('is started again when it dies; its ports end, new ones work', async () => {
    const { thread, logged, restarts } = supervise(ECHO);
    await thread.begin();
    const port = serve(thread);
    port.postMessage('hello');
    expect((await once(port, 'message'))[0]).toBe('echo hello');

    port.postMessage('die');
    await once(port, 'close');
    await expect.poll(() => restarts.length).toBe(1);
    const again = serve(thread);
    again.postMessage('again');
    expect((await once(again, 'message'))[0]).toBe('echo again');
    expect(logged.map(({ message }) => message)).toEqual([
      'a thread threw',
      'a thread ended and is started again',
    ]);
    again.close();
  });

  it('that cannot begin says why, and is not tried for ever at the first start', async () => {
    const { thread } = supervise(`throw new Error('broken')`);
    await expect(thread.begin()).rejects.toThrow('broken');
    const refused = supervise(
      `parentPort.once('message', () => { parentPort.postMessage({ type: 'refused', error: { code: 'disk_full' } }); parentPort.close(); })`,
    );
    expect(await refused.thread.begin()).toEqual({ ok: false, error: { code: 'disk_full' } });
  });

  it('closes what is asked of it while it is down', async () => {
    const { thread, restarts } = supervise(ECHO);
    await thread.begin();
    const port = serve(thread);
    port.postMessage('die');
    await once(port, 'close');
    const early = serve(thread);
    await once(early, 'close');
    await expect.poll(() => restarts.length).toBe(1);
  });

  it('that is stopped while it waits to be started again stays stopped', async () => {
    const { thread, restarts } = supervise(ECHO);
    await thread.begin();
    const port = serve(thread);
    port.postMessage('die');
    await once(port, 'close');
    await thread.stop();
    expect(restarts).toEqual([]);
  });
});
