/**
 * Imported first by every script: stops with one sentence where the system's Node is too old to go on. Keep the syntax
 * old, and import nothing: whoever needs the sentence cannot read anything newer.
 */
const major = Number(process.versions.node.split('.')[0]);
const needed = process.platform === 'linux' ? 20 : 24;

if (major < needed) {
  process.stderr.write(
    'Orderly needs Node ' +
      needed +
      ' or newer, and this is ' +
      process.version +
      ': please install a newer Node.\n',
  );
  process.exit(1);
}
