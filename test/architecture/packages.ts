/** What is asked of package.json, the lockfile and the README's list of dependencies. */

export type Manifest = {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

export type Lockfile = {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string;
        readonly resolved?: string;
        readonly integrity?: string;
        readonly optional?: boolean;
        readonly optionalDependencies?: Readonly<Record<string, string>>;
      }
    >
  >;
};

const dependenciesOf = (manifest: Manifest): [name: string, version: string][] =>
  Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  });

/** Dependencies that are not pinned to one version. */
export const unpinned = (manifest: Manifest): string[] =>
  dependenciesOf(manifest)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} ${version}`);

/** Dependencies without a line in the README that names them as code: `` `zod` ``. */
export const undescribed = (manifest: Manifest, readme: string): string[] =>
  dependenciesOf(manifest)
    .map(([name]) => name)
    .filter((name) => !readme.includes(`\`${name}\``));

/** Entries that name a server, or cannot be verified. */
export const unlocked = (lock: Lockfile): string[] =>
  Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && (entry.resolved !== undefined || entry.integrity === undefined))
    .map(([path]) => path);

/**
 * Optional packages (native parts for other systems) that some package names and the lockfile has not: `npm ci` refuses
 * such a lockfile. It happens when a registry did not have them at the moment of locking.
 */
export function forgotten(lock: Lockfile): string[] {
  return Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !placesFor(path, name).some((place) => place in lock.packages))
      .map((name) => `${path || 'the project'} → ${name}`),
  );
}

/** Where npm may have put a dependency of the package at `path`: below it, or below any folder above. */
function placesFor(path: string, name: string): string[] {
  const parts = path === '' ? [] : path.split('/node_modules/');
  return [
    ...parts.map((_, index) => `${parts.slice(0, index + 1).join('/node_modules/')}/node_modules/${name}`),
    `node_modules/${name}`,
  ];
}
