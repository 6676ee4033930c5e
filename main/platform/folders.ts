/** Where things of the program live on this machine. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** The data folder where nobody names one: the platform's place for application data; `ORDERLY_DATA` overrides. */
export function defaultDataFolder(env: Env = process.env, platform: string = process.platform): string {
  if (env.ORDERLY_DATA) return resolve(env.ORDERLY_DATA);
  return join(applicationData(env, platform), platform === 'linux' ? 'orderly' : 'Orderly');
}

/** The practice shop's own data folder, beside the real one and never the same. */
export const practiceFolder = (dataFolder: string): string => `${dataFolder}-practice`;

/** Small files that must not travel with a copy of the data folder, such as the key of its secrets. */
export function configFolder(env: Env = process.env, platform: string = process.platform): string {
  if (platform === 'linux') return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'orderly');
  if (platform === 'win32')
    return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'Orderly Keys');
  return join(homedir(), 'Library', 'Preferences', 'Orderly');
}

function applicationData(env: Env, platform: string): string {
  if (platform === 'win32') return env.APPDATA || join(homedir(), 'AppData', 'Roaming');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return env.XDG_DATA_HOME || join(homedir(), '.local', 'share');
}
