/**
 * What reaches outside before it commits: checking a shop, adding an account, new keys, a cycle now. Secrets pass through
 * here into the secret store and nowhere else.
 */
import type { TaskArgs, TaskName, TaskReply } from '../../shared/api/contract.ts';
import type { CommandAnswer } from '../../shared/api/envelope.ts';
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import type { ChannelErrorKind, CheckResult, Connector } from '../../shared/sync/connector.ts';
import { startOfDay } from '../../shared/sync/cutover.ts';
import type { Actor } from '../db/run.ts';
import { findAccount, findAccountByName } from './account-store.ts';
import { envOf } from './channel-env.ts';
import { troubleOf } from './failure.ts';
import type { Account, SyncParts } from './ports.ts';
import { createPracticeTasks } from './practice-tasks.ts';
import type { Sync } from './schedule.ts';
import { checkSettings } from './settings.ts';

export interface TaskContext {
  readonly actor: Actor;
  readonly signal: AbortSignal;
}

export type SyncTasks = {
  readonly [K in Exclude<TaskName, 'practice.start'>]: (
    context: TaskContext,
    args: TaskArgs<K>,
  ) => Promise<Result<TaskReply<K>>>;
};

const DEFAULT_CUTOVER_MS = 30 * 86_400_000;

export interface TaskParts extends SyncParts {
  /** Everything in this data folder is play. */
  readonly isPractice: boolean;
}

export function createTasks(parts: TaskParts, sync: Sync): SyncTasks {
  return {
    ...createPracticeTasks(parts),

    async 'account.try'({ signal }, args) {
      const connector = parts.connectors[args.kind];
      if (!connector) return refuse('kind_unknown', { kind: args.kind });
      const fault = checkSettings(connector, args);
      if (fault) return { ok: false, error: fault };
      const checked = await checkShop(parts, connector, args, signal);
      return checked.ok ? ok(reply(checked.value)) : checked;
    },

    async 'account.add'({ actor, signal }, args) {
      const connector = parts.connectors[args.kind];
      if (!connector) return refuse('kind_unknown', { kind: args.kind });
      const fault = checkSettings(connector, args);
      if (fault) return { ok: false, error: fault };
      if (parts.db.read((reader) => findAccountByName(reader, args.name)))
        return refuse('name_taken', { name: args.name });
      const checked = args.check ? await checkShop(parts, connector, args, signal) : undefined;
      if (checked?.ok === false) return checked;
      const findings = checked?.ok ? reply(checked.value).findings : [];
      if (findings.some((finding) => finding.level === 'problem'))
        return refuse('check_failed', { findings });
      const facts = checked?.ok ? checked.value.facts : null;
      const accountId = parts.makeId('account');
      // The keys first: an account without its keys would ask for them at once; keys without an account are harmless.
      parts.secrets.set(accountId, args.secrets);
      const answer = execute(parts, actor, 'account.create', {
        accountId,
        kind: args.kind,
        name: args.name,
        url: args.url,
        settings: args.settings,
        cutoverAt: cutoverAt(args.cutover, facts?.zone ?? 'UTC', parts.clock()),
        isPractice: args.isPractice || parts.isPractice,
        facts,
      });
      if (!answer.ok) {
        parts.secrets.remove(accountId);
        return { ok: false, error: answer.error };
      }
      return ok({ account: accountId, name: args.name, findings });
    },

    async 'account.check'({ actor, signal }, { accountId }) {
      const account = parts.db.read((reader) => findAccount(reader, accountId));
      const connector = account && parts.connectors[account.kind];
      if (!account || !connector) return refuse('account_unknown', { accountId });
      const secrets = parts.secrets.get(accountId);
      const checked = await checkShop(parts, connector, { ...account, secrets }, signal);
      if (!checked.ok) return checked;
      const { facts } = checked.value;
      const answer = execute(parts, actor, 'account.note_check', { accountId, facts });
      return answer.ok ? ok(reply(checked.value)) : { ok: false, error: answer.error };
    },

    async 'account.replace_secrets'({ actor, signal }, { accountId, secrets }) {
      const account = parts.db.read((reader) => findAccount(reader, accountId));
      const connector = account && parts.connectors[account.kind];
      if (!account || !connector) return refuse('account_unknown', { accountId });
      const fault = checkSettings(connector, { secrets });
      if (fault) return { ok: false, error: fault };
      const checked = await checkShop(parts, connector, { ...account, secrets }, signal);
      if (!checked.ok) return checked;
      parts.secrets.set(accountId, secrets);
      const { facts } = checked.value;
      const noted = execute(parts, actor, 'account.note_check', { accountId, facts });
      const answer = noted.ok ? execute(parts, actor, 'account.note_secrets', { accountId }) : noted;
      return answer.ok ? ok(reply(checked.value)) : { ok: false, error: answer.error };
    },

    async 'sync.run'(_context, { accountId, name }) {
      const account = parts.db.read((reader): Account | undefined => {
        if (accountId !== undefined) return findAccount(reader, accountId);
        return name === undefined ? undefined : findAccountByName(reader, name);
      });
      const isNamed = accountId !== undefined || name !== undefined;
      if (isNamed && (!account || account.state === 'removed'))
        return refuse('account_unknown', { name: name ?? accountId });
      return ok({ accounts: await sync.runOnce(account?.id) });
    },
  };
}

const CODES: Readonly<Record<ChannelErrorKind, string>> = {
  transient: 'unreachable',
  rate_limited: 'unreachable',
  credentials: 'credentials',
  refused: 'channel_refused',
  bug: 'channel_bug',
};

async function checkShop(
  parts: SyncParts,
  connector: Connector,
  entered: {
    readonly url: string;
    readonly settings: Readonly<Record<string, string>>;
    readonly secrets: Readonly<Record<string, string>>;
  },
  signal: AbortSignal,
): Promise<Result<CheckResult>> {
  const { url, settings, secrets } = entered;
  try {
    return ok(await connector.check(envOf(parts, signal), { url, settings, secrets }));
  } catch (error) {
    const { kind, message } = troubleOf(error);
    return refuse(CODES[kind], { message });
  }
}

const reply = ({ facts, findings }: CheckResult) => ({
  facts: {
    ...facts,
    abilities: [...facts.abilities],
    paymentMethods: facts.paymentMethods.map(({ code, title }) => ({ code, title })),
  },
  findings: findings.map(({ code, level, sentence }) => ({ code, level, sentence })),
});

/** In the name of the person who asked, with the right to the engine's own commands. */
const execute = (parts: SyncParts, actor: Actor, name: string, args: unknown): CommandAnswer =>
  parts.writes.execute({ id: parts.makeId('command'), name, args }, { ...actor, role: 'system' });

function cutoverAt(wanted: number | string | undefined, zone: string, now: number): number {
  if (wanted === undefined) return now - DEFAULT_CUTOVER_MS;
  return typeof wanted === 'number' ? wanted : startOfDay(wanted, zone);
}
