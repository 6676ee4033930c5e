/** Remembers the last address of each screen, so that going back to it finds its view, filter and selection again. */
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { z } from 'zod';
import type { Address } from '../platform/address.ts';
import { keep, readKept } from '../platform/kept.ts';

const schema = z.record(z.string(), z.string());
const keyOf = (path: string): string => `address.${path}`;

export const lastAddressOf = (path: string): Address => readKept(keyOf(path), schema) ?? {};

export function useRememberedAddress(): void {
  const { pathname, search } = useLocation();
  useEffect(() => {
    const decoded = schema.safeParse(search);
    if (decoded.success) keep(keyOf(pathname), decoded.data);
  }, [pathname, search]);
}
