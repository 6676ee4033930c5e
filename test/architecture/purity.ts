/** What code may not do where it stands: read the clock in shared/, print, build SQL, hide its name behind an index. */
import { posix } from 'node:path';
import { Visitor } from 'vite';
import { type Fault, isMember, isNamed, type Source } from './sources.ts';

/** `shared/` gets time, ids and randomness as arguments. */
export function impurities(sources: readonly Source[]): Fault[] {
  return within(sources, /^shared\//, (source, add) => {
    const forbidden: readonly [object: string, property: string][] = [
      ['Date', 'now'],
      ['Math', 'random'],
      ['performance', 'now'],
      ['crypto', 'randomUUID'],
      ['crypto', 'getRandomValues'],
      ['Temporal', 'Now'],
    ];
    new Visitor({
      MemberExpression(node) {
        const found = forbidden.find(([object, property]) => isMember(node, object, property));
        if (found !== undefined)
          add(`uses ${found.join('.')}: shared/ gets time, ids and randomness as arguments`);
      },
      NewExpression(node) {
        if (isNamed(node.callee, 'Date')) add('uses new Date: shared/ gets time as an argument');
      },
      CallExpression(node) {
        if (isNamed(node.callee, 'Date')) add('uses Date(): shared/ gets time as an argument');
      },
    }).visit(source.program);
  });
}

/** Only the command line prints; everything else logs. */
export function prints(sources: readonly Source[]): Fault[] {
  return within(sources, /^(shared|main|renderer)\/(?!cli)/, (source, add) => {
    new Visitor({
      MemberExpression(node) {
        if (isNamed(node.object, 'console')) add('uses console: only the command line prints');
      },
    }).visit(source.program);
  });
}

/** Files in which SQL may be built: stores, migrations and the database's own folder. */
const SQL_PLACES = /^main\/db\/|store\.ts$/;

export function sqlOutsideStores(sources: readonly Source[]): Fault[] {
  return within(sources, /^(main|renderer)\//, (source, add) => {
    if (SQL_PLACES.test(source.path)) return;
    for (const { specifier, path, typeOnly } of source.imports) {
      const builds =
        /^kysely(\/|$)/.test(specifier) || specifier === 'better-sqlite3' || path === 'main/db/query.ts';
      if (builds && !typeOnly)
        add(`imports ${specifier}: only store.ts files, migrations and main/db build SQL`);
    }
  });
}

/** No default exports (tools ask their configuration for one), and no file that only passes on what others export: a name has one address. */
export function exportFaults(sources: readonly Source[]): Fault[] {
  return within(sources, /^(shared|main|renderer|test)\/(?!.*\.config\.ts$)/, (source, add) => {
    const isIndex = /^index\.tsx?$/.test(posix.basename(source.path));
    new Visitor({
      ExportDefaultDeclaration() {
        add('has a default export');
      },
      ExportAllDeclaration(node) {
        add(`re-exports ${node.source.value}`);
      },
      ExportNamedDeclaration(node) {
        if (node.specifiers.some(({ exported }) => isNamed(exported, 'default'))) add('has a default export');
        if (isIndex && node.source) add(`is an index that re-exports ${node.source.value}`);
      },
    }).visit(source.program);
  });
}

function within(
  sources: readonly Source[],
  places: RegExp,
  look: (source: Source, add: (fault: string) => void) => void,
): Fault[] {
  const faults: Fault[] = [];
  for (const source of sources) {
    if (places.test(source.path)) look(source, (fault) => faults.push({ path: source.path, fault }));
  }
  return faults;
}
