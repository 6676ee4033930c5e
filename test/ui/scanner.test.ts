import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Burst, feedKey, SCAN_TUNING } from '../../renderer/ui/scanner.ts';

interface Press {
  readonly key: string;
  readonly gapMs: number;
}

/** Feeds presses one after the other; answers the codes recognised. */
function codesOf(presses: readonly Press[]): readonly string[] {
  let burst: Burst | undefined;
  let at = 1000;
  const codes: string[] = [];
  for (const { key, gapMs } of presses) {
    at += gapMs;
    const fed = feedKey(burst, key, at);
    burst = fed.burst;
    if (fed.verdict.kind === 'scan') codes.push(fed.verdict.code);
  }
  return codes;
}

const character = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcxyz0123456789-./ %$+\u001d');
const code = fc
  .array(character, { minLength: SCAN_TUNING.minLength, maxLength: 40 })
  .map((all) => all.join(''));
const fast = fc.integer({ min: 0, max: SCAN_TUNING.maxGapMs });
const slow = fc.integer({ min: SCAN_TUNING.maxGapMs + 1, max: 2000 });
const endKey = fc.constantFrom('Enter', 'Tab');

const scanned = fc.tuple(code, endKey, fc.infiniteStream(fast)).map(([text, end, gaps]) => ({
  text,
  presses: [...text, end].map((key) => ({ key, gapMs: gaps.next().value })),
}));

const typed = fc.array(
  fc.record({ key: fc.oneof(character, endKey, fc.constant('Backspace')), gapMs: slow }),
  {
    maxLength: 30,
  },
);

describe('a scan is recognised by its speed and its end key', () => {
  it('whatever the code, with nothing lost or added', () => {
    fc.assert(
      fc.property(scanned, ({ text, presses }) => {
        expect(codesOf(presses)).toEqual([text]);
      }),
    );
  });

  it('one right after the other, without any pause', () => {
    fc.assert(
      fc.property(fc.array(scanned, { maxLength: 6 }), (scans) => {
        expect(codesOf(scans.flatMap((each) => each.presses))).toEqual(scans.map((each) => each.text));
      }),
    );
  });

  it('never in what a person types', () => {
    fc.assert(
      fc.property(typed, (presses) => {
        expect(codesOf(presses)).toEqual([]);
      }),
    );
  });

  it('also after something was typed, if only a moment passed', () => {
    fc.assert(
      fc.property(typed, scanned, slow, (before, { text, presses }, pause) => {
        const [first, ...rest] = presses;
        if (!first) throw new Error('A scan has presses');
        expect(codesOf([...before, { ...first, gapMs: pause }, ...rest])).toEqual([text]);
      }),
    );
  });

  const quick = (keys: readonly string[]) => keys.map((key) => ({ key, gapMs: 5 }));

  it('not when it is too short, not without its end key, not when its end key is long in coming', () => {
    expect(codesOf(quick(['1', '2', '3', 'Enter']))).toEqual([]);
    expect(codesOf(quick(['1', '2', '3', '4', '5', 'Escape', 'Enter']))).toEqual([]);
    expect(codesOf([...quick(['1', '2', '3', '4']), { key: 'Enter', gapMs: 200 }])).toEqual([]);
    expect(codesOf([...quick(['1', '2', '3']), { key: '4', gapMs: 200 }, ...quick(['5', 'Enter'])])).toEqual(
      [],
    );
  });

  it('also when a busy computer hears a few of its characters late', () => {
    const late = (gapMs: number) => [
      ...quick(['4', '0', '0']),
      { key: '6', gapMs },
      ...quick(['3', 'Enter']),
    ];
    expect(codesOf(late(60))).toEqual(['40063']);
    expect(codesOf([...quick(['1', '2', '3', '4']), { key: 'Enter', gapMs: 60 }])).toEqual(['1234']);
  });

  it('never where only a third of it is fast, as in two keys pressed together', () => {
    const hand = ['2', '3', '1', '0', 'Enter'].map((key, at) => ({ key, gapMs: at % 2 === 1 ? 20 : 90 }));
    expect(codesOf(hand)).toEqual([]);
  });

  it('with capital letters, which come with Shift pressed between', () => {
    const presses = ['Shift', 'A', 'Shift', 'B', '1', '2', 'Enter'].map((key) => ({ key, gapMs: 8 }));
    expect(codesOf(presses)).toEqual(['AB12']);
  });
});
