import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeSpellings, plainCode } from '../../shared/catalog/codes.ts';
import { parseItemFilter } from '../../shared/catalog/filter.ts';
import { decideLink, isStockedBy, linkProblem } from '../../shared/catalog/linking.ts';
import { nameSimilarity } from '../../shared/catalog/similarity.ts';
import { readCursor, writeCursor } from '../../shared/search/cursor.ts';

describe('a SKU', () => {
  it('links only where nothing else can be meant', () => {
    const facts = { sku: 'A', inShop: 1, itemId: 'i', isItemTaken: false };
    expect(decideLink(facts)).toEqual({ kind: 'link', itemId: 'i' });
    expect(decideLink({ ...facts, itemId: undefined })).toEqual({ kind: 'create' });
    expect(decideLink({ ...facts, isItemTaken: true })).toEqual({ kind: 'ask', problem: 'unlinked' });
    expect(decideLink({ ...facts, inShop: 2 })).toEqual({ kind: 'ask', problem: 'sku_doubled' });
    expect(decideLink({ ...facts, sku: '' })).toEqual({ kind: 'ask', problem: 'sku_missing' });
  });

  it('that asks says the same reason in the list', () => {
    const facts = fc.record({
      sku: fc.constantFrom('', 'A'),
      inShop: fc.integer({ min: 1, max: 3 }),
      itemId: fc.constantFrom(undefined, 'i'),
      isItemTaken: fc.boolean(),
    });
    fc.assert(
      fc.property(facts, (one) => {
        const decision = decideLink(one);
        if (decision.kind === 'ask') expect(linkProblem(one.sku, one.inShop)).toBe(decision.problem);
      }),
    );
  });
});

describe('an item', () => {
  const listing = { kind: 'goods', isTracked: true, isGone: false } as const;

  it('has stock when a living listing of goods is counted', () => {
    expect(isStockedBy([{ ...listing, isTracked: false }, listing], false)).toBe(true);
    expect(isStockedBy([{ ...listing, kind: 'service' }], true)).toBe(false);
    expect(isStockedBy([{ ...listing, isTracked: false }], true)).toBe(false);
  });

  it('stays what it was while no shop has it', () => {
    for (const before of [true, false]) {
      expect(isStockedBy([], before)).toBe(before);
      expect(isStockedBy([{ ...listing, isGone: true }], before)).toBe(before);
    }
  });
});

describe('a barcode', () => {
  it('is the same article in all its spellings', () => {
    const digits = fc.stringMatching(/^[1-9]\d{7,11}$/);
    fc.assert(
      fc.property(digits, fc.constantFrom(12, 13, 14), fc.constantFrom(12, 13, 14), (code, one, other) => {
        const [kept, scanned] = [code.padStart(one, '0'), code.padStart(other, '0')];
        expect(codeSpellings(scanned)).toContain(kept);
      }),
    );
    expect(codeSpellings('A-12')).toEqual(['A-12']);
  });

  it('loses what scanners put around it, and is nothing where too little is left', () => {
    expect(plainCode(']C1ABC123\r')).toBe('ABC123');
    expect(plainCode('\u001d4006381333931')).toBe('4006381333931');
    expect(plainCode('12', { minLength: 4, ignoredPrefixes: [] })).toBe('');
    expect(plainCode('#ABCDE', { minLength: 4, ignoredPrefixes: ['#'] })).toBe('ABCDE');
  });
});

describe('the filter line', () => {
  it('takes words and tokens apart', () => {
    expect(parseItemFilter('Größe sku:A-12 bin:"B 11" is:untracked')).toEqual({
      words: ['grosse'],
      sku: 'A-12',
      bin: 'B 11',
      isStocked: false,
    });
    expect(parseItemFilter('http://x is:odd sku:')).toMatchObject({ words: ['http://x', 'is:odd', 'sku:'] });
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string(), (text) => parseItemFilter(text).words.every((word) => word !== '')));
  });
});

describe('names', () => {
  it('are alike by the words they share, whatever the order', () => {
    expect(nameSimilarity('Beech board, oiled', 'board BEECH oiled')).toBe(1);
    expect(nameSimilarity('Beech board', 'Soup bowl')).toBe(0);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(nameSimilarity(a, b)).toBe(nameSimilarity(b, a));
        expect(nameSimilarity(a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a cursor', () => {
  it('comes back as it was written, and nonsense begins at the start', () => {
    const values = fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { minLength: 1 });
    fc.assert(
      fc.property(values, (all) => {
        expect(readCursor(writeCursor(all), all.length)).toEqual(all);
      }),
    );
    for (const text of ['', '{}', '[1]', '[{},1]', 'null']) expect(readCursor(text, 2)).toBeUndefined();
  });
});
