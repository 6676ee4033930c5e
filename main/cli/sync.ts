/** `sync`: one full cycle now, of one account or of all. */
import { words } from '../../shared/words/words.ts';
import { EXIT, type ExitCode, type Io, RefusedError } from './io.ts';
import { parse } from './options.ts';
import { withEngine } from './reach.ts';

export async function sync(io: Io, args: readonly string[]): Promise<ExitCode> {
  const parsed = parse(io, args, { account: { type: 'string' } }, { min: 0, max: 0 });
  const name = parsed.text('account');
  const result = await withEngine(parsed, (client) =>
    client.task('sync.run', name === undefined ? {} : { name }),
  );
  if (!result.ok) throw new RefusedError(result.error);
  const { accounts } = result.value;
  if (parsed.isJson) io.out(JSON.stringify(result.value));
  else for (const entry of accounts) io.out(words().cli.syncLine(entry));
  const failed = accounts.find(({ error }) => error !== null);
  if (!failed?.error) return EXIT.done;
  // What the others did is told above and kept.
  throw new RefusedError({ code: 'account_failed', data: { name: failed.name, ...failed.error } });
}
