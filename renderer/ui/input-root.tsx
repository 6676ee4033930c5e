/**
 * The one place that listens to keyboard and scanner. Screens take scans with `useScan`: the latest mounted listener
 * that wants scans gets them.
 */
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { KeyDispatcher } from './key-dispatcher.ts';
import { listenForScans } from './scan-listener.ts';

type ScanHandler = (code: string) => void;

const handlers: { readonly run: ScanHandler }[] = [];

/** Gets every scan while mounted and enabled; a handler mounted later comes first. */
export function useScan(onScan: ScanHandler, options: { readonly enabled?: boolean } = {}): void {
  const latest = useRef(onScan);
  const { enabled = true } = options;
  useLayoutEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => {
    if (!enabled) return;
    const entry = { run: (code: string) => latest.current(code) };
    handlers.push(entry);
    return () => {
      handlers.splice(handlers.indexOf(entry), 1);
    };
  }, [enabled]);
}

/** Starts keyboard and scanner for everything inside; stands once, at the root. */
export function InputRoot({ children }: { readonly children: ReactNode }) {
  useEffect(() => {
    const keys = new KeyDispatcher();
    // Scans are heard first (capture), keys last, so a scan can take its letters back before they act.
    const stopScans = listenForScans((code) => {
      keys.drop();
      handlers.at(-1)?.run(code);
    });
    const stopKeys = keys.start();
    return () => {
      stopScans();
      stopKeys();
    };
  }, []);
  return <>{children}</>;
}
