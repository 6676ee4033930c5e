/** What an engine is for those who start one. */
import type { ClientPorts } from '../api/client.ts';
import type { Actor } from '../db/run.ts';
import type { WriterRefusal } from './writer-part.ts';

export interface Engine {
  readonly dataDir: string;
  /**
   * Two ports that act for this person and no other, whatever travels over them. They close when the engine closes or
   * the thread behind them had to be restarted; then new ones are asked for.
   */
  connect(actor: Actor): ClientPorts;
  /** Ends everything in good order and gives the folder back. */
  close(): Promise<void>;
}

export type EngineRefusal = WriterRefusal;

/** The one person there is for now. */
export const OWNER: Actor = { personId: 'per_owner', role: 'owner', stationId: 'main' };
