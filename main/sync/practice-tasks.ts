/**
 * The levers of a practice shop, over its own web address with the account's keys. Only accounts marked as practice, and
 * only on this computer: a real shop has no levers and is never asked for them.
 */

import { z } from 'zod';
import type { TaskArgs, TaskName, TaskReply } from '../../shared/api/contract.ts';
import { practiceControlsSchema, practiceOrderSchema, practiceTasks } from '../../shared/api/practice.ts';
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import type { HttpResponse } from '../../shared/sync/connector.ts';
import { findAccount } from './account-store.ts';
import type { SyncParts } from './ports.ts';

type PracticeTask = Extract<TaskName, 'practice.control' | 'practice.look'>;

export type PracticeTasks = {
  readonly [K in PracticeTask]: (
    context: { readonly signal: AbortSignal },
    args: TaskArgs<K>,
  ) => Promise<Result<TaskReply<K>>>;
};

type Refusal = 'account_unknown' | 'practice_only' | 'practice_silent' | 'practice_refused';

const TIMEOUT_MS = 10_000;

const controlsAnswer = practiceControlsSchema.loose();
const placedAnswer = z.looseObject({ number: z.string() });
const lookAnswer = z.looseObject({
  newest: practiceTasks['practice.look'].reply.shape.newest,
  order: practiceOrderSchema.nullable(),
});

export const createPracticeTasks = (parts: Pick<SyncParts, 'db' | 'secrets' | 'http'>): PracticeTasks => ({
  async 'practice.control'({ signal }, { accountId, lever }) {
    const shop = shopOf(parts, accountId, signal);
    if (!shop.ok) return shop;
    const { name, ...values } = lever;
    const body = 'fault' in values ? { name: values.fault, share: values.share } : values;
    let placed: string | null = null;
    if (name !== 'look') {
      const done = await shop.value('POST', name, body);
      if (!done.ok) return done;
      if (name === 'order') placed = placedAnswer.parse(done.value).number;
    }
    const stand = await shop.value('GET', 'controls');
    if (!stand.ok) return stand;
    const { perMinute, faults, outageMs } = controlsAnswer.parse(stand.value);
    return ok({ controls: { perMinute, faults, outageMs }, placed });
  },

  async 'practice.look'({ signal }, { accountId, number }): Promise<Result<TaskReply<'practice.look'>>> {
    const shop = shopOf(parts, accountId, signal);
    if (!shop.ok) return shop;
    const query = number === undefined ? '' : `?number=${encodeURIComponent(number)}`;
    const seen = await shop.value('GET', `shown${query}`);
    return seen.ok ? ok(lookAnswer.parse(seen.value)) : seen;
  },
});

type Ask = (method: 'GET' | 'POST', path: string, body?: object) => Promise<Result<unknown, Refusal>>;

function shopOf(
  parts: Pick<SyncParts, 'db' | 'secrets' | 'http'>,
  accountId: string,
  signal: AbortSignal,
): Result<Ask, Refusal> {
  const account = parts.db.read((reader) => findAccount(reader, accountId));
  if (!account || account.state === 'removed') return refuse('account_unknown', { accountId });
  const url = URL.parse(account.url);
  if (!account.isPractice || url?.hostname !== '127.0.0.1') return refuse('practice_only');
  const { consumer_key: key = '', consumer_secret: secret = '' } = parts.secrets.get(accountId);
  const authorization = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
  const send = parts.http(signal);
  return ok(async (method, path, body) => {
    let response: HttpResponse;
    try {
      response = await send({
        method,
        url: `${url.origin}/practice/${path}`,
        headers: { authorization, 'content-type': 'application/json' },
        timeoutMs: TIMEOUT_MS,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      return refuse('practice_silent');
    }
    if (response.status !== 200) return refuse('practice_refused', { status: response.status });
    return ok(JSON.parse(response.body) as unknown);
  });
}
