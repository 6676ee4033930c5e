/** The stand-in as a module, for a bundle that imports `electron` in a process of its own. */
import { createFakeElectron } from './fake-electron.ts';

export const fake = createFakeElectron({ response: 0 });
export const {
  app,
  session,
  ipcMain,
  BrowserWindow,
  MessageChannelMain,
  Menu,
  dialog,
  shell,
  screen,
  protocol,
} = fake.module;
