/** Moving through a list from its panel: where one stands, the rows before and after, and the keys of every panel. */

import { useKeys } from '../ui/use-keys.ts';
import { useWords } from './words.ts';

export interface RowMoves {
  /** Counted from one; 0: the row is not in the list. */
  readonly position: number;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

export function rowMoves(
  ids: readonly string[],
  currentId: string | undefined,
  onCurrent: (id: string) => void,
): RowMoves {
  const index = currentId === undefined ? -1 : ids.indexOf(currentId);
  const [before, after] = [ids[index - 1], ids[index + 1]];
  return {
    position: index + 1,
    onPrevious: index > 0 && before !== undefined ? () => onCurrent(before) : undefined,
    onNext: index >= 0 && after !== undefined ? () => onCurrent(after) : undefined,
  };
}

/** `[` `]` move, `c` copies, Escape closes. */
export function usePanelKeys(
  label: string,
  {
    moves,
    onCopy,
    onClose,
  }: { readonly moves: RowMoves; readonly onCopy?: () => void; readonly onClose: () => void },
): void {
  const words = useWords().shell.kit;
  useKeys(label, [
    { keys: '[', label: words.previous, run: () => moves.onPrevious?.() },
    { keys: ']', label: words.next, run: () => moves.onNext?.() },
    ...(onCopy ? [{ keys: 'c', label: words.copy, run: onCopy }] : []),
    { keys: 'Escape', label: words.close, run: onClose },
  ]);
}
