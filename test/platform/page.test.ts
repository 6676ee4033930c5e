import { symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentSecurityPolicy, pageFile } from '../../main/platform/page.ts';
import { type TestFolder, testFolder } from '../support/folder.ts';

let folder: TestFolder;
let page: string;
beforeEach(() => {
  folder = testFolder();
  page = folder.at('renderer');
  folder.write('renderer/index.html', '<meta name="csp-nonce" content="__CSP_NONCE__">');
  folder.write('renderer/assets/main.js', 'run()');
  folder.write('renderer/assets/odd.exe', 'no');
  folder.write('renderer-secret/keys.json', '{}');
  folder.write('secret.json', '{}');
});
afterEach(() => folder.remove());

describe('the page', () => {
  it('is answered with its type, and the same nonce in page and policy, another each time', () => {
    const [first, second] = [pageFile(page, '/'), pageFile(page, '/')];
    const nonce = /content="([^"]+)"/.exec(first?.body.toString() ?? '')?.[1] ?? '';
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(first?.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(second?.body.toString()).not.toContain(nonce);
    expect(pageFile(page, '/assets/main.js')?.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': expect.stringContaining('immutable'),
    });
  });

  it('answers the addresses of views, which have no type', () => {
    expect(pageFile(page, '/orders/ord_1')?.headers['content-type']).toContain('text/html');
  });

  it.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/assets/../../secret.json',
    '/../renderer-secret/keys.json',
    '/..\\secret.json',
    '/assets/%00.js',
    '/%zz.js',
    '/assets/odd.exe',
    '/assets/none.js',
    '/assets',
  ])('never answers %s with anything but the page itself', (path) => {
    const file = pageFile(page, path);
    if (file) expect(file.headers['content-type']).toContain('text/html');
    expect(file?.body.toString() ?? '').not.toContain('{}');
  });

  it('has a policy without inline scripts, eval, or the network', () => {
    const policy = contentSecurityPolicy('N', 'ws://127.0.0.1:1');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N'");
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:1;");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it('follows no link out of its folder', () => {
    symlinkSync(folder.at('secret.json'), folder.at('renderer', 'assets', 'link.json'));
    expect(pageFile(page, '/assets/link.json')).toBeUndefined();
  });
});
