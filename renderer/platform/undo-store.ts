/** What was done in this window and can still be taken back, newest last. Lives as long as the page. */
import { create } from 'zustand';

export interface Undoable {
  readonly commandId: string;
  /** What was done, as the toast said it. */
  readonly text: string;
  /** The toast that offers it, if there was one. */
  readonly toastId?: number;
}

const MOST = 50;

export const useUndoables = create<{ readonly entries: readonly Undoable[] }>()(() => ({ entries: [] }));

export const addUndoable = (entry: Undoable): void =>
  useUndoables.setState(({ entries }) => ({ entries: [...entries, entry].slice(-MOST) }));

export const dropUndoable = (commandId: string): void =>
  useUndoables.setState(({ entries }) => ({
    entries: entries.filter((entry) => entry.commandId !== commandId),
  }));
