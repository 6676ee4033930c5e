/** `app://`: the page's files, GET only, with the same policy as in the browser host; and papers for the printer. */
import { protocol, type Session } from 'electron';
import { pageFile } from '../platform/page.ts';
import { HOST, PRINT_HOST, SCHEME } from './origin.ts';
import type { PrintTickets } from './print-tickets.ts';

/** Before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export function servePage(session: Session, rendererDir: string, tickets: PrintTickets): void {
  session.protocol.handle(SCHEME, (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET') return new Response(null, { status: 405 });
    if (url.host === PRINT_HOST) {
      const pdf = tickets.take(url.pathname.slice(1));
      return pdf
        ? new Response(new Uint8Array(pdf), { headers: { 'content-type': 'application/pdf' } })
        : new Response(null, { status: 404 });
    }
    const file = url.host === HOST ? pageFile(rendererDir, url.pathname) : undefined;
    return file
      ? new Response(new Uint8Array(file.body), { headers: file.headers })
      : new Response(null, { status: 404 });
  });
}
