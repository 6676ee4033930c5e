import { afterEach, describe, expect, it } from 'vitest';
import {
  awakeLayers,
  capOf,
  chordOf,
  findBinding,
  type KeyRegistration,
  registerKeys,
  startsSequence,
  useKeyLayers,
} from '../../renderer/ui/keys.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, held: Partial<typeof none> = {}) => chordOf({ key, ...none, ...held });
const bind = (keys: string, label: string) => ({ keys, label, run: () => undefined });

const registrations: KeyRegistration[] = [];
const layer = (name: string, keys: readonly string[], exclusive = false) =>
  registrations.push(
    registerKeys(
      name,
      keys.map((each) => bind(each, `${name} ${each}`)),
      { exclusive },
    ),
  );
const answer = (keys: string) => findBinding(useKeyLayers.getState().layers, keys)?.label;

afterEach(() => {
  for (const registration of registrations.splice(0)) registration.remove();
  expect(useKeyLayers.getState().layers).toEqual([]);
});

describe('key presses as they are written in bindings', () => {
  it('name what is held, and Shift only where it does not show in the character', () => {
    expect([
      press('d'),
      press('D', { shiftKey: true }),
      press('?', { shiftKey: true }),
      press('Enter', { ctrlKey: true }),
      press('k', { metaKey: true }),
      press('u', { altKey: true }),
      press(' '),
      press('ArrowDown', { shiftKey: true }),
      press('+'),
    ]).toEqual(['d', 'Shift+d', '?', 'Mod+Enter', 'Mod+k', 'Alt+u', 'Space', 'Shift+ArrowDown', '+']);
  });

  it('stand on key caps as on the keyboard', () => {
    expect(
      ['d', 'Mod+Enter', 'Mod+k', 'g t', '+', 'Mod++', '-', 'Escape'].map((keys) => capOf(keys, false)),
    ).toEqual(['d', 'Ctrl ↵', 'Ctrl K', 'g t', '+', 'Ctrl +', '−', 'Esc']);
    expect(capOf('Mod+Enter', true)).toBe('⌘ ↵');
  });
});

describe('layers of keys', () => {
  it('answer the latest first, and give back what they covered', () => {
    layer('window', ['d', 'x']);
    layer('screen', ['d']);
    expect([answer('d'), answer('x'), answer('q')]).toEqual(['screen d', 'window x', undefined]);
    registrations.pop()?.remove();
    expect(answer('d')).toBe('window d');
  });

  it('sleep under an exclusive one', () => {
    layer('window', ['d', 'g t']);
    layer('dialog', ['Escape'], true);
    layer('inside', ['m']);
    const { layers } = useKeyLayers.getState();
    expect(awakeLayers(layers).map((each) => each.name)).toEqual(['dialog', 'inside']);
    expect([answer('d'), answer('Escape'), answer('m')]).toEqual([undefined, 'dialog Escape', 'inside m']);
    expect(startsSequence(layers, 'g')).toBe(false);
  });
});
