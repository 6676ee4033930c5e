/**
 * The module `electron` for tests: each name is looked up when it is used, so that every test has a stand-in of its own,
 * also for code that was imported before.
 */
import type { FakeElectron } from './fake-electron.ts';

type Name = keyof FakeElectron['module'];

/** Not in this module: it may be loaded anew while a test runs. */
const KEY = Symbol.for('orderly.test.electron');
const holder = globalThis as { [KEY]?: FakeElectron };

export function installElectron(electron: FakeElectron): void {
  holder[KEY] = electron;
}

const part = (name: Name): object => {
  const electron = holder[KEY];
  if (!electron) throw new Error('No stand-in for Electron is in use');
  return electron.module[name];
};

const late = (name: Name) =>
  new Proxy(class {}, {
    get(_target, key) {
      const own = part(name);
      const value: unknown = Reflect.get(own, key);
      return typeof value === 'function' ? value.bind(own) : value;
    },
    construct: (_target, args) => Reflect.construct(part(name) as never, args),
  });

export const app = late('app');
export const session = late('session');
export const ipcMain = late('ipcMain');
export const BrowserWindow = late('BrowserWindow');
export const MessageChannelMain = late('MessageChannelMain');
export const Menu = late('Menu');
export const dialog = late('dialog');
export const shell = late('shell');
export const screen = late('screen');
export const protocol = late('protocol');
export const ipcRenderer = late('ipcRenderer');
