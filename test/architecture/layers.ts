/** Who may import whom: the tree of the design as a function from two places to a verdict. */
import type { Fault, Source } from './sources.ts';
import { featureRank } from './words.ts';

/** A place of the tree: `main/sync/connectors/woocommerce/map.ts` is area `main`, word `sync`. */
type Place = { readonly area: string; readonly word: string };

/** Files that stand directly in `main/` belong to these words. */
const MAIN_FILES: Readonly<Record<string, string>> = {
  engine: 'engine',
  writer: 'engine',
  reader: 'engine',
  jobs: 'engine',
  cli: 'cli',
  'cli-entry': 'cli',
};

export function placeOf(path: string): Place {
  const [area = '', second = ''] = path.split('/');
  const name = second.replace(/\.tsx?$/, '');
  return { area, word: area === 'main' ? (MAIN_FILES[name] ?? name) : name };
}

/** What each word of `main/` may import besides itself and `shared/`; `features` stands for all of them. */
const MAIN_USES: Readonly<Record<string, readonly string[]>> = {
  platform: [],
  db: ['platform'],
  features: ['db', 'platform'],
  sync: ['db', 'platform'],
  flow: ['features', 'sync', 'db', 'platform'],
  api: ['flow', 'features', 'sync', 'db', 'platform'],
  practice: ['platform'],
  engine: ['api', 'flow', 'features', 'sync', 'practice', 'db', 'platform'],
  web: ['engine', 'api', 'platform'],
  desktop: ['engine', 'api', 'web', 'platform'],
  cli: ['engine', 'api', 'web', 'practice', 'platform'],
};

/** Why one file may not import another, or undefined. */
export function layerFault(from: string, to: string): string | undefined {
  const importer = placeOf(from);
  const imported = placeOf(to);
  if (imported.area === 'test' || imported.area === 'scripts')
    return `imports ${to}, which is no part of the program`;
  if (importer.area !== imported.area) {
    return imported.area === 'shared' ? sharedFault(importer, imported, to) : `imports ${to} of another area`;
  }
  if (importer.area === 'main') return mainFault(from, to);
  if (importer.area === 'renderer') return rendererFault(importer, imported, to);
  return withinSharedFault(importer, imported, to);
}

/** `shared/` is everybody's, except that building blocks of the screen know no business. */
function sharedFault(importer: Place, imported: Place, to: string): string | undefined {
  const kit = importer.area === 'renderer' && (importer.word === 'ui' || importer.word === 'theme');
  return kit && imported.word !== 'base' && imported.word !== 'words'
    ? `imports ${to}: shared components know no business`
    : undefined;
}

function mainFault(from: string, to: string): string | undefined {
  const connector = /^main\/sync\/connectors\/[^/]+\//.exec(from)?.[0];
  if (connector !== undefined) {
    return to.startsWith(connector) ? undefined : `imports ${to}: a connector imports shared/ only`;
  }
  const importer = placeOf(from).word;
  const imported = placeOf(to).word;
  if (importer === imported) return undefined;
  const rank = featureRank(importer);
  const otherRank = featureRank(imported);
  if (rank !== undefined && otherRank !== undefined) {
    return otherRank < rank ? undefined : `imports ${to}: ${imported} comes after ${importer}`;
  }
  const uses = MAIN_USES[rank === undefined ? importer : 'features'];
  if (uses === undefined) return `main/${importer} is no word of the design`;
  return uses.includes(otherRank === undefined ? imported : 'features')
    ? undefined
    : `imports ${to}: ${importer} does not use ${imported}`;
}

/** Below the features, in this order; whatever else there is composes screens and stands above them. */
const BELOW_SCREENS = ['theme', 'ui', 'platform'];

function rendererFault(importer: Place, imported: Place, to: string): string | undefined {
  const rank = rendererRank(importer.word);
  const otherRank = rendererRank(imported.word);
  if (importer.word === imported.word || otherRank < rank || rank === ABOVE) return undefined;
  return `imports ${to}: ${imported.word} comes after ${importer.word}`;
}

const ABOVE = 1000;

function rendererRank(word: string): number {
  const below = BELOW_SCREENS.indexOf(word);
  if (below !== -1) return below;
  const feature = featureRank(word);
  return feature === undefined ? ABOVE : BELOW_SCREENS.length + feature;
}

/** base ◄ sync ◄ features in their order ◄ api ◄ words. */
function withinSharedFault(importer: Place, imported: Place, to: string): string | undefined {
  const rank = sharedRank(importer.word);
  const otherRank = sharedRank(imported.word);
  if (rank === undefined) return `shared/${importer.word} is no word of the design`;
  if (importer.word === imported.word || (otherRank !== undefined && otherRank < rank)) return undefined;
  return `imports ${to}: ${imported.word} comes after ${importer.word}`;
}

function sharedRank(word: string): number | undefined {
  const fixed: Readonly<Record<string, number>> = { base: -2, sync: -1, api: 1000, words: 1001 };
  return fixed[word] ?? featureRank(word);
}

/** Packages that only some places may use. A package that is not named here is free outside `shared/`. */
const RESERVED: readonly { readonly name: RegExp; readonly places: RegExp }[] = [
  { name: /^electron$/, places: /^main\/desktop\// },
  { name: /^better-sqlite3$/, places: /^main\/db\// },
  { name: /^@napi-rs\/keyring$/, places: /^main\/platform\// },
  { name: /^pino$/, places: /^main\/platform\// },
  { name: /^ws$/, places: /^main\/web\// },
  {
    name: /^@orpc\/(client|openapi-client)/,
    places: /^(main\/(cli|api|engine|web|desktop)|renderer\/platform\/)/,
  },
  { name: /^@orpc\/(server|openapi|zod)/, places: /^main\/(api|engine|web|desktop|cli|writer|reader|jobs)/ },
  { name: /^(react-dom|@mantine|@tanstack|@tabler|@fontsource|zustand)/, places: /^renderer\// },
  { name: /^node:/, places: /^main\// },
];

const SHARED_PACKAGES = ['zod', 'temporal-polyfill'];

/** Why a file may not import a package, or undefined. */
export function packageFault(from: string, specifier: string): string | undefined {
  const { area } = placeOf(from);
  const name = /^(@[^/]+\/[^/]+|[^/]+)/.exec(specifier)?.[0] ?? specifier;
  if (area === 'shared') {
    const allowed =
      SHARED_PACKAGES.includes(name) || (name === '@orpc/contract' && from.startsWith('shared/api/'));
    return allowed
      ? undefined
      : `imports ${specifier}: shared/ imports only itself, ${SHARED_PACKAGES.join(', ')}`;
  }
  if (from.startsWith('main/sync/connectors/') && name !== 'zod' && name !== 'temporal-polyfill') {
    return `imports ${specifier}: a connector imports shared/ only`;
  }
  if (from === 'main/desktop/preload.ts' && specifier !== 'electron') {
    return `imports ${specifier}: the preload imports electron only`;
  }
  const reserved = RESERVED.find((entry) => entry.name.test(specifier));
  return reserved === undefined || reserved.places.test(from)
    ? undefined
    : `imports ${specifier}, which is not for this place`;
}

/** Every import of the sources that the design does not allow. */
export function boundaryFaults(sources: readonly Source[]): Fault[] {
  return sources.flatMap((source) =>
    source.imports.flatMap(({ specifier, path }) => {
      const fault = path === undefined ? packageFault(source.path, specifier) : layerFault(source.path, path);
      return fault === undefined ? [] : [{ path: source.path, fault }];
    }),
  );
}
