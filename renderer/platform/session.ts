/**
 * The page's session with the browser host. The address carries a single-use token in its fragment, which never travels
 * in a request; it is exchanged for a session over the first socket frame and taken out of the address at once. The
 * session stays in this tab (sessionStorage), for reloads.
 */
import type { HandshakeReply, Hello } from '../../shared/api/handshake.ts';
import { handshakeReplySchema } from '../../shared/api/handshake.ts';
import { CONTRACT_VERSION } from '../../shared/api/version.ts';
import { type Pipe, type PipePair, pipeOfSocket } from './pipe.ts';
import { SessionRefused } from './transport.ts';

const KEY = 'orderly.session';

/** Takes the token out of the address bar, history included. */
export function takeToken(location: Location, history: History): string | undefined {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const token = fragment.get('token');
  if (token === null) return undefined;
  fragment.delete('token');
  const rest = fragment.toString();
  history.replaceState(
    history.state,
    '',
    `${location.pathname}${location.search}${rest === '' ? '' : `#${rest}`}`,
  );
  return token;
}

export interface WebDialOptions {
  readonly token: string | undefined;
  readonly storage: Storage;
  /** `http://127.0.0.1:4711`, where the page came from. */
  readonly origin: string;
  /** Loads the page anew. */
  readonly reload: () => void;
}

export function webDial(options: WebDialOptions): () => Promise<PipePair> {
  let { token } = options;
  const address = `${options.origin.replace(/^http/, 'ws')}/link`;

  return async () => {
    const fresh = token;
    const session = options.storage.getItem(KEY);
    if (fresh === undefined && session === null) throw new SessionRefused('There is no session');
    const bySession = (): Promise<Opened> => open(address, { open: 'writer', session: session ?? '' });
    // The token first: the session may belong to a program that has ended. A used token is no harm where there is one.
    const first = await (fresh === undefined
      ? bySession()
      : open(address, { open: 'writer', token: fresh }).catch((error: unknown) => {
          if (session === null || !(error instanceof SessionRefused)) throw error;
          return bySession();
        }));
    token = undefined;
    // The program was updated while this page was open.
    if (first.contract !== CONTRACT_VERSION) options.reload();
    options.storage.setItem(KEY, first.session);
    const second = await open(address, { open: 'reader', session: first.session }).catch((error: unknown) => {
      first.pipe.close();
      throw error;
    });
    return { writer: first.pipe, reader: second.pipe };
  };
}

interface Opened {
  readonly pipe: Pipe;
  readonly session: string;
  readonly contract: number;
}

async function open(address: string, hello: Hello): Promise<Opened> {
  const socket = new WebSocket(address);
  const reply = await new Promise<HandshakeReply>((resolve, reject) => {
    socket.addEventListener('open', () => socket.send(JSON.stringify(hello)));
    socket.addEventListener('close', () => reject(new Error('The host does not answer')));
    socket.addEventListener(
      'message',
      (event: MessageEvent<string>) => resolve(handshakeReplySchema.parse(JSON.parse(event.data))),
      { once: true },
    );
  });
  if (reply.ok) return { ...reply, pipe: pipeOfSocket(socket) };
  socket.close();
  throw new SessionRefused(reply.code);
}
