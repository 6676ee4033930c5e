/** Slicing a JSON array by its source text: what comes out is exactly what went in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceJsonArray } from '../../shared/base/json-array.ts';

const cut = (text: string): string[] | undefined =>
  sliceJsonArray(text)?.map(({ start, end }) => text.slice(start, end));

const space = fc.stringMatching(/^[ \t\r\n]{0,3}$/);

describe('slicing a JSON array', () => {
  it('gives each element exactly as it was written, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.jsonValue(), space, space)), space, (parts, outer) => {
        const elements = parts.map(([value], index) => JSON.stringify(value, null, index % 3));
        const inner = parts.map(([, before, after], index) => before + elements[index] + after).join(',');
        expect(cut(`${outer}[${inner}]${outer}`)).toEqual(elements);
      }),
    );
  });

  it('agrees with the parser on compact and on indented text', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.nat(3), (values, indent) => {
        const text = JSON.stringify(values, null, indent);
        expect(cut(text)?.map((part) => JSON.parse(part))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses every text that breaks off before its end', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), fc.nat(), (values, at) => {
        const text = JSON.stringify(values);
        expect(cut(text.slice(0, at % text.length))).toBeUndefined();
      }),
    );
  });

  it('never throws, and what it accepts covers the text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[[\]{}",\\a1 ]{0,30}$/), (text) => {
        const slices = sliceJsonArray(text) ?? [];
        slices.reduce((last, { start, end }) => {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          return end;
        }, 0);
      }),
    );
  });

  it.each(['', '{}', '[', '[1', '[1,', '[1,]', '[,1]', '[]x', '[1]]', '"[1]"', 'null'])(
    'refuses %j',
    (text) => {
      expect(cut(text)).toBeUndefined();
    },
  );

  it('reads strings with quotes, brackets and backslashes inside as strings', () => {
    expect(cut('["a]\\"", "\\\\", {"k":"}]"}]')).toEqual(['"a]\\""', '"\\\\"', '{"k":"}]"}']);
  });
});
