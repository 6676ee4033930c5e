/**
 * A socket and an engine port as one pipe: frames pass as they are, nothing is understood. What is too large, too much at
 * once or silent for too long ends both.
 */
import type { MessagePort } from 'node:worker_threads';
import type { RawData, WebSocket } from 'ws';

/** More than this waiting to be sent means that nobody reads. */
const MOST_BUFFERED = 16 * 1024 * 1024;
const PING_MS = 20_000;

/** Close codes of RFC 6455: 1008 policy, 1012 restart, 1013 try again later. */
export const CLOSED = { policy: 1008, restart: 1012, slow: 1013 } as const;

export function pipe(socket: WebSocket, port: MessagePort): void {
  let isAlive = true;
  const ping = setInterval(() => {
    if (!isAlive) {
      socket.terminate();
      return;
    }
    isAlive = false;
    socket.ping();
  }, PING_MS);
  ping.unref();

  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('message', (data: RawData, isBinary) => {
    port.postMessage(isBinary ? new Uint8Array(data as Buffer) : (data as Buffer).toString('utf8'));
  });
  socket.on('close', () => {
    clearInterval(ping);
    port.close();
  });
  socket.on('error', () => socket.terminate());

  port.on('message', (frame: string | Uint8Array) => {
    if (socket.bufferedAmount > MOST_BUFFERED) socket.close(CLOSED.slow);
    else socket.send(frame);
  });
  port.on('close', () => socket.close(CLOSED.restart));
}
