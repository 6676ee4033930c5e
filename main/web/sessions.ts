/**
 * Who may connect from a browser. A printed address carries a token that opens one session; a session opens sockets until
 * it is revoked or the host ends. Neither is ever a cookie: cookies do not know ports.
 */
import { createHash, randomBytes } from 'node:crypto';

export interface Sessions {
  /** A fresh token, good for one session. */
  invite(): string;
  /** The new session for a token, once. */
  redeem(token: string): string | undefined;
  has(session: string): boolean;
  /** Ends the session and calls everybody who holds something open for it. */
  revoke(session: string): void;
  /** Calls back when the session is revoked; answers how to stop waiting. */
  onRevoked(session: string, take: () => void): () => void;
}

export function createSessions(): Sessions {
  // Only digests are kept: comparing them tells nothing about the secret by its time.
  const tokens = new Set<string>();
  const sessions = new Map<string, Set<() => void>>();
  return {
    invite() {
      const token = secret();
      tokens.add(digest(token));
      return token;
    },
    redeem(token) {
      if (!tokens.delete(digest(token))) return undefined;
      const session = secret();
      sessions.set(digest(session), new Set());
      return session;
    },
    has: (session) => sessions.has(digest(session)),
    revoke(session) {
      const waiting = sessions.get(digest(session));
      sessions.delete(digest(session));
      for (const take of waiting ?? []) take();
    },
    onRevoked(session, take) {
      const waiting = sessions.get(digest(session));
      waiting?.add(take);
      return () => waiting?.delete(take);
    },
  };
}

const secret = (): string => randomBytes(32).toString('base64url');
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
