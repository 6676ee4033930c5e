/**
 * Commands on their way. Each keeps its id until it is answered, and is sent again, in the same order, over the next
 * connection: repeating an id changes nothing, so a lost answer costs nothing and a lost command is not lost.
 */
import { CallError } from '../../shared/api/calls.ts';
import { commands } from '../../shared/api/contract.ts';
import type { CommandDef } from '../../shared/api/define.ts';
import type { CommandAnswer } from '../../shared/api/envelope.ts';
import { useConnection } from './connection-store.ts';
import type { Link } from './link.ts';

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly args: unknown;
  readonly since: number;
  readonly resolve: (answer: CommandAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** Where waiting commands survive a reload of the page. */
export interface OutgoingStorage {
  load(): string | null;
  save(text: string | null): void;
}

export interface OutgoingQueue {
  add(id: string, name: string, args: unknown): Promise<CommandAnswer>;
  /** Sends everything that waits; called with each new connection. */
  connected(link: Link): void;
  disconnected(): void;
  /** Nothing will come back: those who wait are told. */
  giveUp(): void;
}

export function createOutgoing(storage: OutgoingStorage, now: () => number): OutgoingQueue {
  const entries = new Map<string, Entry>();
  let link: Link | undefined;

  const changed = (): void => {
    const outgoing = [...entries.values()].map(({ id, name, since }) => ({ id, name, since }));
    useConnection.setState({ outgoing });
    const kept = [...entries.values()].filter(({ name }) => !hasSecrets(name));
    storage.save(
      kept.length === 0
        ? null
        : JSON.stringify(kept.map(({ id, name, args, since }) => ({ id, name, args, since }))),
    );
  };
  const finish = (entry: Entry, tell: () => void): void => {
    entries.delete(entry.id);
    changed();
    tell();
  };
  const send = async (entry: Entry, over: Link): Promise<void> => {
    try {
      const answer = await over.call(entry.name, { id: entry.id, args: entry.args });
      finish(entry, () => entry.resolve(answer as CommandAnswer));
    } catch (error) {
      // It waits for the next connection; everything else is an answer of its own.
      if (error instanceof CallError && error.code === 'connection_lost') return;
      finish(entry, () => entry.reject(error));
    }
  };

  for (const left of restore(storage.load())) entries.set(left.id, left);
  if (entries.size > 0) changed();

  return {
    add(id, name, args) {
      return new Promise((resolve, reject) => {
        const entry: Entry = { id, name, args, since: now(), resolve, reject };
        entries.set(id, entry);
        changed();
        if (link) void send(entry, link);
      });
    },
    connected(over) {
      link = over;
      for (const entry of entries.values()) void send(entry, over);
    },
    disconnected() {
      link = undefined;
    },
    giveUp() {
      link = undefined;
      for (const entry of [...entries.values()])
        finish(entry, () => entry.reject(new CallError('connection_lost')));
    },
  };
}

const contract: Readonly<Record<string, CommandDef>> = commands;
const hasSecrets = (name: string): boolean => (contract[name]?.secret?.length ?? 0) > 0;

/** After a reload nobody waits for the answer any more, but the command must still arrive. */
function restore(text: string | null): Entry[] {
  if (text === null) return [];
  const kept = JSON.parse(text) as Omit<Entry, 'resolve' | 'reject'>[];
  return kept.map((entry) => ({ ...entry, resolve: () => undefined, reject: () => undefined }));
}
