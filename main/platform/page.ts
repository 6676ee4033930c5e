/**
 * The page's files and the policy they are delivered with, the same in both hosts. A path is answered only when it lies
 * inside the renderer's folder and has a known type; views of the app (paths without a type) are answered by the page.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { extname, isAbsolute, join, normalize, relative } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wav': 'audio/wav',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const NONCE_MARK = '__CSP_NONCE__';

export interface PageFile {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** `path` is the still encoded path of the request, `live` the origin that live updates come from, if another one. */
export function pageFile(folder: string, path: string, live?: string): PageFile | undefined {
  const file = fileFor(folder, path);
  if (file === undefined) return undefined;
  const type = TYPES[extname(file)];
  if (type === undefined) return undefined;
  const nonce = randomBytes(16).toString('base64');
  const isPage = extname(file) === '.html';
  const bytes = readFileSync(file);
  return {
    body: isPage ? Buffer.from(bytes.toString('utf8').replaceAll(NONCE_MARK, nonce)) : bytes,
    headers: {
      ...securityHeaders(nonce, live),
      'content-type': type,
      'cache-control': /\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-store',
    },
  };
}

/** On every answer of the page's host. */
export const securityHeaders = (nonce: string, live?: string): Readonly<Record<string, string>> => ({
  'content-security-policy': contentSecurityPolicy(nonce, live),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), usb=(), serial=(), hid=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
});

export const contentSecurityPolicy = (nonce: string, live?: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    // The component library puts one <style> into the page, marked with this answer's nonce.
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' data:",
    `connect-src 'self'${live === undefined ? '' : ` ${live}`}`,
    "worker-src 'self'",
    // The preview of papers: a PDF made into a blob by the page itself.
    'object-src blob:',
    'frame-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

function fileFor(folder: string, path: string): string | undefined {
  const decoded = decode(path);
  if (decoded === undefined || decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const wanted = join(folder, normalize(decoded));
  const inside = relative(folder, wanted);
  if (inside.startsWith('..') || isAbsolute(inside)) return undefined;
  if (inside !== '' && extname(inside) !== '')
    return isFile(wanted) && isItself(folder, wanted) ? wanted : undefined;
  const page = join(folder, 'index.html');
  return isFile(page) ? page : undefined;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** Not a link to somewhere else. */
const isItself = (folder: string, path: string): boolean =>
  relative(realpathSync(folder), realpathSync(path)) === relative(folder, path);

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();
