/**
 * Recognises a scan among key presses by its speed and its end key, wherever the focus is. Pure: it is fed keys with
 * their times and answers; what to do about a text field is the listener's business.
 */

export interface ScanTuning {
  /** The longest gap between two characters of a scan, in ms. People type slower. */
  readonly maxGapMs: number;
  /** The shortest code. */
  readonly minLength: number;
}

export const SCAN_TUNING: ScanTuning = { maxGapMs: 35, minLength: 4 };

export interface Burst {
  readonly text: string;
  readonly lastMs: number;
}

export type ScanVerdict =
  /** The first character of what may become a scan. */
  | { readonly kind: 'begins' }
  /** A further character, fast enough. */
  | { readonly kind: 'goes_on'; readonly length: number }
  | { readonly kind: 'scan'; readonly code: string }
  | { readonly kind: 'nothing' };

const END_KEYS = ['Enter', 'Tab'];
/** Held while others are typed; never part of the text. */
const SILENT_KEYS = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'];

/**
 * Feeds one key (as KeyboardEvent.key) at a time in ms to the burst so far. Each code ends with its end key; the next may
 * follow at once.
 */
export function feedKey(
  burst: Burst | undefined,
  key: string,
  atMs: number,
  tuning: ScanTuning = SCAN_TUNING,
): { readonly burst: Burst | undefined; readonly verdict: ScanVerdict } {
  if (SILENT_KEYS.includes(key)) return { burst, verdict: { kind: 'nothing' } };
  const fast = burst !== undefined && atMs - burst.lastMs <= tuning.maxGapMs;
  if (END_KEYS.includes(key)) {
    const code = fast ? burst.text : '';
    const long = [...code].length >= tuning.minLength;
    return { burst: undefined, verdict: long ? { kind: 'scan', code } : { kind: 'nothing' } };
  }
  if ([...key].length !== 1) return { burst: undefined, verdict: { kind: 'nothing' } };
  if (!fast) return { burst: { text: key, lastMs: atMs }, verdict: { kind: 'begins' } };
  const text = burst.text + key;
  return { burst: { text, lastMs: atMs }, verdict: { kind: 'goes_on', length: [...text].length } };
}
