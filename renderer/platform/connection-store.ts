/** What the screens know of the connection: its state, and the actions that wait for it. */
import { create } from 'zustand';

/**
 * `refused`: the host does not know this session (any more); a new address from the program is needed. `lost`: the host
 * does not answer; it is tried again by itself.
 */
export type ConnectionState = 'connecting' | 'connected' | 'lost' | 'refused';

export interface Outgoing {
  readonly id: string;
  readonly name: string;
  /** ms UTC by this machine's clock. */
  readonly since: number;
}

export interface Connection {
  readonly state: ConnectionState;
  /** Commands without an answer yet, oldest first. */
  readonly outgoing: readonly Outgoing[];
  /** The newest commit this page has heard of. */
  readonly commit: number;
}

export const useConnection = create<Connection>()(() => ({ state: 'connecting', outgoing: [], commit: 0 }));
