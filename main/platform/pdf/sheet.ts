import { G, Path, Svg, Text, View } from '@react-pdf/renderer';
import { createElement, Fragment, type ReactElement } from 'react';
import { type Bars, code128 } from './barcode.ts';
import type { FontWeight } from './font-files.ts';
import type { Fonts, TextShape } from './fonts.ts';
import { cleanText, RunSplitter } from './runs.ts';
import { wrapText } from './wrap.ts';

/**
 * What paper is made of: paragraphs that know their width, and barcodes. Written with `h` and not as JSX, because the
 * engine runs from its sources and Node strips types but does not compile JSX.
 */
export const h = createElement;

export const INK = '#17181c';
export const SOFT = '#4d5059';
export const FAINT = '#656873';
export const HAIRLINE = '#d5d6dd';

export type TextStyle = {
  /** The room it has, in points. */
  readonly width: number;
  readonly size?: number;
  readonly weight?: FontWeight;
  readonly color?: string;
  readonly align?: 'left' | 'right' | 'center';
  readonly leading?: number;
  /** Figures of one width, for columns of numbers; in words they would leave gaps. */
  readonly tabular?: boolean;
};

/** One document's paper: it remembers which characters and barcodes could not be printed. */
export class Sheet {
  /** Known once the pages are laid out. */
  pages = 0;
  /** Every text that was asked for. */
  readonly texts = new Set<string>();
  readonly unprintableBarcodes = new Set<string>();
  readonly #fonts: Fonts;
  readonly #runs: RunSplitter;
  readonly #known = new Map<string, Bars | undefined>();
  /** Widths at size 1: tables ask for the same words again and again. */
  readonly #widths = new Map<string, number>();

  constructor(fonts: Fonts) {
    this.#fonts = fonts;
    this.#runs = new RunSplitter(fonts);
  }

  get missingCharacters(): readonly string[] {
    return [...this.#runs.missing];
  }

  /** Text broken into lines that fit; each line turns by its own first letter (Hebrew and Arabic start right). */
  text(text: string, style: TextStyle): ReactElement {
    const [first = '', ...more] = this.lines(text, style);
    if (more.length === 0) return this.#line(first, style);
    return h(
      View,
      { style: { width: style.width } },
      ...[first, ...more].map((line, index) => h(Fragment, { key: index }, this.#line(line, style))),
    );
  }

  #line(line: string, style: TextStyle): ReactElement {
    const size = style.size ?? 9;
    const weight = style.weight ?? 400;
    // An empty line keeps its height.
    const runs = line === '' ? [{ family: 'Inter', text: ' ' }] : this.#runs.split(line);
    // The library hangs a line from its highest font. All lines shall stand where Inter's would.
    const highest = Math.max(...runs.map((run) => this.#fonts.ascent(run.family, weight)));
    const lift = (this.#fonts.ascent('Inter', weight) - highest) * size;
    return h(
      Text,
      {
        style: {
          width: style.width,
          marginTop: lift,
          marginBottom: -lift,
          fontFamily: 'Inter',
          fontSize: size,
          fontWeight: weight,
          color: style.color ?? INK,
          lineHeight: style.leading ?? 1.4,
          textAlign: style.align ?? 'left',
          direction: isRightToLeft(line) ? 'rtl' : 'ltr',
          ...(style.tabular ? { fontFeatureSettings: ['tnum' as const] } : {}),
        },
      },
      ...runs.map((run, index) =>
        run.family === 'Inter'
          ? run.text
          : h(Text, { key: index, style: { fontFamily: run.family } }, run.text),
      ),
    );
  }

  /** The lines that `text` would break into. */
  lines(text: string, style: TextStyle): string[] {
    const clean = cleanText(text);
    this.texts.add(clean);
    const shape = { size: style.size ?? 9, weight: style.weight ?? 400, tabular: style.tabular ?? false };
    // A hair less than the room, so that the library's own rounding never breaks a line again.
    return wrapText(clean, style.width - 0.5, (part) => this.#width(part, shape));
  }

  #width(text: string, shape: TextShape): number {
    const key = `${shape.weight} ${shape.tabular} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known * shape.size;
    let width = 0;
    for (const run of this.#runs.split(text))
      width += this.#fonts.width(run.family, { ...shape, size: 1 }, run.text);
    this.#widths.set(key, width);
    return width * shape.size;
  }

  /** A pick list asks for one item's bars once per order. */
  #bars(text: string): Bars | undefined {
    if (!this.#known.has(text)) this.#known.set(text, code128(text));
    return this.#known.get(text);
  }

  /**
   * A Code 128 of at most `width` × `height` points; nothing where the text cannot be one. A module is never wider than
   * 1.1 pt; below 0.55 pt cheap scanners fail, so a text too long for its room is left out and reported.
   */
  barcode(text: string, width: number, height: number): ReactElement | null {
    const bars = this.#bars(text);
    const module = bars ? Math.min(1.1, width / (bars.modules + 20)) : 0;
    if (!bars || module < 0.55) {
      this.unprintableBarcodes.add(text);
      return null;
    }
    return h(
      Svg,
      { width: bars.modules * module, height, viewBox: `0 0 ${bars.modules * module} ${height}` },
      h(
        G,
        { transform: `scale(${module}, ${height})` },
        h(Path, { d: bars.path, fill: '#000000', stroke: 'none' }),
      ),
    );
  }
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** By the first letter, as the Unicode rules for paragraphs say (UAX #9, P2). */
function isRightToLeft(line: string): boolean {
  const letter = /\p{L}/u.exec(line)?.[0];
  return letter !== undefined && RIGHT_TO_LEFT.test(letter);
}
