/**
 * Listens for scans on the whole window, before anything else sees the keys. What a scan typed into a focused field is
 * taken back, its end key presses no button and moves no focus.
 */
import { isTextField } from './key-dispatcher.ts';
import { type Burst, feedKey } from './scanner.ts';

/** GS1 codes separate their fields by this character, which scanners type as Ctrl+]. */
const GROUP_SEPARATOR = '\u001d';

interface Before {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
  readonly start: number | null;
  readonly end: number | null;
}

/** Sets a field's value as if typed, so that React hears of it. */
function restore(before: Before): void {
  const { field, value, start, end } = before;
  if (field.value === value) return;
  const prototype =
    field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  if (start !== null) field.setSelectionRange(start, end);
}

function snapshot(target: EventTarget | null): Before | undefined {
  if (!isTextField(target)) return undefined;
  return { field: target, value: target.value, start: target.selectionStart, end: target.selectionEnd };
}

function keyOf(event: KeyboardEvent): string | undefined {
  if (event.ctrlKey && event.key === ']') return GROUP_SEPARATOR;
  const altGraph = event.getModifierState('AltGraph');
  if (event.metaKey || ((event.ctrlKey || event.altKey) && !altGraph)) {
    return ['Control', 'Alt', 'Meta'].includes(event.key) ? event.key : undefined;
  }
  return event.key;
}

/** Calls `onScan` with every code scanned; returns what stops listening. */
export function listenForScans(onScan: (code: string) => void): () => void {
  let burst: Burst | undefined;
  let before: Before | undefined;
  const listen = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    // Auto-repeat of a held key is fast, too, but no scanner holds a key.
    const key = event.repeat ? undefined : keyOf(event);
    if (key === undefined) {
      burst = undefined;
      return;
    }
    const fed = feedKey(burst, key, event.timeStamp);
    burst = fed.burst;
    if (fed.verdict.kind === 'begins') before = snapshot(event.target);
    // A space inside a code must not press the focused button.
    if (fed.verdict.kind === 'goes_on' && key === ' ' && !isTextField(event.target)) event.preventDefault();
    if (fed.verdict.kind !== 'scan') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (before) restore(before);
    before = undefined;
    onScan(fed.verdict.code);
  };
  window.addEventListener('keydown', listen, { capture: true });
  return () => window.removeEventListener('keydown', listen, { capture: true });
}
