/** Where the program's own built parts lie: `dist/main` and `dist/renderer` beside each other. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built page, whether this runs from the sources or from `dist/main`. */
export function rendererFolder(from: string = import.meta.url): string {
  const here = dirname(fileURLToPath(from));
  return from.endsWith('.ts') ? join(here, '..', '..', 'dist', 'renderer') : join(here, '..', 'renderer');
}

declare const __VERSION__: string | undefined;

/** The version of the program; the bundler puts it in. */
export const programVersion = (): string => (typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0');

/** The built preload of the desktop window. */
export function preloadFile(from: string = import.meta.url): string {
  const here = dirname(fileURLToPath(from));
  return from.endsWith('.ts')
    ? join(here, '..', '..', 'dist', 'preload', 'preload.cjs')
    : join(here, '..', 'preload', 'preload.cjs');
}
