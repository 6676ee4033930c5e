/** `check`: the file's integrity and every invariant, by name. */
import { words } from '../../shared/words/words.ts';
import { EXIT, type ExitCode, type Io, RefusedError } from './io.ts';
import { parse } from './options.ts';
import { withEngine } from './reach.ts';

export async function check(io: Io, args: readonly string[]): Promise<ExitCode> {
  const parsed = parse(io, args, {}, { min: 0, max: 0 });
  const { value } = await withEngine(parsed, (client) => client.query('system.check', {}));
  if (parsed.isJson) io.out(JSON.stringify(value));
  else for (const { name, ok, detail } of value.checks) io.out(words().cli.checkLine(name, ok, detail));
  if (value.ok) return EXIT.done;
  const failed = value.checks.filter(({ ok }) => !ok).map(({ name }) => name);
  throw new RefusedError({ code: 'checks_failed', data: { failed } });
}
