import { Font } from '@react-pdf/renderer';
import { FONT_FAMILIES, FONT_FILES, type FontFinder, type FontWeight } from './font-files.ts';

/**
 * The fonts one document needs, read from disk. The library keeps one store of fonts per process; files are read when a
 * text first needs them and stay, because the next document needs them too.
 */

/** What measuring needs of a font; the shape is fontkit's. */
type Face = {
  readonly unitsPerEm: number;
  readonly ascent: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string, features?: readonly string[]): { readonly advanceWidth: number };
};

export type TextShape = { readonly weight: FontWeight; readonly size: number; readonly tabular: boolean };

export type Fonts = {
  /** The families at hand, in the order of trying. */
  readonly families: readonly string[];
  has(family: string, codePoint: number): boolean;
  /** Width in points of a text that one family prints, with or without figures of one width. */
  width(family: string, style: TextShape, text: string): number;
  /** Height above the base line that a family claims, as a share of the size. */
  ascent(family: string, weight: FontWeight): number;
};

const registered = new Map<string, string>();

/** Reads the families that the texts need and no others: the large ones hold ten megabytes. */
export async function loadFonts(find: FontFinder, texts: Iterable<string>): Promise<Fonts> {
  register(find);
  const open = new Set<number>();
  for (const text of texts) for (const char of text) open.add(char.codePointAt(0) ?? 0);

  const families: string[] = [];
  for (const family of FONT_FAMILIES) {
    if (family !== 'Inter' && ![...open].some((codePoint) => mayHave(family, codePoint))) continue;
    const weights = FONT_FILES.filter((file) => file.family === family && registered.has(file.path));
    if (weights.length === 0) continue;
    for (const file of weights) await Font.load({ fontFamily: family, fontWeight: file.weight });
    const face = faceOf(family, 400);
    const before = open.size;
    for (const codePoint of [...open]) if (face.hasGlyphForCodePoint(codePoint)) open.delete(codePoint);
    if (family === 'Inter' || open.size < before) families.push(family);
  }
  return {
    families,
    has: (family, codePoint) => faceOf(family, 400).hasGlyphForCodePoint(codePoint),
    ascent: (family, weight) => faceOf(family, weight).ascent / faceOf(family, weight).unitsPerEm,
    width: (family, { weight, size, tabular }, text) => {
      const face = faceOf(family, weight);
      return (face.layout(text, tabular ? ['tnum'] : []).advanceWidth / face.unitsPerEm) * size;
    },
  };
}

function register(find: FontFinder): void {
  for (const file of FONT_FILES) {
    if (registered.has(file.path)) continue;
    const src = find(file);
    if (src === undefined) {
      if (file.family === 'Inter') throw new Error(`Font file is missing: ${file.path}`);
      continue;
    }
    Font.register({ family: file.family, fontWeight: file.weight, src });
    registered.set(file.path, src);
  }
  // Lines are broken before the library sees them (see wrap.ts): it must not hyphenate names in English.
  Font.registerHyphenationCallback((word: string) => [word]);
}

/** Rough ranges, so that a Greek name does not open the Chinese font to learn that it has no use. */
function mayHave(family: string, codePoint: number): boolean {
  if (codePoint < 0x0590) return false;
  switch (family) {
    case 'Hebrew':
      return codePoint <= 0x05ff || (codePoint >= 0xfb1d && codePoint <= 0xfb4f) || codePoint === 0x20aa;
    case 'Arabic':
      return (
        (codePoint >= 0x0600 && codePoint <= 0x08ff) ||
        (codePoint >= 0xfb50 && codePoint <= 0xfdff) ||
        (codePoint >= 0xfe70 && codePoint <= 0xfeff)
      );
    case 'Thai':
      return codePoint >= 0x0e00 && codePoint <= 0x0e7f;
    case 'Devanagari':
      return codePoint >= 0x0900 && codePoint <= 0x097f;
    case 'Emoji':
      return (codePoint >= 0x2000 && codePoint <= 0x33ff) || codePoint >= 0x1f000;
    default:
      return codePoint >= 0x1100;
  }
}

function faceOf(family: string, weight: FontWeight): Face {
  const source = Font.getFont({ fontFamily: family, fontWeight: weight });
  const face = source?.data as Face | null | undefined;
  if (!face) throw new Error(`Font is not loaded: ${family} ${weight}`);
  return face;
}
