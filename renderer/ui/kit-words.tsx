/**
 * The few words the kit itself must say (names of its icon buttons, what a screen reader hears). They are given by the
 * app from its sentences; the kit holds none.
 */
import { createContext, type ReactNode, useContext } from 'react';

export interface KitWords {
  readonly close: string;
  readonly previous: string;
  readonly next: string;
  readonly copy: string;
  readonly more: string;
  readonly clear: string;
  readonly loading: string;
  readonly selectAll: string;
  /** "Select 10471". */
  readonly selectRow: (name: string) => string;
  /** "Remove channel:etsy". */
  readonly removeToken: (token: string) => string;
  /** "3 new". */
  readonly newRows: (count: number) => string;
  readonly undo: string;
  readonly explain: string;
  readonly mainNavigation: string;
  readonly views: string;
  readonly notifications: string;
  readonly commands: string;
  readonly nothingFound: string;
  readonly keys: string;
  readonly keysAnywhere: string;
  readonly increase: string;
  readonly decrease: string;
  /** What Enter does in a list. */
  readonly open: string;
  /** What x does in a list. */
  readonly select: string;
}

const Words = createContext<KitWords | undefined>(undefined);

export function KitWordsProvider({
  words,
  children,
}: {
  readonly words: KitWords;
  readonly children: ReactNode;
}) {
  return <Words value={words}>{children}</Words>;
}

export function useKitWords(): KitWords {
  const words = useContext(Words);
  if (!words) throw new Error('KitWordsProvider is missing above a component of the kit');
  return words;
}
