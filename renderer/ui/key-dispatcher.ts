/**
 * Turns key events into bindings run: waits 40 ms with plain letters, drops bursts that look like a scan, follows
 * sequences, and leaves alone what a focused control uses itself. It must never act on keys meant for a text field.
 */
import { awakeLayers, chordOf, findBinding, startsSequence, useKeyLayers } from './keys.ts';

/** How long a letter waits: a scanner's next character comes sooner. */
export const LETTER_WAIT_MS = 40;
/** From so many characters in one burst on it is a scan, recognised or not, and never a command. */
export const BURST = 4;
const SEQUENCE_MS = 1200;

const PRESSED_BY_FOCUS =
  'button, a[href], summary, select, [role="button"], [role="option"], [role="menuitem"]';
const MOVED_BY_FOCUS =
  '[role="menu"], [role="listbox"], [role="radiogroup"], [role="tablist"], [role="grid"], input[type="radio"], select';

/** Whether the element takes typed characters. */
export function isTextField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLTextAreaElement) return !target.readOnly;
  if (!(target instanceof HTMLInputElement) || target.readOnly) return false;
  return !['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'].includes(
    target.type,
  );
}

const isEditable = (target: EventTarget | null): boolean =>
  isTextField(target) || (target instanceof HTMLElement && target.isContentEditable);

function usedByFocus(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof Element)) return false;
  if (event.key === 'Enter' || event.key === ' ') {
    const box = target instanceof HTMLInputElement && event.key === ' ';
    return box || target.closest(PRESSED_BY_FOCUS) !== null;
  }
  return /^(Arrow|Home$|End$|Page)/.test(event.key) && target.closest(MOVED_BY_FOCUS) !== null;
}

export class KeyDispatcher {
  private waiting: { readonly chord: string; readonly typing: boolean }[] = [];
  private timer: number | undefined;
  private prefix: string | undefined;
  private prefixTimer: number | undefined;

  /** Listens on the window after components had their turn; returns what stops it. */
  start(): () => void {
    const listen = (event: KeyboardEvent): void => this.press(event);
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
      this.drop();
    };
  }

  /** Forgets letters that wait: they were part of a scan. */
  drop(): void {
    window.clearTimeout(this.timer);
    this.waiting = [];
    this.endSequence();
  }

  private press(event: KeyboardEvent): void {
    if (
      event.defaultPrevented ||
      event.isComposing ||
      ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)
    )
      return;
    if (event.getModifierState('AltGraph') && event.key.length > 1) return;
    const combined = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
    const typing = isEditable(event.target) && !combined;
    if (!typing && !combined && usedByFocus(event)) return;
    const chord = chordOf(event);
    // A text field undoes its own typing.
    if (chord === 'Mod+z' && isEditable(event.target)) return;
    const { layers } = useKeyLayers.getState();
    const known = this.prefix !== undefined || startsSequence(layers, chord) || findBinding(layers, chord);
    if (typing && !findBinding(layers, chord)?.whileTyping) return;
    if (event.key.length === 1 && !combined && !event.repeat) {
      // Prevented now, for later is too late: "/" must not be typed into the field it opens.
      if (known && !typing) event.preventDefault();
      this.waiting.push({ chord, typing });
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.flush(), LETTER_WAIT_MS);
      return;
    }
    this.flush();
    if (this.act(chord)) event.preventDefault();
  }

  private flush(): void {
    window.clearTimeout(this.timer);
    const chords = this.waiting;
    this.waiting = [];
    if (chords.length >= BURST) return;
    for (const { chord } of chords) this.act(chord);
  }

  private act(chord: string): boolean {
    const { layers } = useKeyLayers.getState();
    const prefix = this.prefix;
    if (prefix !== undefined) {
      this.endSequence();
      const sequence = findBinding(layers, `${prefix} ${chord}`);
      if (sequence) {
        sequence.run();
        return true;
      }
    }
    if (startsSequence(awakeLayers(layers), chord)) {
      this.prefix = chord;
      this.prefixTimer = window.setTimeout(() => this.endSequence(), SEQUENCE_MS);
      return true;
    }
    const binding = findBinding(layers, chord);
    binding?.run();
    return binding !== undefined;
  }

  private endSequence(): void {
    window.clearTimeout(this.prefixTimer);
    this.prefix = undefined;
  }
}
