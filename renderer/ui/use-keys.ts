/** Keys that live as long as a component is on screen. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { type KeyBinding, type KeyRegistration, registerKeys } from './keys.ts';

export interface UseKeysOptions {
  /** Default true; false takes the layer away. */
  readonly enabled?: boolean;
  /** Silences every layer below while this one is there (dialogs). */
  readonly exclusive?: boolean;
}

/** Registers bindings under a name (a heading in the key list) while the component is mounted and enabled. */
export function useKeys(name: string, bindings: readonly KeyBinding[], options: UseKeysOptions = {}): void {
  const { enabled = true, exclusive = false } = options;
  const latest = useRef(bindings);
  const registration = useRef<KeyRegistration | undefined>(undefined);
  const shape = bindings.map((each) => `${each.keys}\n${each.label}\n${each.group ?? ''}`).join('\n\n');

  useLayoutEffect(() => {
    latest.current = bindings;
  });

  // Bindings are registered by shape; what they run is looked up when pressed, so that a new closure every render
  // costs nothing and never runs a stale one.
  useEffect(() => {
    if (!enabled || shape === '') return;
    const stable = latest.current.map((binding, index) => ({
      ...binding,
      run: () => latest.current[index]?.run(),
    }));
    registration.current = registerKeys(name, stable, { exclusive });
    return () => registration.current?.remove();
  }, [name, shape, enabled, exclusive]);
}
