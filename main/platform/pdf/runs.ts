import type { Fonts } from './fonts.ts';

/**
 * Which font prints which part of a text. Whole groups of characters (a letter with its marks, an emoji of several
 * parts) stay together; what no font has is printed as "?" and reported, never as an empty box.
 */

export type Run = { readonly family: string; readonly text: string };

const PLACEHOLDER = '?';

/** Invisible characters that fonts draw as boxes, and those that turn the direction of everything behind them. */
const INVISIBLE = /(?!\n|\p{Join_Control}|[\u0600-\u0605]|\u06dd)[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;
const JOINERS = /\p{Join_Control}/gu;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Written by every script alike: stays with the font before it, so that an Arabic name is shaped as a whole. */
const NEUTRAL = /^[\p{Z}\p{P}]+$/u;

/** Composed, with spaces of one kind and without what cannot be seen. Line breaks stay. */
export const cleanText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\t\u2000-\u200a\u205f]/g, ' ')
    .replace(/[\u202f\u2007]/g, '\u00a0')
    .replace(INVISIBLE, '');

export class RunSplitter {
  /** What no font has, each once, in the order met. */
  readonly missing = new Set<string>();
  readonly #fonts: Fonts;

  constructor(fonts: Fonts) {
    this.#fonts = fonts;
  }

  /** The text's runs in reading order. `text` has been cleaned and has no line break. */
  split(text: string): Run[] {
    const runs: { family: string; text: string }[] = [];
    const han = this.#hanFamily(text);
    for (const { segment } of graphemes.segment(text)) {
      const last = runs.at(-1);
      const found = this.#choose(segment, last?.family, han);
      if (last && last.family === found.family) last.text += found.text;
      else runs.push(found);
    }
    return runs;
  }

  #choose(grapheme: string, before: string | undefined, han: string | undefined): Run {
    if (
      before !== undefined &&
      before !== 'Emoji' &&
      NEUTRAL.test(grapheme) &&
      this.#covers(before, grapheme)
    )
      return { family: before, text: grapheme };
    for (const family of han === undefined ? this.#fonts.families : ['Inter', han, ...this.#fonts.families]) {
      if (this.#covers(family, grapheme)) return { family, text: grapheme };
      const plain = grapheme.replace(JOINERS, '');
      if (plain && this.#covers(family, plain)) return { family, text: plain };
    }
    return { family: 'Inter', text: this.#piecewise(grapheme) };
  }

  /** A group that no font has as a whole: the parts that one has, and a placeholder for the rest. */
  #piecewise(grapheme: string): string {
    const parts = [...grapheme.replace(JOINERS, '')];
    const kept = parts.filter((part) => this.#covers('Inter', part) && !/\p{M}/u.test(part)).join('');
    for (const part of parts) if (!this.#covers('Inter', part)) this.missing.add(part);
    return kept || PLACEHOLDER;
  }

  #covers(family: string, text: string): boolean {
    for (const char of text) if (!this.#fonts.has(family, char.codePointAt(0) ?? 0)) return false;
    return true;
  }

  /** One name, one hand: Chinese characters of a text come from one font if any has them all. */
  #hanFamily(text: string): string | undefined {
    const han = text.match(/\p{Script=Han}/gu);
    if (!han) return undefined;
    return this.#fonts.families.find((family) => this.#covers(family, han.join('')));
  }
}
