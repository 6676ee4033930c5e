/**
 * Breaks text into lines of a given width. The PDF library breaks only at spaces (or hyphenates in English), so long
 * article numbers and Japanese addresses would run out of their column; here they cannot.
 */

/** Where a line may end inside a word: behind these marks, and between characters of scripts without spaces. */
const AFTER_MARK = /(?<=[\p{L}\p{N}][-/–_,;:@&+.])(?=[\p{L}\p{N}])/u;
const NO_SPACES = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆、。，．！？）」』】]`;
const OPENING = '（「『【';
const CLOSING = '、。，．！？）」』】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ';
const BETWEEN_IDEOGRAPHS = new RegExp(
  `(?<=${NO_SPACES})(?![${CLOSING}\\s])(?=[^\\s])|(?<=[^\\s${OPENING}])(?=[${OPENING}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}])(?![${CLOSING}])`,
  'u',
);
const THAI = /\p{Script=Thai}/u;
const thaiWords = new Intl.Segmenter('th', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

export type Measure = (text: string) => number;

/** The lines of a text, each at most `width` wide as `measure` says. Line breaks in the text are kept. */
export const wrapText = (text: string, width: number, measure: Measure): string[] =>
  text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, measure));

function wrapParagraph(paragraph: string, width: number, measure: Measure): string[] {
  if (measure(paragraph) <= width) return [paragraph.trimEnd()];
  const lines: string[] = [];
  let current = '';
  for (const piece of pieces(paragraph)) {
    if (measure((current + piece).trimEnd()) <= width) {
      current += piece;
      continue;
    }
    if (current.trim() !== '') lines.push(current.trimEnd());
    if (measure(piece.trimEnd()) <= width) {
      current = piece;
      continue;
    }
    const parts = forced(piece, width, measure);
    current = parts.pop() ?? '';
    lines.push(...parts);
  }
  if (current.trim() !== '') lines.push(current.trimEnd());
  return lines;
}

/** The smallest parts that may stand on lines of their own; a space stays with the word before it. */
function pieces(paragraph: string): string[] {
  return paragraph
    .split(/(?<= )(?=[^ ])/)
    .flatMap((word) => word.split(AFTER_MARK))
    .flatMap((word) => word.split(BETWEEN_IDEOGRAPHS))
    .flatMap((word) => (THAI.test(word) ? [...thaiWords.segment(word)].map((part) => part.segment) : [word]));
}

/** A word longer than the line: as many characters on each line as fit, at least one. */
function forced(word: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let current = '';
  for (const { segment } of graphemes.segment(word)) {
    if (current !== '' && measure(current + segment) > width) {
      lines.push(current);
      current = '';
    }
    current += segment;
  }
  if (current !== '') lines.push(current);
  return lines;
}
