/**
 * Screen state that survives a restart: drafts, half-filled forms, the last view of a screen. Kept on this device, never
 * sent. What does not fit its schema any more is forgotten.
 */
import { useCallback } from 'react';
import type { z } from 'zod';
import { create } from 'zustand';

const PREFIX = 'orderly.kept.';

const useStore = create<Readonly<Record<string, string | undefined>>>()(() => ({}));

function load(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? undefined;
  } catch {
    return undefined;
  }
}

function save(key: string, text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, text);
  } catch {
    // A private window may forbid it: the state then lasts until the window closes.
  }
  useStore.setState({ [key]: text });
}

function decode<T>(schema: z.ZodType<T>, text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  try {
    const result = schema.safeParse(JSON.parse(text));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}

/** What is kept under a key, read once. */
export const readKept = <T>(key: string, schema: z.ZodType<T>): T | undefined =>
  decode(schema, useStore.getState()[key] ?? load(key));

export const keep = (key: string, value: unknown): void =>
  save(key, value === undefined ? undefined : JSON.stringify(value));

/** Like `useState`, kept under a key; `undefined` forgets it. */
export function useKept<T>(
  key: string,
  schema: z.ZodType<T>,
): readonly [T | undefined, (value: T | undefined) => void] {
  const text = useStore((state) => (key in state ? state[key] : load(key)));
  const set = useCallback((value: T | undefined) => keep(key, value), [key]);
  return [decode(schema, text), set];
}
