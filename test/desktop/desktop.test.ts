import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startDesktop } from '../../main/desktop/app.ts';
import { createEngine } from '../../main/engine.ts';
import { desktopDial } from '../../renderer/platform/desktop.ts';
import type { Shell } from '../../renderer/platform/shell.ts';
import { createFakeElectron, FakeContents, type FakeElectron } from '../support/fake-electron.ts';
import { createFakePage } from '../support/fake-page.ts';
import { type TestFolder, testFolder } from '../support/folder.ts';
import { installElectron } from '../support/late-electron.ts';

vi.mock('electron', () => import('../support/late-electron.ts'));

let folder: TestFolder;
let electron: FakeElectron;
let answers: { response: number; filePath?: string };

beforeEach(() => {
  folder = testFolder();
  answers = { response: 0 };
  electron = createFakeElectron(answers);
  installElectron(electron);
});
afterEach(async () => {
  if (electron.windows.length > 0 && electron.shown.exits.length === 0) await quit();
  vi.unstubAllGlobals();
  folder.remove();
});

const options = () => ({
  dataDir: folder.at('data'),
  isPractice: false,
  noSync: true,
  secrets: { keyDir: folder.at('keys'), keychain: 'never' as const },
});

async function open() {
  await startDesktop(options());
  defaultSession = electron.module.session.defaultSession;
  const [window] = electron.windows;
  if (!window) throw new Error('No window was opened');
  return window;
}

async function quit(): Promise<void> {
  electron.module.app.quit();
  await vi.waitFor(() => expect(electron.shown.exits).toHaveLength(1), { timeout: 20_000 });
}

/** The page's end of the shell, through the real preload. */
async function page(): Promise<Shell> {
  const window = createFakePage('app://orderly/');
  vi.stubGlobal('window', window);
  vi.resetModules();
  await import('../../main/desktop/preload.ts');
  electron.onPorts((channel, ports) => electron.module.ipcRenderer.emit(channel, { ports }));
  const pair = await desktopDial(window as never)();
  if (!pair.shell) throw new Error('The desktop has no shell');
  return pair.shell;
}

let defaultSession: FakeElectron['module']['session']['defaultSession'];

