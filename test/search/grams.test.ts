import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, gramsOf, isHit, planSearch } from '../../shared/search/grams.ts';

describe('folding', () => {
  it('forgets case, accents and width, and keeps scripts apart', () => {
    expect(foldText('  Zofia  WIŚNIEWSKA ')).toBe('zofia wisniewska');
    expect(foldText('ＡＢＣ１２３')).toBe('abc123');
    expect(foldText('山田 浩美')).toBe('山田 浩美');
    expect(foldText('Müller')).toBe('muller');
    expect(foldText('Weißmann SØLVI Łódź ISTANBUL İzmir')).toBe('weissmann solvi lodz istanbul izmir');
  });
});

describe('grams', () => {
  it('are the pieces of one, two and three characters inside words', () => {
    expect(gramsOf('la-olv').split(' ')).toEqual(['l', 'la', 'a', 'o', 'ol', 'olv', 'lv', 'v']);
    expect(gramsOf('山田').split(' ')).toEqual(['山', '山田', '田']);
  });

  it('of any text contain what a plan for any part of one of its words asks for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), { maxLength: 5 }),
        fc.nat(),
        (words, at) => {
          const folded = foldText(words.join(' '));
          const characters = [...folded];
          const start = characters.length === 0 ? 0 : at % characters.length;
          const part = characters.slice(start, start + 5).join('');
          const plan = planSearch(part);
          if (!plan) return;
          const grams = new Set(gramsOf(folded).split(' '));
          for (const gram of plan.match.split(' AND ')) expect(grams).toContain(gram.slice(1, -1));
          expect(isHit(folded, plan)).toBe(true);
        },
      ),
    );
  });

  it('leave nothing of FTS5 syntax in a plan', () => {
    expect(planSearch('"OR" NEAR(* -x')?.match).toBe('"or" AND "nea" AND "ear" AND "x"');
    expect(planSearch(' "*" ')).toBeUndefined();
  });
});
