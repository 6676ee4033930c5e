/** The command line for a test: short commands in this process, what runs on (the app, the shop) in one of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runCli } from '../../main/cli.ts';
import { testFolder } from '../support/folder.ts';

const ENTRY = join(import.meta.dirname, '../../main/cli-entry.ts');

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface CommandLine {
  /** One command; data folder and options of the test are set. */
  run(args: readonly string[], input?: string): Promise<Ran>;
  /** One that must be done; its stdout as JSON. */
  json<T>(args: readonly string[], input?: string): Promise<T>;
  /** Starts what runs on; answers its first line. */
  start(
    args: readonly string[],
  ): Promise<{ readonly child: ChildProcess; readonly ready: Record<string, unknown> }>;
  close(): Promise<void>;
}

export function commandLine(): CommandLine {
  const folder = testFolder();
  const children: ChildProcess[] = [];
  const env = {
    ...process.env,
    ORDERLY_DATA: folder.at('data'),
    XDG_CONFIG_HOME: folder.at('config'),
    DBUS_SESSION_BUS_ADDRESS: '',
  };
  const line: CommandLine = {
    async run(args, input = '') {
      const texts = { out: '', err: '' };
      const code = await runCli({
        args,
        env,
        version: '1.2.3',
        out: (text) => {
          texts.out += `${text}\n`;
        },
        err: (text) => {
          texts.err += `${text}\n`;
        },
        input: async () => input,
        asked: new Promise(() => undefined),
      });
      return { code, ...texts };
    },
    async json(args, input) {
      const { code, out, err } = await line.run(args, input);
      if (code !== 0) throw new Error(`orderly ${args.join(' ')} ended with ${code}: ${err}`);
      return JSON.parse(out);
    },
    async start(args) {
      const child = spawn(process.execPath, [ENTRY, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
      children.push(child);
      const [text] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
      return { child, ready: JSON.parse(text) as Record<string, unknown> };
    },
    async close() {
      for (const child of children) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        child.kill('SIGTERM');
        await once(child, 'close');
      }
      folder.remove();
    },
  };
  return line;
}
