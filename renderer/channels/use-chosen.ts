/** The chosen row of a list, kept in the address; the first one where none is chosen. */
import { useRef } from 'react';
import { useChannelsAddress } from './address.ts';

export interface Chosen<T> {
  readonly at: number;
  readonly current: T | undefined;
  readonly choose: (id: string) => void;
  readonly step: (by: number) => void;
}

export function useChosen<T>(rows: readonly T[], idOf: (row: T) => string): Chosen<T> {
  const [address, setAddress] = useChannelsAddress();
  const before = useRef(0);
  const found = rows.findIndex((row) => idOf(row) === address.row);
  // A row that was dealt with is gone: the one in its place is next.
  const at = found >= 0 ? found : Math.min(before.current, rows.length - 1);
  if (found >= 0) before.current = found;
  const choose = (id: string): void => setAddress({ row: id });
  return {
    at,
    current: rows[at],
    choose,
    step(by) {
      const row = rows[at + by];
      if (row !== undefined) choose(idOf(row));
    },
  };
}
