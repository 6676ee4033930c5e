/** What a connector is given for one piece of work: its surroundings and the account's configuration. */
import { setTimeout as timer } from 'node:timers/promises';
import type { ChannelConfig, Connector, ConnectorEnv } from '../../shared/sync/connector.ts';
import { withRetries } from './http-retry.ts';
import type { Account, SyncParts } from './ports.ts';

export const sleepOf = (parts: Pick<SyncParts, 'sleep'>): NonNullable<SyncParts['sleep']> =>
  parts.sleep ?? ((ms, signal) => timer(ms, undefined, { signal, ref: true }).catch(() => undefined));

export const envOf = (
  parts: Pick<SyncParts, 'http' | 'clock' | 'log' | 'random' | 'sleep'>,
  signal: AbortSignal,
): ConnectorEnv => ({
  http: withRetries(parts.http(signal), { sleep: sleepOf(parts), random: parts.random, signal }),
  clock: parts.clock,
  log: parts.log,
  signal,
  random: parts.random,
});

/** An account ready to be talked to. */
export interface Line {
  readonly account: Account;
  readonly connector: Connector;
  readonly config: ChannelConfig;
  readonly env: ConnectorEnv;
  readonly signal: AbortSignal;
}

/** Undefined where this program has no connector of its kind, or the shop was never checked. */
export function lineTo(parts: SyncParts, account: Account, signal: AbortSignal): Line | undefined {
  const connector = parts.connectors[account.kind];
  if (!connector || !account.facts) return undefined;
  const config: ChannelConfig = {
    url: account.url,
    settings: account.settings,
    secrets: parts.secrets.get(account.id),
    facts: account.facts,
  };
  return { account, connector, config, env: envOf(parts, signal), signal };
}
