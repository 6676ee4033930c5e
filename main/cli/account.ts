/** `account add`, `account list`, `account kinds`. */
import { readFileSync } from 'node:fs';
import { words } from '../../shared/words/words.ts';
import type { Client } from '../api/client.ts';
import { EXIT, type ExitCode, type Io, RefusedError, UsageError } from './io.ts';
import { type Parsed, pair, parse } from './options.ts';
import { withEngine } from './reach.ts';

export async function account(io: Io, args: readonly string[]): Promise<ExitCode> {
  const [action, ...rest] = args;
  if (action === 'add') return add(io, rest);
  if (action === 'list') return list(io, rest);
  if (action === 'kinds') return kinds(io, rest);
  throw new UsageError('account');
}

async function add(io: Io, args: readonly string[]): Promise<ExitCode> {
  const parsed = parse(
    io,
    args,
    {
      name: { type: 'string' },
      url: { type: 'string' },
      set: { type: 'string', multiple: true },
      secret: { type: 'string', multiple: true },
      since: { type: 'string' },
      'go-live': { type: 'boolean' },
      'no-check': { type: 'boolean' },
    },
    { min: 1, max: 1 },
  );
  const [kind = ''] = parsed.positionals;
  const name = parsed.text('name');
  if (name === undefined) throw new UsageError('--name');
  const secrets = await secretsOf(io, parsed);
  return withEngine(parsed, async (client) => {
    const added = await client.task('account.add', {
      kind,
      name,
      url: parsed.text('url') ?? '',
      settings: Object.fromEntries(parsed.texts('set').map((text) => pair('set', text))),
      secrets,
      check: !parsed.has('no-check'),
      ...(parsed.text('since') === undefined ? {} : { cutover: parsed.text('since') }),
    });
    if (!added.ok) throw new RefusedError(added.error);
    if (parsed.has('go-live')) await goLive(client, added.value.account);
    if (parsed.isJson) io.out(JSON.stringify({ account: added.value.account, name: added.value.name }));
    else io.out(words().cli.accountAdded(added.value.name));
    for (const finding of added.value.findings.filter(({ level }) => level !== 'ok'))
      io.err(finding.sentence);
    return EXIT.done;
  });
}

/** Nobody can say what going live writes before everything was read once. */
async function goLive(client: Client, accountId: string): Promise<void> {
  const synced = await client.task('sync.run', { accountId });
  if (!synced.ok) throw new RefusedError(synced.error);
  const [result] = synced.value.accounts;
  if (result?.error)
    throw new RefusedError({ code: 'account_failed', data: { name: result.name, ...result.error } });
  const live = await client.command('account.go_live', { accountId });
  if (!live.ok) throw new RefusedError(live.error);
}

/** `k=v`, `k=@FILE`, `k=-`: plainly, from a file, from stdin. */
async function secretsOf(io: Io, parsed: Parsed): Promise<Record<string, string>> {
  const secrets: Record<string, string> = {};
  for (const text of parsed.texts('secret')) {
    const [field, value] = pair('secret', text);
    if (value === '-') secrets[field] = (await io.input()).trim();
    else if (value.startsWith('@')) secrets[field] = fromFile(value.slice(1));
    else secrets[field] = value;
  }
  return secrets;
}

function fromFile(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw new UsageError(`@${path}`);
  }
}

async function list(io: Io, args: readonly string[]): Promise<ExitCode> {
  const parsed = parse(io, args, {}, { min: 0, max: 0 });
  const { value } = await withEngine(parsed, (client) => client.query('accounts.list', {}));
  if (parsed.isJson) io.out(JSON.stringify(value));
  else for (const entry of value.accounts) io.out([entry.name, entry.kind, entry.mode, entry.url].join('\t'));
  return EXIT.done;
}

async function kinds(io: Io, args: readonly string[]): Promise<ExitCode> {
  const parsed = parse(io, args, {}, { min: 0, max: 0 });
  const { value } = await withEngine(parsed, (client) => client.query('accounts.kinds', {}));
  if (parsed.isJson) io.out(JSON.stringify(value));
  else {
    for (const { kind, title, fields } of value.kinds) {
      io.out(`${kind}\t${title}`);
      for (const field of fields) io.out(`  ${field.name}\t${field.label}. ${field.help}`);
    }
  }
  return EXIT.done;
}