describe('the window', () => {
  it('is sandboxed, isolated, without Node, and opens our page', async () => {
    const window = await open();
    expect(electron.shown.sandboxed).toBe(true);
    expect(window.options).toMatchObject({
      show: false,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        webviewTag: false,
        preload: expect.stringMatching(/preload\.cjs$/),
      },
    });
    expect(window.webContents.mainFrame.url).toBe('app://orderly/');
    expect(electron.shown.schemes).toMatchObject([
      [{ scheme: 'app', privileges: { standard: true, secure: true } }],
    ]);
    expect(electron.shown.menus).toHaveLength(1);
  });

  it('stays at home: no navigation, redirect, frame, webview or new window leads out', async () => {
    const { webContents } = await open();
    const tried = (event: string, details: object): boolean => {
      let isPrevented = false;
      webContents.emit(event, {
        ...details,
        preventDefault: () => {
          isPrevented = true;
        },
      });
      return isPrevented;
    };
    const strangers = [
      'https://evil.example/',
      'file:///etc/passwd',
      'app://orderly.evil.example/',
      'app://evil/orderly/',
      'http://orderly/',
      'javascript:alert(1)',
      'data:text/html,hi',
      '',
    ];
    for (const url of strangers) {
      expect(tried('will-navigate', { url }), url).toBe(true);
      expect(tried('will-redirect', { url }), url).toBe(true);
      expect(tried('will-frame-navigate', { url, isMainFrame: true }), url).toBe(true);
    }
    expect(tried('will-navigate', { url: 'app://orderly/orders' })).toBe(false);
    expect(tried('will-frame-navigate', { url: 'https://evil.example/', isMainFrame: false })).toBe(true);
    expect(tried('will-frame-navigate', { url: 'blob:app://orderly/1', isMainFrame: false })).toBe(false);
    expect(tried('will-attach-webview', {})).toBe(true);
    expect(webContents.openHandler?.({ url: 'app://orderly/' })).toEqual({ action: 'deny' });
  });

  it('opens addresses outside only where they are https or mail, and only when the person agrees', async () => {
    const { webContents } = await open();
    for (const url of [
      'file:///etc/passwd',
      'smb://server/x',
      'https://user:pass@evil.example/',
      'ms-word:x',
      'nonsense',
    ])
      webContents.openHandler?.({ url });
    webContents.openHandler?.({ url: 'https://shop.example/a b' });
    await vi.waitFor(() => expect(electron.shown.outside).toEqual(['https://shop.example/a%20b']));
    answers.response = 1;
    webContents.openHandler?.({ url: 'https://other.example/' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(electron.shown.outside).toHaveLength(1);
  });

  it('gets no permission but copying, and no request to the network', async () => {
    const { webContents } = await open();
    const asked = (permission: string, contents = webContents, isMainFrame = true): boolean => {
      let isAllowed = false;
      defaultSession.permissionRequest?.(
        contents,
        permission,
        (verdict) => {
          isAllowed = verdict;
        },
        { isMainFrame },
      );
      return isAllowed;
    };
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'usb',
      'serial',
      'hid',
    ])
      expect(asked(permission), permission).toBe(false);
    expect(asked('clipboard-sanitized-write')).toBe(true);
    expect(asked('clipboard-sanitized-write', webContents, false)).toBe(false);
    const stranger = new FakeContents(() => undefined);
    stranger.mainFrame.url = 'https://evil.example/';
    expect(asked('clipboard-sanitized-write', stranger)).toBe(false);
    expect(defaultSession.permissionCheck?.(null, 'media', 'app://orderly')).toBe(false);
    expect(defaultSession.permissionCheck?.(null, 'clipboard-sanitized-write', 'https://evil.example')).toBe(
      false,
    );
    expect(defaultSession.permissionCheck?.(null, 'clipboard-sanitized-write', 'app://orderly')).toBe(true);
    expect(defaultSession.device?.()).toBe(false);

    const cancelled = (url: string): boolean => {
      let verdict = false;
      defaultSession.beforeRequest?.({ url }, ({ cancel }) => {
        verdict = cancel;
      });
      return verdict;
    };
    for (const url of [
      'https://evil.example/',
      'http://127.0.0.1:80/',
      'ws://127.0.0.1/',
      'file:///etc/passwd',
      'blob:https://evil.example/1',
    ])
      expect(cancelled(url), url).toBe(true);
    for (const url of ['app://orderly/assets/main.js', 'data:image/png;base64,AA', 'blob:app://orderly/1'])
      expect(cancelled(url), url).toBe(false);
  });

  it('gets its ports only where the main frame of our window asks from our address', async () => {
    const window = await open();
    const handed: unknown[] = [];
    electron.onPorts((_channel, ports) => handed.push(ports));
    const { webContents } = window;
    const ask = (sender: FakeContents, frame: unknown) =>
      electron.sendFrom('orderly:ask-ports', sender, frame);
    ask(webContents, null);
    ask(webContents, { url: 'app://orderly/', postMessage: () => handed.push('sub frame') });
    ask(new FakeContents(() => handed.push('stranger')), webContents.mainFrame);
    for (const url of [
      '',
      'about:blank',
      'https://orderly/',
      'app://orderly.evil/',
      'file:///app://orderly/',
    ]) {
      webContents.mainFrame.url = url;
      ask(webContents, webContents.mainFrame);
    }
    expect(handed).toEqual([]);
    webContents.mainFrame.url = 'app://orderly/orders';
    ask(webContents, webContents.mainFrame);
    expect(handed).toHaveLength(1);
    expect(handed[0]).toHaveLength(2);
    electron.sendFrom('orderly:secrets', webContents, webContents.mainFrame);
    expect(electron.module.ipcMain.eventNames()).toEqual(['orderly:ask-ports']);
  });

  it('offers to open again when the page ended', async () => {
    const { webContents } = await open();
    const reloaded = new Promise((resolve) => webContents.once('reloaded', resolve));
    webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    await reloaded;
  });

  it('opens where it was', async () => {
    const window = await open();
    window.emit('close');
    expect(JSON.parse(readFileSync(folder.at('data', 'window', 'window.json'), 'utf8'))).toMatchObject({
      width: 1200,
    });
    await quit();
    electron = createFakeElectron(answers);
    installElectron(electron);
    const again = await open();
    expect(again.options).toMatchObject({ x: 10, y: 10, width: 1200, height: 800 });
  });
});

