/** Holds skipped tests against `test/skipped.json`: full name → the reason why it may be skipped. */

/**
 * Each skip is told with its reason. A skip that is not on the list is a fault, and so is an entry of the list that names
 * no test: a list that nobody keeps allows everything in the end.
 * @param {{ skipped: readonly { name: string, note?: string | undefined }[], names: readonly string[] }} summary
 * @param {Readonly<Record<string, string>>} allowed
 * @param {boolean} whole whether every test there is was collected
 */
export function judgeSkips(summary, allowed, whole) {
  const lines = summary.skipped
    .filter(({ name }) => allowed[name])
    .map(
      ({ name, note }) => ` ↓ skipped: ${name}: ${allowed[name]}${note === undefined ? '' : ` (${note})`}`,
    );
  const unlisted = summary.skipped
    .filter(({ name }) => !allowed[name])
    .map(({ name }) => `skipped without a reason in test/skipped.json: ${name}`);
  const stale = whole ? Object.keys(allowed).filter((name) => !summary.names.includes(name)) : [];
  return { lines, faults: [...unlisted, ...stale.map((name) => `test/skipped.json names no test: ${name}`)] };
}
