/**
 * Serves a router on a message port. Whoever acts was fixed when the port opened and is never read from a message. A frame
 * that cannot be understood or is too long closes the port: it never throws into the thread.
 */
import type { MessagePort } from 'node:worker_threads';
import type { AnyRouter } from '@orpc/server';
import { StandardRPCHandler } from '@orpc/server/standard';
import { createServerPeerHandleRequestFn } from '@orpc/server/standard-peer';
import { ServerPeer } from '@orpc/standard-server-peer';
import { MAX_FRAME } from '../../shared/api/calls.ts';
import type { Actor } from '../db/run.ts';
import type { Log } from '../platform/log.ts';

export interface PortContext {
  readonly actor: Actor;
}

export interface PortServer {
  serve(port: MessagePort, actor: Actor): void;
  /** Closes every port; calls under way are aborted. */
  close(): void;
}

export function createPortServer(router: AnyRouter, log: Log): PortServer {
  const handler = new StandardRPCHandler<PortContext>(router, {});
  const open = new Set<MessagePort>();
  return {
    serve(port, actor) {
      const peer = new ServerPeer((frame) => port.postMessage(frame));
      const handle = createServerPeerHandleRequestFn(handler, { context: { actor } });
      open.add(port);
      port.on('message', (frame: unknown) => {
        if (!isFrame(frame)) return refuse('frame');
        peer.message(frame, handle).catch((error: unknown) => {
          // A caller that left while its answer was on the way is no trouble.
          if (open.has(port)) refuse('message', error);
        });
      });
      port.on('close', () => {
        open.delete(port);
        peer.close({ reason: new Error('The port was closed') });
      });

      function refuse(what: string, error?: unknown): void {
        log.warn('port closed because of a bad frame', { what, error });
        port.close();
      }
    },
    close() {
      for (const port of open) port.close();
    },
  };
}

function isFrame(frame: unknown): frame is string | Uint8Array {
  if (typeof frame === 'string') return frame.length <= MAX_FRAME;
  return frame instanceof Uint8Array && frame.byteLength <= MAX_FRAME;
}
