/** The one origin our page has. Everything else is a stranger, however similar it looks. */
export const SCHEME = 'app';
export const HOST = 'orderly';
/** Papers on their way to the printer, each under an address that works once. */
export const PRINT_HOST = 'print';
export const PAGE_URL = `${SCHEME}://${HOST}/`;

/** Whether an address is exactly of our page's scheme and host; no text that merely begins so. */
export function isOurs(address: string | undefined | null): boolean {
  const url = parsed(address);
  return url?.protocol === `${SCHEME}:` && url.host === HOST;
}

/** What the page may load: itself, and blobs and data it made. */
export function mayLoad(address: string): boolean {
  const url = parsed(address);
  if (url?.protocol === 'data:') return true;
  if (url?.protocol === 'blob:') return isOurs(address.slice('blob:'.length));
  // The built-in PDF viewer is a page of the browser engine's own.
  if (url?.protocol === 'chrome-extension:') return url.host === PDF_VIEWER;
  return url?.protocol === `${SCHEME}:` && (url.host === HOST || url.host === PRINT_HOST);
}

const PDF_VIEWER = 'mhjfbmdgcfjbbpaeojofohoefgiehjai';

/** An address for another program: `https:` or `mailto:`, written anew from its parts; else undefined. */
export function outsideAddress(address: string): URL | undefined {
  const url = parsed(address);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'mailto:')) return undefined;
  return url.username === '' && url.password === '' ? url : undefined;
}

function parsed(address: string | undefined | null): URL | undefined {
  return address && URL.canParse(address) ? new URL(address) : undefined;
}
