/** Options and arguments of a command, as `node:util` reads them; what is wrong is a `UsageError`. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { defaultDataFolder } from '../platform/folders.ts';
import { type Io, UsageError } from './io.ts';

const COMMON = { data: { type: 'string' }, json: { type: 'boolean' } } as const;

export interface Parsed {
  readonly positionals: readonly string[];
  readonly dataDir: string;
  /** Whether `--data` was given. */
  readonly isDataGiven: boolean;
  readonly isJson: boolean;
  has(name: string): boolean;
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  /** A whole number from 0 on. */
  count(name: string): number | undefined;
}

export function parse(
  io: Io,
  args: readonly string[],
  options: ParseArgsOptionsConfig,
  positionals: { readonly min: number; readonly max: number },
): Parsed {
  const { values, positionals: found } = read(args, { ...COMMON, ...options });
  if (found.length < positionals.min || found.length > positionals.max) throw new UsageError(args.join(' '));
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    positionals: found,
    dataDir: text('data') ?? defaultDataFolder(io.env),
    isDataGiven: text('data') !== undefined || Boolean(io.env.ORDERLY_DATA),
    isJson: values.json === true,
    has: (name) => values[name] === true,
    text,
    texts(name) {
      const value = values[name];
      return Array.isArray(value) ? value.map(String) : [];
    },
    count(name) {
      const value = text(name);
      if (value === undefined) return undefined;
      if (!/^\d{1,9}$/.test(value)) throw new UsageError(`--${name} ${value}`);
      return Number(value);
    },
  };
}

function read(args: readonly string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** `name=value` as given to `--set`, `--secret`, `--fault`. */
export function pair(option: string, text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`--${option} ${text}`);
  return [text.slice(0, at), text.slice(at + 1)];
}
