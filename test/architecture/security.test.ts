/** What must hold of the sources for both hosts to be safe; how they behave is tested in `test/desktop` and `test/web`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PREFERENCES } from '../../main/desktop/preferences.ts';
import { contentSecurityPolicy } from '../../main/platform/page.ts';
import { everyFileBelow, ROOT } from './sources.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const code = ['main', 'renderer', 'shared']
  .flatMap(everyFileBelow)
  .filter((path) => /\.(tsx?|html)$/.test(path))
  .map((path) => ({ path, text: read(path) }));

/** Files in which a pattern stands, the named ones apart. */
const where = (pattern: RegExp, ...allowed: readonly string[]): string[] =>
  code.filter(({ path, text }) => pattern.test(text) && !allowed.includes(path)).map(({ path }) => path);

describe('every window', () => {
  it('has all safe preferences stated', () => {
    expect(PREFERENCES).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
    });
  });

  it('is made from them, and nowhere else', () => {
    const makers = code.filter(({ text }) => /new BrowserWindow\(/.test(text));
    expect(makers.map(({ path }) => path).sort()).toEqual(['main/desktop/app.ts', 'main/desktop/print.ts']);
    for (const { path, text } of makers)
      expect(text.match(/webPreferences: \{ \.\.\.PREFERENCES, [a-z]/g), path).toHaveLength(1);
    expect(where(/new (BrowserView|WebContentsView)\(/)).toEqual([]);
  });

  it('is sandboxed and guarded before the app is ready', () => {
    const start = read('main/desktop/app.ts');
    const ready = start.indexOf('await app.whenReady()');
    for (const before of [
      'app.requestSingleInstanceLock()',
      'app.enableSandbox()',
      'registerScheme()',
      'guardEveryPage(',
    ])
      expect(start.indexOf(before), before).toSatisfy((at: number) => at > 0 && at < ready);
    const made = start.indexOf('window = openWindow(');
    for (const before of ['guardSession(', 'servePage(', 'handOutPorts('])
      expect(start.indexOf(before), before).toSatisfy((at: number) => at > ready && at < made);
  });
});

describe('the page', () => {
  it('has exactly this policy', () => {
    expect(contentSecurityPolicy('NONCE').split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-NONCE'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "media-src 'self' data:",
      "connect-src 'self'",
      "worker-src 'self'",
      'object-src blob:',
      'frame-src blob:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  it('holds no inline script, no inline style, nothing from elsewhere', () => {
    const html = read('renderer/index.html');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=")|<style|\sstyle=|\son\w+=|https?:/i);
  });

  it('makes no HTML from text and runs no text', () => {
    expect(
      where(/dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write\(/),
    ).toEqual([]);
    expect(where(/\beval\(|new Function\(|setTimeout\(\s*['"`]/)).toEqual([]);
  });

  it('reaches the engine over its platform only', () => {
    const outside = /\bfetch\(|new (WebSocket|XMLHttpRequest|EventSource)\(|sendBeacon\(|importScripts\(/;
    expect(
      where(outside, 'renderer/platform/session.ts').filter((path) => path.startsWith('renderer/')),
    ).toEqual([]);
  });
});

describe('the shell', () => {
  it('has a preload that imports electron alone and knows two names', () => {
    const preload = read('main/desktop/preload.ts');
    expect([...preload.matchAll(/from '([^']+)'/g)].map(([, name]) => name)).toEqual(['electron']);
    expect(new Set([...preload.matchAll(/'(orderly:[^']+)'/g)].map(([, name]) => name))).toEqual(
      new Set(['orderly:ask-ports', 'orderly:ports']),
    );
    expect(preload).not.toMatch(/contextBridge|exposeInMainWorld|invoke\(/);
    expect(read('main/desktop/channels.ts')).toMatch(/'orderly:ask-ports'[\s\S]*'orderly:ports'/);
    expect(read('renderer/platform/desktop.ts')).toMatch(/'orderly:ask-ports'[\s\S]*'orderly:ports'/);
  });

  it('listens to pages in one place, which looks who asks', () => {
    expect(where(/ipcMain\.(on|once|handle)\(/)).toEqual(['main/desktop/ports.ts']);
    expect(read('main/desktop/ports.ts')).toMatch(/mainFrame \|\| !isOurs\(frame\.url\)/);
  });

  it('opens nothing outside without asking, in one place', () => {
    expect(where(/openExternal\(/)).toEqual(['main/desktop/shell-requests.ts']);
  });

  it('denies what is not listed: both permission handlers, devices, requests', () => {
    const guard = read('main/desktop/guard.ts');
    for (const handler of [
      'setPermissionRequestHandler',
      'setPermissionCheckHandler',
      'setDevicePermissionHandler',
      'onBeforeRequest',
      'setWindowOpenHandler',
      'will-navigate',
      'will-redirect',
      'will-frame-navigate',
      'will-attach-webview',
    ])
      expect(guard, handler).toContain(handler);
  });
});

describe('servers', () => {
  it('listen on this machine only', () => {
    const listening = code.filter(({ path, text }) => /\.listen\(/.test(text) && path.startsWith('main/'));
    expect(listening.map(({ path }) => path).sort()).toEqual([
      'main/platform/local-socket.ts',
      'main/practice/http/server.ts',
      'main/web/server.ts',
    ]);
    for (const { path, text } of listening)
      expect(text, path).toMatch(/\.listen\([^)]*(LOOPBACK|'127\.0\.0\.1'|address)/);
    expect(where(/0\.0\.0\.0|'::'/)).toEqual([]);
  });

  it('set no cookies and open no other origin', () => {
    expect(where(/set-cookie|access-control-allow|cors\(/i, 'main/practice/http/server.ts')).toEqual([]);
  });

  it('compare secrets in one time', () => {
    expect(read('main/web/api.ts')).toContain('timingSafeEqual(');
    expect(read('main/web/sessions.ts')).toContain('digest(');
  });
});

describe('secrets', () => {
  it('are read and written in the writer alone', () => {
    expect(where(/openSecrets\(/, 'main/platform/secrets.ts')).toEqual(['main/engine/writer-part.ts']);
  });

  it('never stand in a log call', () => {
    expect(
      where(/log\.(info|warn|error)\([^)]*\b(secret|password|token|consumer_key|authorization)\b/i),
    ).toEqual([]);
  });
});
