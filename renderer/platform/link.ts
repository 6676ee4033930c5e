/** Speaks the contract's protocol over one pipe. Every failure is a `CallError`. */
import { ORPCError } from '@orpc/client';
import { StandardRPCLink } from '@orpc/client/standard';
import { ClientPeer } from '@orpc/standard-server-peer';
import { CALL_ERRORS, CallError, type CallErrorCode, MAX_FRAME } from '../../shared/api/calls.ts';
import type { Pipe } from './pipe.ts';

export interface Link {
  call(name: string, input: unknown, signal?: AbortSignal): Promise<unknown>;
  readonly isOpen: () => boolean;
}

export function createLink(pipe: Pipe): Link {
  let isOpen = true;
  const peer = new ClientPeer((frame) => {
    if (typeof frame === 'string' && frame.length > MAX_FRAME) throw new CallError('frame_too_large');
    if (!isOpen) throw new CallError('connection_lost');
    pipe.send(frame as string);
  });
  pipe.onFrame((frame) => void peer.message(frame));
  pipe.onClose(() => {
    isOpen = false;
    peer.close({ reason: new CallError('connection_lost') });
  });
  const link = new StandardRPCLink<Record<never, never>>(
    {
      async call(request) {
        const response = await peer.request(request);
        return { ...response, body: () => Promise.resolve(response.body) };
      },
    },
    { url: 'http://orderly' },
  );
  return {
    isOpen: () => isOpen,
    async call(name, input, signal) {
      if (!isOpen) throw new CallError('connection_lost');
      try {
        return await link.call(name.split('.'), input, { context: {}, ...(signal ? { signal } : {}) });
      } catch (error) {
        throw signal?.aborted ? signal.reason : asCallError(error, isOpen);
      }
    },
  };
}

/** What the protocol itself answers before a handler runs. */
const BY_STATUS: Readonly<Record<number, CallErrorCode>> = { 400: 'bad_arguments', 404: 'unknown_call' };

function asCallError(error: unknown, isOpen: boolean): CallError {
  if (error instanceof CallError) return error;
  if (!isOpen) return new CallError('connection_lost');
  if (!(error instanceof ORPCError)) return new CallError('failed', { message: String(error) });
  const code = CALL_ERRORS.find((known) => known === error.code) ?? BY_STATUS[error.status] ?? 'failed';
  return new CallError(code, (error.data ?? {}) as Record<string, unknown>);
}
