/**
 * Recognises a scan among key presses by its speed and its end key, wherever the focus is. Pure: it is fed keys with
 * their times and answers; what to do about a text field is the listener's business.
 */

export interface ScanTuning {
  /** The longest gap between two characters of a scan, in ms. People type slower. */
  readonly maxGapMs: number;
  /** A busy computer hears some characters later: once two came fast, single gaps may be as long as this. */
  readonly maxStutterMs: number;
  /** The shortest code. */
  readonly minLength: number;
}

export const SCAN_TUNING: ScanTuning = { maxGapMs: 35, maxStutterMs: 150, minLength: 4 };

export interface Burst {
  readonly text: string;
  readonly lastMs: number;
  /** Gaps in it that were longer than a scanner's. */
  readonly stutters: number;
}

/** At most one gap of three may be a stutter: people have more of them. */
const STUTTERS_ONE_OF = 3;

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
  const gapMs = burst === undefined ? Number.POSITIVE_INFINITY : atMs - burst.lastMs;
  const isFast = gapMs <= tuning.maxGapMs;
  const goesOn = isFast || (burst !== undefined && burst.text.length > 1 && gapMs <= tuning.maxStutterMs);
  const stutters = (burst?.stutters ?? 0) + (isFast ? 0 : 1);
  if (END_KEYS.includes(key)) {
    const code = goesOn ? (burst?.text ?? '') : '';
    const characters = [...code].length;
    const isScan = characters >= tuning.minLength && stutters * STUTTERS_ONE_OF <= characters;
    return { burst: undefined, verdict: isScan ? { kind: 'scan', code } : { kind: 'nothing' } };
  }
  if ([...key].length !== 1) return { burst: undefined, verdict: { kind: 'nothing' } };
  if (!goesOn || burst === undefined)
    return { burst: { text: key, lastMs: atMs, stutters: 0 }, verdict: { kind: 'begins' } };
  const text = burst.text + key;
  return { burst: { text, lastMs: atMs, stutters }, verdict: { kind: 'goes_on', length: [...text].length } };
}
