/** What polling asks all day stays on its indexes, however long the tables grow. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Reader } from '../../main/db/handle.ts';
import type { Compilable } from '../../main/db/query.ts';
import { dueHeads, nextDueAt, unconfirmed } from '../../main/sync/delivery-store.ts';
import { knownMessages, quarantinedKeys } from '../../main/sync/raw-store.ts';
import { openOrders } from '../../main/sync/vanished-store.ts';
import { ACCOUNT, type Desk, openDesk } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

/** The steps of the plan of every statement that the work asks for. */
function plansOf(work: (reader: Reader) => unknown): string[] {
  const plans: string[] = [];
  const explain = (query: Compilable): void => {
    const { sql, parameters } = query.compile();
    const steps = desk.db.raw.prepare(`explain query plan ${sql}`).all(parameters) as { detail: string }[];
    plans.push(...steps.map((step) => step.detail));
  };
  work({
    all: (query) => {
      explain(query);
      return [];
    },
    first: (query) => {
      explain(query);
      return undefined;
    },
  });
  return plans;
}

it.each([
  ['due rows', (reader: Reader) => dueHeads(reader, ACCOUNT, 0, 0), 'outbox_due'],
  ['rows to read back', (reader: Reader) => unconfirmed(reader, ACCOUNT, 0, 0), 'outbox_due'],
  ['the next due time', (reader: Reader) => nextDueAt(reader, ACCOUNT), 'outbox_due'],
  [
    'known messages',
    (reader: Reader) => knownMessages(reader, ACCOUNT, 'orders', ['1']),
    'raw_message_external',
  ],
  ['quarantine', (reader: Reader) => quarantinedKeys(reader, ACCOUNT, 0, 9), 'raw_message_quarantined'],
  ['open orders', (reader: Reader) => openOrders(reader, ACCOUNT), 'orders_bucket'],
] as const)('%s', (_name, work, index) => {
  const plans = plansOf(work);
  expect(plans.join('\n')).toContain(index);
  expect(plans.filter((step) => /^SCAN (?!json_each)/.test(step) && !step.includes(index))).toEqual([]);
});
