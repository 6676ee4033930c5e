/** How the desktop program is started: `--data DIR`, `--practice`. Everything else on its command line is Electron's. */
import { resolve } from 'node:path';
import { defaultDataFolder, practiceFolder } from '../platform/folders.ts';

export interface DesktopOptions {
  readonly dataDir: string;
  readonly isPractice: boolean;
}

export function desktopOptions(args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): DesktopOptions {
  const isPractice = args.includes('--practice');
  const given = args[args.indexOf('--data') + 1];
  if (args.includes('--data') && given !== undefined) return { dataDir: resolve(cwd, given), isPractice };
  const usual = defaultDataFolder(env);
  return { dataDir: isPractice && !env.ORDERLY_DATA ? practiceFolder(usual) : usual, isPractice };
}
