/**
 * Looks at a request before anything else does: is it meant for us (Host, against DNS rebinding), does it come from our
 * own page (Origin, Sec-Fetch-Site), and is it one of too many?
 */
import type { IncomingHttpHeaders } from 'node:http';

export type GuardRefusal = 'wrong_host' | 'wrong_origin' | 'too_many';

export interface Guard {
  /** A page or file. */
  reading(headers: IncomingHttpHeaders): GuardRefusal | undefined;
  /** A socket: must come from our own page. */
  connecting(headers: IncomingHttpHeaders): GuardRefusal | undefined;
  /** A script's call: no browser of another page may make it. */
  calling(headers: IncomingHttpHeaders): GuardRefusal | undefined;
  /** Somebody tried a token, a session or a key that is none. */
  failed(): void;
}

const PER_SECOND = 300;
const FAILURES_PER_MINUTE = 20;

export function createGuard(port: () => number, now: () => number): Guard {
  const requests = window(1_000, now);
  const failures = window(60_000, now);

  const own = (headers: IncomingHttpHeaders): GuardRefusal | undefined => {
    if (requests.add() > PER_SECOND || failures.count() > FAILURES_PER_MINUTE) return 'too_many';
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`];
    return hosts.includes(headers.host ?? '') ? undefined : 'wrong_host';
  };
  const site = (headers: IncomingHttpHeaders, known: readonly string[]): GuardRefusal | undefined => {
    const from = headers['sec-fetch-site'];
    return from === undefined || known.includes(String(from)) ? undefined : 'wrong_origin';
  };
  const originIsOurs = (headers: IncomingHttpHeaders): boolean =>
    headers.origin === `http://${headers.host ?? ''}`;

  return {
    reading: (headers) =>
      own(headers) ??
      site(headers, isWholeWindow(headers) ? ['same-origin', 'none', 'same-site'] : ['same-origin', 'none']),
    connecting: (headers) =>
      own(headers) ?? (originIsOurs(headers) ? site(headers, ['same-origin']) : 'wrong_origin'),
    calling: (headers) =>
      own(headers) ??
      (headers.origin === undefined || originIsOurs(headers)
        ? site(headers, ['same-origin', 'none'])
        : 'wrong_origin'),
    failed: () => void failures.add(),
  };
}

/**
 * A window that goes to our page as a whole, as from the page of the real data to that of the practice (another port of
 * this machine is the same site). It carries no session and can read nothing; parts of a foreign page stay refused.
 */
const isWholeWindow = (headers: IncomingHttpHeaders): boolean =>
  headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';

/** Counts what happened within the last stretch of time. */
function window(ms: number, now: () => number) {
  let since = now();
  let seen = 0;
  const turn = (): void => {
    if (now() - since < ms) return;
    since = now();
    seen = 0;
  };
  return {
    add(): number {
      turn();
      seen += 1;
      return seen;
    },
    count(): number {
      turn();
      return seen;
    },
  };
}
