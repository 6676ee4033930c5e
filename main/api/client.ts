/** Calls the contract over two message ports, for everything inside this process: command line, jobs, tests. */
import type { MessagePort } from 'node:worker_threads';
import { ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { CALL_ERRORS, CallError, type CallErrorCode, type Calls } from '../../shared/api/calls.ts';
import type { MakeId } from '../platform/ids.ts';

export interface ClientPorts {
  /** Commands, tasks and live updates. */
  readonly writer: MessagePort;
  /** Queries. */
  readonly reader: MessagePort;
}

export interface Client extends Calls<AbortSignal> {
  close(): void;
}

export function createClient(ports: ClientPorts, makeId: MakeId): Client {
  const writer = linkOf(ports.writer);
  const reader = linkOf(ports.reader);
  return {
    command: (name, args, options = {}) =>
      writer(name, { id: options.id ?? makeId('command'), args }, undefined) as never,
    task: (name, args, signal) => writer(name, args, signal) as never,
    query: (name, args, signal) => reader(name, args, signal) as never,
    watch: (signal) => writer('live.watch', undefined, signal) as never,
    close() {
      ports.writer.close();
      ports.reader.close();
    },
  };
}

type CallOnPort = (name: string, input: unknown, signal: AbortSignal | undefined) => Promise<unknown>;

function linkOf(port: MessagePort): CallOnPort {
  const link = new RPCLink<Record<never, never>>({ port });
  let isOpen = true;
  port.on('close', () => {
    isOpen = false;
  });
  port.start();
  return async (name, input, signal) => {
    if (!isOpen) throw new CallError('connection_lost');
    try {
      return await link.call(name.split('.'), input, { context: {}, ...(signal ? { signal } : {}) });
    } catch (error) {
      throw signal?.aborted ? signal.reason : callErrorOf(error, isOpen);
    }
  };
}

export function callErrorOf(error: unknown, isOpen: boolean): CallError {
  if (!(error instanceof ORPCError)) return new CallError(isOpen ? 'failed' : 'connection_lost');
  const code = CALL_ERRORS.find((known) => known === error.code);
  return new CallError(
    code ?? STATUS_CODES[error.status] ?? 'failed',
    (error.data ?? {}) as Record<string, unknown>,
  );
}

/** What oRPC itself answers before a handler runs. */
const STATUS_CODES: Readonly<Record<number, CallErrorCode>> = { 400: 'bad_arguments', 404: 'unknown_call' };
