import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Which fonts paper is printed with and where their files are. All are embedded as subsets, so a PDF looks the same
 * everywhere. The order of families is the order of trying: the first that has a character prints it.
 */

export type FontWeight = 400 | 500 | 600;

export type FontFile = {
  readonly family: string;
  readonly weight: FontWeight;
  /** Below `node_modules/@expo-google-fonts`. The bundle keeps only the file's name. */
  readonly path: string;
};

/** A font family's weights; a weight it has not is printed with the nearest. */
export const FONT_FILES: readonly FontFile[] = [
  { family: 'Inter', weight: 400, path: 'inter/400Regular/Inter_400Regular.ttf' },
  { family: 'Inter', weight: 500, path: 'inter/500Medium/Inter_500Medium.ttf' },
  { family: 'Inter', weight: 600, path: 'inter/600SemiBold/Inter_600SemiBold.ttf' },
  { family: 'Hebrew', weight: 400, path: 'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf' },
  { family: 'Hebrew', weight: 600, path: 'noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold.ttf' },
  // Its letters carry their dots; in fonts that place dots as marks the library loses them when it turns a line.
  { family: 'Arabic', weight: 400, path: 'vazirmatn/400Regular/Vazirmatn_400Regular.ttf' },
  { family: 'Arabic', weight: 600, path: 'vazirmatn/600SemiBold/Vazirmatn_600SemiBold.ttf' },
  { family: 'Thai', weight: 400, path: 'noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf' },
  { family: 'Thai', weight: 600, path: 'noto-sans-thai/600SemiBold/NotoSansThai_600SemiBold.ttf' },
  {
    family: 'Devanagari',
    weight: 400,
    path: 'noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf',
  },
  {
    family: 'Devanagari',
    weight: 600,
    path: 'noto-sans-devanagari/600SemiBold/NotoSansDevanagari_600SemiBold.ttf',
  },
  { family: 'Korean', weight: 400, path: 'nanum-gothic/400Regular/NanumGothic_400Regular.ttf' },
  { family: 'Korean', weight: 600, path: 'nanum-gothic/700Bold/NanumGothic_700Bold.ttf' },
  { family: 'Japanese', weight: 400, path: 'noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf' },
  { family: 'Japanese', weight: 600, path: 'noto-sans-jp/600SemiBold/NotoSansJP_600SemiBold.ttf' },
  // Last of the letters, because it is the largest: read only for what the Japanese font has not.
  { family: 'Chinese', weight: 400, path: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf' },
  { family: 'Emoji', weight: 400, path: 'noto-emoji/400Regular/NotoEmoji_400Regular.ttf' },
];

export const FONT_FAMILIES: readonly string[] = [...new Set(FONT_FILES.map((file) => file.family))];

/** Finds a font's file; `undefined` where the folder has it not. */
export type FontFinder = (file: FontFile) => string | undefined;

/**
 * The one place that knows where fonts lie: `fonts/` beside the bundle (or above it, for chunks in a folder), else the
 * packages of a source checkout. `from` is the URL of the running module.
 */
export function findFonts(from: string): FontFinder {
  const folders = ancestors(dirname(fileURLToPath(from)));
  return (file) => {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    for (const folder of folders) {
      const bundled = join(folder, 'fonts', name);
      if (existsSync(bundled)) return bundled;
      const installed = join(folder, 'node_modules', '@expo-google-fonts', ...file.path.split('/'));
      if (existsSync(installed)) return installed;
    }
    return undefined;
  };
}

function ancestors(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}
