/** The keys of a list: arrows, Home, End, Page, Enter, Space with the focus in it; j, k, x, Enter from anywhere. */
import type { KeyboardEvent } from 'react';
import { useKitWords } from '../kit-words.tsx';
import { useKeys } from '../use-keys.ts';

export interface ListKeys {
  readonly label: string;
  readonly ids: readonly string[];
  readonly currentIndex: number;
  readonly pageRows: () => number;
  readonly onCurrent: (id: string) => void;
  readonly onOpen: ((id: string) => void) | undefined;
  readonly onTick: ((id: string, range: boolean) => void) | undefined;
  readonly enabled: boolean;
}

/** Registers the keys that work from anywhere; returns the handler for the grid itself. */
export function useListKeys(list: ListKeys): (event: KeyboardEvent) => void {
  const words = useKitWords();
  const { ids, currentIndex } = list;
  const current = ids[currentIndex];
  const moveTo = (index: number): string | undefined => {
    const id = ids[Math.min(ids.length - 1, Math.max(0, index))];
    if (id !== undefined && id !== current) list.onCurrent(id);
    return id;
  };
  const open = (): void => {
    if (current !== undefined) list.onOpen?.(current);
  };
  const tick = (): void => {
    if (current !== undefined) list.onTick?.(current, false);
  };
  const down = (): void => void moveTo(currentIndex + 1);
  const up = (): void => void moveTo(currentIndex < 0 ? 0 : currentIndex - 1);

  useKeys(
    list.label,
    [
      { keys: 'j', label: words.next, run: down },
      { keys: 'k', label: words.previous, run: up },
      { keys: 'ArrowDown', label: words.next, silent: true, run: down },
      { keys: 'ArrowUp', label: words.previous, silent: true, run: up },
      ...(list.onOpen ? [{ keys: 'Enter', label: words.open, run: open }] : []),
      ...(list.onTick ? [{ keys: 'x', label: words.select, run: tick }] : []),
    ],
    { enabled: list.enabled },
  );

  return (event) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Readonly<Record<string, () => number>> = {
      ArrowDown: () => currentIndex + 1,
      ArrowUp: () => (currentIndex < 0 ? 0 : currentIndex - 1),
      PageDown: () => currentIndex + list.pageRows(),
      PageUp: () => currentIndex - list.pageRows(),
      Home: () => 0,
      End: () => ids.length - 1,
    };
    const step = steps[event.key];
    if (step) {
      const id = moveTo(step());
      if (event.shiftKey && id !== undefined) list.onTick?.(id, true);
    } else if (event.key === 'Enter') open();
    else if (event.key === ' ' && list.onTick) tick();
    else return;
    event.preventDefault();
  };
}
