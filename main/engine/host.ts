/** What an engine may ask of the host it runs in: the few things that need windows, processes or further servers. */
import type { Result } from '../../shared/base/result.ts';
import { refuse } from '../../shared/base/result.ts';

/** `url` is null where the host opened a window of its own. */
export type HostAnswer = Result<{ readonly url: string | null }>;

export interface Host {
  /** Starts practising in a data folder of its own, or finds it running. */
  startPractice(): Promise<HostAnswer>;
}

/** The command line, tests: nobody is there to open anything. */
export const NO_HOST: Host = { startPractice: async () => refuse('practice_not_here') };
