/** Sockets of browsers: the first frame opens the session, everything after it goes to the engine. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { MAX_FRAME } from '../../shared/api/calls.ts';
import { type HandshakeReply, type Hello, helloSchema } from '../../shared/api/handshake.ts';
import { CONTRACT_VERSION } from '../../shared/api/version.ts';
import { type Engine, OWNER } from '../engine/engine-shape.ts';
import type { Guard } from './guard.ts';
import type { Sessions } from './sessions.ts';
import { CLOSED, pipe } from './socket-pipe.ts';

export interface SocketsOptions {
  readonly server: Server;
  readonly engine: Engine;
  readonly sessions: Sessions;
  readonly guard: Guard;
  readonly onRedeemed: () => void;
}

/** A socket that does not say who it is within this time is closed. */
const HELLO_MS = 10_000;
const MOST_SOCKETS = 200;

/** Answers how to close them all. */
export function acceptSockets(options: SocketsOptions): () => void {
  const { guard, sessions, engine } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME, perMessageDeflate: false });

  options.server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const refusal = request.url === '/link' ? guard.connecting(request.headers) : 'wrong_host';
    if (refusal !== undefined || sockets.clients.size >= MOST_SOCKETS) {
      const status = refusal === 'too_many' ? '429 Too Many Requests' : '403 Forbidden';
      stream.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, stream, head, greet);
  });

  function greet(socket: WebSocket): void {
    const timer = setTimeout(() => socket.terminate(), HELLO_MS);
    socket.on('error', () => socket.terminate());
    socket.once('close', () => clearTimeout(timer));
    socket.once('message', (data: RawData, isBinary) => {
      clearTimeout(timer);
      const hello = isBinary ? undefined : readHello(String(data));
      if (!hello) return turnAway(socket, 'bad_frame');
      const session = sessionOf(hello);
      if (session === undefined) return turnAway(socket, 'session_unknown');
      answer(socket, { ok: true, session, contract: CONTRACT_VERSION });
      const leave = sessions.onRevoked(session, () => socket.close(CLOSED.policy));
      socket.once('close', leave);
      pipe(socket, engine.open(hello.open, OWNER));
    });
  }

  function sessionOf(hello: Hello): string | undefined {
    if ('session' in hello) return sessions.has(hello.session) ? hello.session : undefined;
    const session = sessions.redeem(hello.token);
    if (session !== undefined) options.onRedeemed();
    return session;
  }

  function turnAway(socket: WebSocket, code: 'session_unknown' | 'bad_frame'): void {
    guard.failed();
    answer(socket, { ok: false, code });
    socket.close(CLOSED.policy);
  }

  return () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}

const answer = (socket: WebSocket, reply: HandshakeReply): void => socket.send(JSON.stringify(reply));

function readHello(text: string): Hello | undefined {
  try {
    return helloSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
