/** Finds import cycles among files: each is told once, from its first file in the alphabet on. */
import type { Source } from './sources.ts';

/** `a.ts → b.ts → a.ts`, one a cycle that a walk through the imports meets. */
export function cyclesOf(sources: readonly Source[]): string[] {
  const known = new Set(sources.map(({ path }) => path));
  const next = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.flatMap((entry) => (entry.path !== undefined && known.has(entry.path) ? [entry.path] : [])),
    ]),
  );
  const done = new Set<string>();
  const found = new Set<string>();
  const walk = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at !== -1) {
      found.add(fromFirst(way.slice(at)));
      return;
    }
    if (done.has(path)) return;
    for (const target of next.get(path) ?? []) walk(target, [...way, path]);
    done.add(path);
  };
  for (const { path } of sources) walk(path, []);
  return [...found].sort();
}

function fromFirst(cycle: readonly string[]): string {
  const first = cycle.reduce((least, path) => (path < least ? path : least));
  const at = cycle.indexOf(first);
  return [...cycle.slice(at), ...cycle.slice(0, at), first].join(' → ');
}
