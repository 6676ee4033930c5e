/** Ctrl Z takes back the last act of this window; a second one the act before it. */
import { useUndo } from '../platform/act.ts';
import { useUndoables } from '../platform/undo-store.ts';
import { useWords } from '../platform/words.ts';
import { useKeys } from '../ui/use-keys.ts';

export function useUndoKey(): void {
  const words = useWords().shell;
  const undo = useUndo();
  const last = useUndoables((state) => state.entries.at(-1));
  useKeys(
    words.anywhere,
    [{ keys: 'Mod+z', label: words.undo.title, run: () => last && void undo(last.commandId) }],
    { enabled: last !== undefined },
  );
}
