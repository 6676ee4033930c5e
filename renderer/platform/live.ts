/** The engine for components: `useLive` reads and stays true, `useCommand` acts, `useTask` reaches outside. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useState } from 'react';
import { type Answer, CallError, type CommandOptions } from '../../shared/api/calls.ts';
import type {
  CommandInput,
  CommandName,
  CommandReply,
  QueryInput,
  QueryName,
  QueryReply,
  TaskInput,
  TaskName,
  TaskReply,
} from '../../shared/api/contract.ts';
import type { Result } from '../../shared/base/result.ts';
import { liveKey, newer, type Seen } from './live-queries.ts';
import type { Transport } from './transport.ts';

export const TransportContext = createContext<Transport | undefined>(undefined);

export function useTransport(): Transport {
  const transport = useContext(TransportContext);
  if (!transport) throw new Error('There is no TransportContext above this component');
  return transport;
}

export interface Live<T> {
  /** Undefined until the first answer; while arguments change, the answer to the ones before. */
  readonly data: T | undefined;
  /** Whether `data` belongs to other arguments than the present ones. */
  readonly isPrevious: boolean;
  readonly isLoading: boolean;
  readonly error: CallError | undefined;
  readonly refetch: () => void;
}

export interface LiveOptions {
  /** False: not asked now (nothing is selected, say). */
  readonly isEnabled?: boolean;
}

/** A query that is asked again after each commit that concerns it. */
export function useLive<N extends QueryName>(
  name: N,
  args: QueryInput<N>,
  options: LiveOptions = {},
): Live<QueryReply<N>> {
  const { call } = useTransport();
  const queryKey = liveKey(name, args);
  const { data, error, isPlaceholderData, isPending, refetch } = useQuery<Seen>({
    queryKey,
    enabled: options.isEnabled ?? true,
    placeholderData: keepPreviousData,
    async queryFn({ client, signal }) {
      const arrived = await call.query(name, args, signal);
      return newer(client.getQueryData<Seen>(queryKey), arrived);
    },
  });
  return {
    data: data?.value as QueryReply<N> | undefined,
    isPrevious: isPlaceholderData,
    isLoading: isPending && (options.isEnabled ?? true),
    error: error instanceof CallError ? error : error ? new CallError('failed') : undefined,
    refetch: useCallback(() => void refetch(), [refetch]),
  };
}

export interface Acting<A, R> {
  readonly run: (args: A, options?: CommandOptions) => Promise<R>;
  /** Whether an answer is awaited. */
  readonly isRunning: boolean;
}

/** A command. Its refusal is a value of the answer; a rejection is a `CallError`. */
export function useCommand<N extends CommandName>(name: N): Acting<CommandInput<N>, Answer<CommandReply<N>>> {
  const { call } = useTransport();
  return useActing(useCallback((args, options) => call.command(name, args, options), [call, name]));
}

/** Something that reaches outside and takes its time. */
export function useTask<N extends TaskName>(name: N): Acting<TaskInput<N>, Result<TaskReply<N>>> {
  const { call } = useTransport();
  return useActing(useCallback((args) => call.task(name, args), [call, name]));
}

function useActing<A, R>(act: (args: A, options?: CommandOptions) => Promise<R>): Acting<A, R> {
  const [running, setRunning] = useState(0);
  const run = useCallback(
    async (args: A, options?: CommandOptions) => {
      setRunning((count) => count + 1);
      try {
        return await act(args, options);
      } finally {
        setRunning((count) => count - 1);
      }
    },
    [act],
  );
  return { run, isRunning: running > 0 };
}
