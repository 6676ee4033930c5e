/**
 * The command line: the same engine without a screen. Data goes to stdout, everything else to stderr; exit code 0 done,
 * 1 refused or failed (a sentence and its code on stderr), 2 wrong usage.
 */
import { sentenceOf, words } from '../shared/words/words.ts';
import { EXIT, type ExitCode, type Io, RefusedError, UsageError } from './cli/io.ts';

type Command = (io: Io, args: readonly string[]) => Promise<ExitCode>;

/** Each is loaded when it is wanted: the browser host's parts must not slow down a query. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./cli/serve.ts')).serve,
  account: async () => (await import('./cli/account.ts')).account,
  sync: async () => (await import('./cli/sync.ts')).sync,
  export: async () => (await import('./cli/export.ts')).exportRows,
  do: async () => (await import('./cli/contract-commands.ts')).doCommand,
  ask: async () => (await import('./cli/contract-commands.ts')).ask,
  check: async () => (await import('./cli/check.ts')).check,
  practice: async () => (await import('./cli/practice.ts')).practice,
};

export async function runCli(io: Io): Promise<ExitCode> {
  const [name = '', ...args] = io.args;
  const { cli } = words();
  if (name === '--version') {
    io.out(io.version);
    return EXIT.done;
  }
  if (name === '--help' || name === 'help') {
    io.out(cli.usage.trimEnd());
    return EXIT.done;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (!load) throw new UsageError(cli.unknownCommand(name));
    return await (await load())(io, args);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(cli.wrongUsage(error.message));
      io.err(cli.usage);
      return EXIT.usage;
    }
    if (!(error instanceof RefusedError)) throw error;
    io.err(`${sentenceOf(error.refusal)} [${error.refusal.code}]`);
    return EXIT.failed;
  }
}