describe('the page protocol', () => {
  it('reads our page and nothing else', async () => {
    await open();
    const get = async (url: string, method = 'GET') =>
      (await defaultSession.handlers.get('app')?.({ url, method }))?.status;
    expect(await get('app://orderly/../../package.json')).toBe(404);
    expect(await get('app://orderly/%2e%2e/%2e%2e/package.json')).toBe(404);
    expect(await get('app://evil/index.html')).toBe(404);
    expect(await get('app://print/unknown')).toBe(404);
    expect(await get('app://orderly/', 'POST')).toBe(405);
  });
});

describe('the shell', () => {
  const pdf = new Uint8Array(Buffer.from('%PDF-1.7 paper'));

  it('prints a paper from a window of its own, under an address that works once', async () => {
    await open();
    const shell = await page();
    expect(await shell.print('Invoice 1.pdf', pdf)).toBe('done');
    expect(electron.shown.printed).toEqual(['%PDF-1.7 paper']);
    const printWindow = electron.windows.at(-1);
    expect(printWindow?.options).toMatchObject({ show: false, webPreferences: { sandbox: true } });
    expect(printWindow?.options.webPreferences).not.toHaveProperty('preload');
    const again = await defaultSession.handlers.get('app')?.({
      url: printWindow?.webContents.mainFrame.url ?? '',
      method: 'GET',
    });
    expect(again?.status).toBe(404);
  });

  it('saves where the person says, and nowhere else', async () => {
    await open();
    const shell = await page();
    expect(await shell.save('../../x.pdf', pdf, 'application/pdf')).toBe('cancelled');
    answers.filePath = folder.at('kept.pdf');
    expect(await shell.save('x.pdf', pdf, 'application/pdf')).toBe('done');
    expect(readFileSync(folder.at('kept.pdf'))).toEqual(Buffer.from(pdf));
    answers.filePath = folder.at('no', 'such', 'folder.pdf');
    expect(await shell.save('x.pdf', pdf, 'application/pdf')).toBe('failed');
  });

  it('opens nothing outside that is not https or mail', async () => {
    await open();
    const shell = await page();
    expect(await shell.openOutside('file:///etc/passwd')).toBe('refused');
    expect(await shell.openOutside('mailto:ann@example.org')).toBe('done');
    expect(electron.shown.outside).toEqual(['mailto:ann@example.org']);
  });

  it('refuses what its contract does not know', async () => {
    await open();
    const window = createFakePage('app://orderly/');
    vi.stubGlobal('window', window);
    vi.resetModules();
    await import('../../main/desktop/preload.ts');
    const answered = new Promise((resolve) => {
      electron.onPorts((_channel, [writer]) => {
        writer?.on('message', resolve);
        writer?.postMessage({ id: 1, ask: 'run', command: 'rm' });
      });
    });
    window.postMessage('orderly:ask-ports', '*');
    expect(await answered).toEqual({ id: 1, outcome: 'refused' });
  });
});

describe('the program', () => {
  it('says why it cannot start, and ends', async () => {
    const engine = await createEngine(options());
    if (!engine.ok) throw new Error(engine.error.code);
    await startDesktop(options());
    expect(electron.shown.errors).toMatchObject([
      { content: expect.stringContaining(`process ${process.pid}`) },
    ]);
    expect(electron.shown.exits).toEqual([1]);
    expect(electron.windows).toEqual([]);
    await engine.value.close();
  });

  it('started twice on one folder brings the first window to the front', async () => {
    const window = await open();
    const focused = new Promise((resolve) => window.once('focused', resolve));
    electron.module.app.emit('second-instance');
    await focused;
    await quit();

    electron = createFakeElectron(answers);
    installElectron(electron);
    electron.module.app.hasLock = false;
    await startDesktop(options());
    expect(electron.windows).toEqual([]);
  });

  it('gives the folder back before it ends', async () => {
    await open();
    expect(existsSync(folder.at('data', 'orderly.lock.json'))).toBe(true);
    await quit();
    expect(electron.shown.exits).toEqual([0]);
    expect(existsSync(folder.at('data', 'orderly.lock.json'))).toBe(false);
  });
});
