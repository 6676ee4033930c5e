/** `do` and `ask`: any command and any query of the contract, arguments and reply as JSON. */
import type { CommandName, QueryName } from '../../shared/api/contract.ts';
import { words } from '../../shared/words/words.ts';
import { EXIT, type ExitCode, type Io, RefusedError, UsageError } from './io.ts';
import { parse } from './options.ts';
import { withEngine } from './reach.ts';

export async function doCommand(io: Io, args: readonly string[]): Promise<ExitCode> {
  const parsed = parse(io, args, { id: { type: 'string' } }, { min: 1, max: 2 });
  const [name = '', text = '{}'] = parsed.positionals;
  const id = parsed.text('id');
  return withEngine(parsed, async (client) => {
    const answer = await client.command(
      name as CommandName,
      json(await textOf(io, text)) as never,
      id === undefined ? {} : { id },
    );
    if (!answer.ok) throw new RefusedError(answer.error);
    io.out(JSON.stringify(answer.value));
    return EXIT.done;
  });
}

export async function ask(io: Io, args: readonly string[]): Promise<ExitCode> {
  const parsed = parse(io, args, {}, { min: 1, max: 2 });
  const [name = '', text = '{}'] = parsed.positionals;
  return withEngine(parsed, async (client) => {
    const { value } = await client.query(name as QueryName, json(await textOf(io, text)) as never);
    io.out(JSON.stringify(value));
    return EXIT.done;
  });
}

/** `-`: from stdin. */
const textOf = async (io: Io, text: string): Promise<string> => (text === '-' ? io.input() : text);

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(words().cli.notJson);
  }
}
