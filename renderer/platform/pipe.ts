/** A way for frames to the engine and back: a message port in the window, a WebSocket in a browser. */

import type { PortLike } from './port.ts';
import type { Shell } from './shell.ts';

export type Frame = string | ArrayBuffer | Uint8Array;

export interface Pipe {
  send(frame: Frame): void;
  onFrame(take: (frame: Frame) => void): void;
  /** Called once, also when the pipe was closed already. */
  onClose(take: () => void): void;
  close(): void;
}

export interface PipePair {
  /** Commands, tasks and live updates. */
  readonly writer: Pipe;
  /** Queries. */
  readonly reader: Pipe;
  /** Where the host has one that does more than a browser. */
  readonly shell?: Shell;
}

export function pipeOfPort(port: PortLike): Pipe {
  const closing = onceClosed();
  port.addEventListener('close', closing.close);
  return {
    send: (frame) => port.postMessage(frame),
    onFrame(take) {
      port.addEventListener('message', ({ data }) => {
        if (typeof data === 'string' || data instanceof ArrayBuffer || data instanceof Uint8Array) take(data);
      });
      port.start();
    },
    onClose: closing.onClose,
    close() {
      port.close();
      closing.close();
    },
  };
}

export function pipeOfSocket(socket: WebSocket): Pipe {
  const closing = onceClosed();
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('close', closing.close);
  return {
    send: (frame) => socket.send(frame as string),
    onFrame: (take) => socket.addEventListener('message', (event: MessageEvent<Frame>) => take(event.data)),
    onClose: closing.onClose,
    close: () => socket.close(),
  };
}

function onceClosed() {
  const listeners: (() => void)[] = [];
  let isClosed = false;
  return {
    close(): void {
      if (isClosed) return;
      isClosed = true;
      for (const listener of listeners) listener();
    },
    onClose(take: () => void): void {
      if (isClosed) take();
      else listeners.push(take);
    },
  };
}
