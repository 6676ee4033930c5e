/** The present moment for screens: one clock for all of them, so that ages on a screen agree and tick together. */
import { useEffect } from 'react';
import { create } from 'zustand';

const TICK_MS = 5_000;

const useClock = create<{ readonly nowMs: number }>()(() => ({ nowMs: Date.now() }));

let watchers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** ms UTC by this machine's clock, renewed every five seconds. */
export function useNow(): number {
  useEffect(() => {
    watchers += 1;
    timer ??= setInterval(() => useClock.setState({ nowMs: Date.now() }), TICK_MS);
    return () => {
      watchers -= 1;
      if (watchers > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  }, []);
  return useClock((state) => state.nowMs);
}
