import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../main/cli/csv.ts';

describe('a line of CSV', () => {
  it('is read back as it was, whatever stands in its cells', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (values) => {
        const [read] = parse(`${csvLine(values)}\n`, {
          relaxColumnCount: true,
          skipEmptyLines: false,
        }) as string[][];
        expect(read?.map((cell, at) => (cell === `'${values[at]}` ? values[at] : cell))).toEqual(values);
      }),
    );
  });

  it.each(['=1+1', '+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1'])(
    'guards %j against being run as a formula',
    (text) => {
      const line = csvLine([text]);
      expect(line.replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('leaves numbers, and texts that are numbers, as they are', () => {
    expect(csvLine([-5, '-12.50', 1.5, true, null, undefined, ['a', 1]])).toBe(
      '-5,-12.50,1.5,true,,,"[""a"",1]"',
    );
  });
});
