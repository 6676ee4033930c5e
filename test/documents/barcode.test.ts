import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bars, code128 } from '../../main/platform/pdf/barcode.ts';

/** Widths of bars and spaces of the values 0–106, ISO/IEC 15417 table 1. */
const PATTERNS =
  `212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132
122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123
212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121
313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422
121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142
121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311
113141 114131 311141 411131 211412 211214 211232`.split(/\s+/);
const STOP = '2331112';

/** Reads the bars as a scanner does: patterns, check character, then the text. */
function scan(bars: Bars): string {
  const edges = [...bars.path.matchAll(/M(\d+) 0H(\d+)V1H\1Z/g)].flatMap((bar) => [
    Number(bar[1]),
    Number(bar[2]),
  ]);
  const widths = edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));
  expect(edges[0]).toBe(0);
  expect(edges.at(-1)).toBe(bars.modules);
  expect(widths.slice(-7).join('')).toBe(STOP);
  const values: number[] = [];
  for (let at = 0; at < widths.length - 7; at += 6)
    values.push(PATTERNS.indexOf(widths.slice(at, at + 6).join('')));
  const check = values.pop();
  expect(values).not.toContain(-1);
  expect(values.reduce((sum, value, index) => sum + value * Math.max(1, index), 0) % 103).toBe(check);

  let set = 'ABC'[(values[0] ?? 0) - 103] ?? '';
  let text = '';
  let once = '';
  for (const value of values.slice(1)) {
    const reading = once || set;
    once = '';
    if (reading === 'C' && value < 100) text += String(value).padStart(2, '0');
    else if (reading !== 'C' && value < 96)
      text += String.fromCharCode(reading === 'A' && value >= 64 ? value - 64 : value + 32);
    else if (value === 99) set = 'C';
    else if (value === 100) set = 'B';
    else if (value === 101) set = 'A';
    else if (value === 98) once = reading === 'A' ? 'B' : 'A';
  }
  return text;
}

describe('a Code 128 barcode', () => {
  it('reads back as the text it was made from', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x20-\x7e]{1,48}$/), (text) => {
        const bars = code128(text);
        expect(bars && scan(bars)).toBe(text);
      }),
    );
  });

  it('of an order number and an EAN', () => {
    expect(
      ['10440', 'PL-26-0042', '4006381333931'].map((text) => scan(code128(text) ?? { modules: 0, path: '' })),
    ).toEqual(['10440', 'PL-26-0042', '4006381333931']);
  });

  it('is not made of what it cannot hold', () => {
    expect(['', 'Ü', '№5', 'x'.repeat(49)].map(code128)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
