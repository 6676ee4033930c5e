import { describe, expect, it } from 'vitest';
import { CALL_ERRORS } from '../../shared/api/calls.ts';
import { commands, tasks } from '../../shared/api/contract.ts';
import { refusals } from '../../shared/words/en/refusals.ts';
import { pseudoText } from '../../shared/words/pseudo.ts';
import { sentenceOf, type Words, words } from '../../shared/words/words.ts';

describe('refusals', () => {
  const codes = new Set([
    ...Object.values(commands).flatMap((def) => [...def.errors]),
    ...Object.values(tasks).flatMap((def) => [...def.errors]),
    ...CALL_ERRORS,
  ]);

  it('of the contract have a sentence each', () => {
    expect([...codes].filter((code) => !Object.hasOwn(refusals, code)).sort()).toEqual([]);
  });

  it('are said in whole sentences, with or without their data', () => {
    for (const code of Object.keys(refusals)) {
      const sentence = sentenceOf({ code });
      expect(sentence, code).toMatch(/^[A-Z"{].*[.!?…)]$/su);
      expect(sentence, code).not.toMatch(/undefined|null|\[object|NaN/);
      expect(sentence, code).not.toContain('  ');
    }
  });

  it('that are unknown are still said', () => {
    expect(sentenceOf({ code: 'no_such_code' })).toContain('no_such_code');
  });
});

describe('the pseudo-language', () => {
  it('disguises every text, and those that functions make', () => {
    const { cli, unknownRefusal } = words('pseudo');
    expect(cli.stopping).toMatch(/^⟦.*·⟧$/);
    expect(cli.stopping).not.toContain('Orderly is stopping');
    expect(unknownRefusal('a_code')).toMatch(/^⟦.*⟧$/);
    expect(sentenceOf({ code: 'disk_full' }, 'pseudo')).toMatch(/^⟦.*⟧$/);
  });

  it('leaves no text plain, whatever feature it belongs to', () => {
    const plain: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value === 'string') {
        if (/\p{L}/u.test(value) && !/^⟦.*⟧$/su.test(value)) plain.push(path);
      } else if (typeof value === 'object' && value !== null)
        for (const [name, inner] of Object.entries(value)) walk(inner, `${path}.${name}`);
    };
    walk(words('pseudo') satisfies Words, 'words');
    expect(plain).toEqual([]);
  });

  it('is longer by a third and leaves signs alone', () => {
    expect(pseudoText('Save order').length).toBeGreaterThan(13);
    expect(pseudoText('–')).toBe('–');
    expect(pseudoText('')).toBe('');
  });
});
