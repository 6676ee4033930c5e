import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { findFonts } from '../../main/platform/pdf/font-files.ts';
import { type Fonts, loadFonts } from '../../main/platform/pdf/fonts.ts';
import { cleanText, RunSplitter } from '../../main/platform/pdf/runs.ts';
import { wrapText } from '../../main/platform/pdf/wrap.ts';

const NAMES = [
  'محمد عبد الله',
  'יוסף כהן',
  '山田 太郎',
  '张伟东们',
  '김민준',
  'สมชาย ใจดี',
  'अमित शर्मा',
  'Ελένη Παππά',
  'Екатерина',
  'Nguyễn Thị Hằng',
  '😀 🎂',
];

let fonts: Fonts;
beforeAll(async () => {
  fonts = await loadFonts(findFonts(import.meta.url), NAMES);
});

describe('each part of a text is printed with a font that has it', () => {
  it('a name in one script is one run', () => {
    const splitter = new RunSplitter(fonts);
    expect(NAMES.map((name) => splitter.split(name).map((run) => run.family))).toEqual([
      ['Arabic'],
      ['Hebrew'],
      ['Japanese'],
      ['Chinese'],
      ['Korean'],
      ['Thai'],
      ['Devanagari'],
      ['Inter'],
      ['Inter'],
      ['Inter'],
      ['Emoji', 'Inter', 'Emoji'],
    ]);
    expect([...splitter.missing]).toEqual([]);
  });

  it('what no font has becomes a question mark and is reported once', () => {
    const splitter = new RunSplitter(fonts);
    expect(splitter.split('a ᚠᚢᚠ b').map((run) => run.text)).toEqual(['a ??? b']);
    expect([...splitter.missing]).toEqual(['ᚠ', 'ᚢ']);
  });

  it('every run of any text is covered by its font', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const runs = new RunSplitter(fonts).split(cleanText(text).replaceAll('\n', ' '));
        for (const run of runs)
          for (const char of run.text) expect(fonts.has(run.family, char.codePointAt(0) ?? 0)).toBe(true);
      }),
    );
  });

  it('nothing invisible is printed, and nothing turns the line around', () => {
    expect(cleanText('A\u202eB\u0007C\u200bD\ufeffE\r\nF\tG\u00adH')).toBe('ABCDE\nF GH');
  });
});

describe('lines fit their column', () => {
  /** One unit a character: what matters is where lines end. */
  const wrap = (text: string, width: number) => wrapText(text, width, (part) => [...part].length);

  it('they end at spaces, behind hyphens and between ideographs', () => {
    expect(wrap('Waffle towel, chalk', 13)).toEqual(['Waffle towel,', 'chalk']);
    expect(wrap('WT-CHK-XL-ORGANIC', 10)).toEqual(['WT-CHK-XL-', 'ORGANIC']);
    expect(wrap('東京都千代田区。「山田」', 8)).toEqual(['東京都千代田区。', '「山田」']);
    expect(wrap('東京都千代田区。', 7)).toEqual(['東京都千代田', '区。']);
    expect(wrap('สมชายใจดี', 6)).toEqual(['สมชาย', 'ใจดี']);
    expect(wrap('one\n\ntwo', 10)).toEqual(['one', '', 'two']);
  });

  it('a word longer than the line is cut', () => {
    expect(wrap('ABCDEFGHIJ', 4)).toEqual(['ABCD', 'EFGH', 'IJ']);
  });

  it('no line is too wide and no character is lost', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 120 }),
        fc.integer({ min: 8, max: 30 }),
        (text, width) => {
          const lines = wrap(text, width);
          for (const line of lines) {
            const clusters = [...new Intl.Segmenter('en').segment(line)].length;
            expect([...line].length <= width || clusters === 1).toBe(true);
          }
          const bare = (some: string) => some.replace(/\s/gu, '');
          expect(bare(lines.join(''))).toBe(bare(text));
        },
      ),
    );
  });
});
