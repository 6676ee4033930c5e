/** What an engine is for those who start one. */
import type { MessagePort } from 'node:worker_threads';
import type { ClientPorts } from '../api/client.ts';
import type { Actor } from '../db/run.ts';
import type { WriterRefusal } from './writer-part.ts';

/** `writer`: commands, tasks and live updates. `reader`: queries. */
export type PortKind = 'writer' | 'reader';

export interface Engine {
  readonly dataDir: string;
  /**
   * A port that acts for this person and no other, whatever travels over it. It closes when the engine closes or the
   * thread behind it had to be restarted; then a new one is asked for.
   */
  open(kind: PortKind, actor: Actor): MessagePort;
  /** Both kinds of ports. */
  connect(actor: Actor): ClientPorts;
  /** Ends everything in good order and gives the folder back. */
  close(): Promise<void>;
}

export type EngineRefusal = WriterRefusal;

/** The one person there is for now. */
export const OWNER: Actor = { personId: 'per_owner', role: 'owner', stationId: 'main' };
