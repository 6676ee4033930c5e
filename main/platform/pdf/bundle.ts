import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { FONT_FILES, findFonts } from './font-files.ts';

/**
 * What a bundle needs so that PDFs come out of it as they do from the sources; used by the build only. It copies the
 * fonts to `fonts/` beside the bundle, and turns the one place where pdfkit loads its built-in fonts with a `require`
 * of its own, which no bundler can follow, into imports.
 */
export function pdfInBundle(): Plugin {
  return {
    name: 'orderly-pdf',
    transform: {
      filter: { id: /pdfkit\/js\/pdfkit\.node\.mjs$/ },
      handler(code) {
        const names = [...new Set([...code.matchAll(REQUIRED)].map((match) => match[1] ?? ''))];
        if (names.length === 0) this.error('pdfkit loads its built-in fonts in another way than it did');
        const imports = names.map((name) => `import pdf${name} from 'pdfkit/standard-fonts/${name}';`);
        return { code: `${imports.join('\n')}\n${code.replace(REQUIRED, 'pdf$1')}`, map: null };
      },
    },
    generateBundle() {
      const find = findFonts(import.meta.url);
      for (const file of FONT_FILES) {
        const source = find(file);
        if (source === undefined) this.error(`Font file is missing: ${file.path}`);
        const fileName = `fonts/${file.path.slice(file.path.lastIndexOf('/') + 1)}`;
        this.emitFile({ type: 'asset', fileName, source: readFileSync(source) });
      }
    },
  };
}

const REQUIRED = /require\$1\('#standard-fonts\/(\w+)'\)/g;
