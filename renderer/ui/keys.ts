/**
 * The keyboard registry: screens and components register bindings with a description, one listener runs them, and
 * tooltips, the palette and the key list read them. Letter keys wait 40 ms, for they may be the start of a scan; four
 * and more in one burst never act as commands. Nothing runs while someone types, except Ctrl, ⌘ and Alt combinations.
 */
import { create } from 'zustand';

export interface KeyBinding {
  /** 'd', 'Space', 'Enter', 'ArrowDown', '?', 'Mod+Enter' (Ctrl or ⌘), 'Alt+u', 'Shift+x', or a sequence 'g t'. */
  readonly keys: string;
  /** What it does, in words a person reads. */
  readonly label: string;
  readonly run: () => void;
  /** A heading to list it under; without one it stands under its layer's. */
  readonly group?: string;
  /** Runs also while a text field has the focus (Ctrl, ⌘ and Alt combinations always do). */
  readonly whileTyping?: boolean;
  /** Not shown in the key list and the palette. */
  readonly silent?: boolean;
}

export interface KeyLayer {
  readonly id: number;
  readonly name: string;
  /** Layers below an exclusive one (a dialog, the palette) are asleep. */
  readonly exclusive: boolean;
  readonly bindings: readonly KeyBinding[];
}

interface KeysState {
  readonly layers: readonly KeyLayer[];
}

/** All registered layers, the latest last. */
export const useKeyLayers = create<KeysState>()(() => ({ layers: [] }));

let lastId = 0;

export interface KeyRegistration {
  update(bindings: readonly KeyBinding[]): void;
  remove(): void;
}

/** Puts a layer of bindings on top; the latest layer wins where two bind one key. */
export function registerKeys(
  name: string,
  bindings: readonly KeyBinding[],
  options: { readonly exclusive?: boolean } = {},
): KeyRegistration {
  lastId += 1;
  const id = lastId;
  const layer: KeyLayer = { id, name, exclusive: options.exclusive ?? false, bindings };
  useKeyLayers.setState(({ layers }) => ({ layers: [...layers, layer] }));
  return {
    update: (next) =>
      useKeyLayers.setState(({ layers }) => ({
        layers: layers.map((each) => (each.id === id ? { ...each, bindings: next } : each)),
      })),
    remove: () =>
      useKeyLayers.setState(({ layers }) => ({ layers: layers.filter((each) => each.id !== id) })),
  };
}

/** The layers that are awake: from the topmost exclusive one up. */
export function awakeLayers(layers: readonly KeyLayer[]): readonly KeyLayer[] {
  const from = layers.findLastIndex((layer) => layer.exclusive);
  return from < 0 ? layers : layers.slice(from);
}

/** The binding that answers a chord or sequence, the latest layer first. */
export function findBinding(layers: readonly KeyLayer[], keys: string): KeyBinding | undefined {
  for (const layer of awakeLayers(layers).toReversed()) {
    const binding = layer.bindings.find((each) => each.keys === keys);
    if (binding) return binding;
  }
  return undefined;
}

/** Whether a chord starts a sequence ("g" where "g t" is bound). */
export const startsSequence = (layers: readonly KeyLayer[], chord: string): boolean =>
  awakeLayers(layers).some((layer) => layer.bindings.some((each) => each.keys.startsWith(`${chord} `)));

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** A key event as it is written in bindings. Shift is named only where it does not already change the character. */
export function chordOf(press: KeyPress): string {
  const key = press.key === ' ' ? 'Space' : press.key;
  const letter = /^\p{L}$/u.test(key);
  const parts: string[] = [];
  if (press.ctrlKey || press.metaKey) parts.push('Mod');
  if (press.altKey) parts.push('Alt');
  if (press.shiftKey && (letter || key.length > 1)) parts.push('Shift');
  parts.push(letter ? key.toLowerCase() : key);
  return parts.join('+');
}

const CAPS: Readonly<Record<string, string>> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backspace: '⌫',
  Delete: 'Del',
  '-': '−',
};

/** The binding as it stands on a key cap: "Ctrl ↵", "⌘ K", "g t". */
export function capOf(keys: string, mac: boolean): string {
  return keys
    .split(' ')
    .map((chord) => {
      const parts = chord === '+' ? ['+'] : chord.replace(/\+\+$/, '+plus').split('+');
      return parts
        .map((part) => {
          if (part === 'plus') return '+';
          if (part === 'Mod') return mac ? '⌘' : 'Ctrl';
          if (part === 'Alt') return mac ? '⌥' : 'Alt';
          if (part === 'Shift') return mac ? '⇧' : 'Shift';
          const cap = CAPS[part] ?? part;
          return parts.length > 1 && cap.length === 1 ? cap.toUpperCase() : cap;
        })
        .join(' ');
    })
    .join(' ');
}

/** Whether this computer's keyboard has ⌘ where others have Ctrl. */
export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);
