/** The desktop host: one window around the engine, from start to end. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, session } from 'electron';
import { sentenceOf, words } from '../../shared/words/words.ts';
import type { Engine } from '../engine/engine-shape.ts';
import { type RunningPractice, startPractice } from '../engine/practice.ts';
import { createEngine } from '../engine.ts';
import { type Log, openLog } from '../platform/log.ts';
import { preloadFile, rendererFolder } from '../platform/program.ts';
import { guardEveryPage, guardSession } from './guard.ts';
import { setMenu } from './menu.ts';
import type { DesktopOptions } from './options.ts';
import { PAGE_URL } from './origin.ts';
import { registerScheme, servePage } from './page-protocol.ts';
import { handOutPorts } from './ports.ts';
import { practiceWindow } from './practice-window.ts';
import { PREFERENCES } from './preferences.ts';
import { printPdf } from './print.ts';
import { createPrintTickets } from './print-tickets.ts';
import { answerShell, openOutside } from './shell-requests.ts';
import { keepWindowState, SMALLEST, windowBounds } from './window-state.ts';

export async function startDesktop(options: DesktopOptions): Promise<void> {
  const windowFolder = join(options.dataDir, 'window');
  // One window a data folder: practice and real work may stand side by side.
  app.setPath('userData', windowFolder);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  let window: BrowserWindow | undefined;
  app.enableSandbox();
  registerScheme();
  guardEveryPage((address) => {
    if (window) void openOutside(address, window);
  });
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());

  await app.whenReady();
  const host = await startHost(options);
  if (!host) return;
  const { engine, log } = host;
  mkdirSync(windowFolder, { recursive: true });
  const tickets = createPrintTickets();
  guardSession(session.defaultSession);
  servePage(session.defaultSession, rendererFolder(), tickets);
  setMenu(options.dataDir);
  handOutPorts({
    engine,
    window: () => window,
    answerShell: async (request) =>
      window && answerShell(request, { window, log, print: (pdf) => printPdf(pdf, tickets) }),
  });
  endInGoodOrder(host);
  window = openWindow(join(windowFolder, 'window.json'), log);
  window.on('closed', () => {
    window = undefined;
  });
}

interface Host {
  readonly engine: Engine;
  readonly shop: RunningPractice | undefined;
  readonly log: Log;
}

/** Undefined, after saying why, where the folder cannot be had. */
async function startHost(options: DesktopOptions): Promise<Host | undefined> {
  const refuse = (sentence: string): undefined => {
    dialog.showErrorBox(words().shell.cannotStart, sentence);
    app.exit(1);
  };
  const started = await createEngine({
    ...options,
    program: 'Orderly',
    host: practiceWindow(options.dataDir),
  });
  if (!started.ok) return refuse(sentenceOf(started.error));
  const engine = started.value;
  const log = openLog({ kind: 'folder', folder: join(engine.dataDir, 'log') }, 'desktop');
  if (!options.isPractice) return { engine, shop: undefined, log };
  const shop = await startPractice({ engine });
  if (shop.ok) return { engine, shop: shop.value, log };
  await engine.close();
  return refuse(sentenceOf(shop.error));
}

function openWindow(stateFile: string, log: Log): BrowserWindow {
  const { isMaximized, ...bounds } = windowBounds(stateFile);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: app.getName(),
    webPreferences: { ...PREFERENCES, preload: preloadFile(), devTools: !app.isPackaged },
  });
  keepWindowState(window, stateFile);
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize();
    window.show();
  });
  window.webContents.on('render-process-gone', (_event, details) => {
    log.error('the page ended', { reason: details.reason, exitCode: details.exitCode });
    void offerReload(window);
  });
  void window.loadURL(PAGE_URL);
  return window;
}

async function offerReload(window: BrowserWindow): Promise<void> {
  const { shell: say } = words();
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: say.crashed,
    detail: say.crashedDetail,
    buttons: [say.reopen, say.menu.quit],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) window.webContents.reload();
  else app.quit();
}

/** Quitting waits for the engine: what was begun is finished, the folder is given back. */
function endInGoodOrder({ engine, shop, log }: Host): void {
  let isEnding = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (isEnding) return;
    isEnding = true;
    void (async () => {
      try {
        await shop?.close();
        await engine.close();
        app.exit(0);
      } catch (error) {
        log.error('the engine did not end well', { error });
        app.exit(1);
      }
    })();
  });
}
