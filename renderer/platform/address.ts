/**
 * The address of a view: which view, filter, sort and selection stand in the URL, so that it can be copied and reopened.
 * Values are plain texts; each screen decodes them with its own schema.
 */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { z } from 'zod';

export type Address = Readonly<Record<string, string | undefined>>;

/** "a=1&b=2" as a record, and back; what is empty is left out. */
export const parseAddress = (search: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(search));

export function writeAddress(address: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(address)) {
    if (typeof value === 'string' && value !== '') params.set(name, value);
  }
  const text = params.toString().replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%3E', '>');
  return text === '' ? '' : `?${text}`;
}

export type SetAddress = (patch: Address, options?: { readonly keepsHistory?: boolean }) => void;

/** The screen's part of the address, and how to change it; `undefined` takes a name out. */
export function useAddress<S extends z.ZodType>(schema: S): readonly [z.output<S>, SetAddress] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const decoded = useMemo(() => {
    const result = schema.safeParse(search);
    return result.success ? result.data : schema.parse({});
  }, [schema, search]);
  const set = useCallback<SetAddress>(
    (patch, options) =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, ...patch }),
        replace: !(options?.keepsHistory ?? false),
      } as never),
    [navigate],
  );
  return [decoded, set];
}

/** Goes to another screen: `go('/orders', { order: id })`. */
export function useGo(): (path: string, address?: Address) => void {
  const navigate = useNavigate();
  return useCallback(
    (path, address = {}) => void navigate({ to: path, search: { ...address } } as never),
    [navigate],
  );
}

/** The same as a link's address. */
export const hrefOf = (path: string, address: Address = {}): string => `${path}${writeAddress(address)}`;
