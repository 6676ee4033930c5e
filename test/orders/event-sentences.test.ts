/** Every event that an order's timeline can show has a sentence. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { orderEvents } from '../../shared/words/en/order-events.ts';

const MAIN = join(import.meta.dirname, '../../main');

/** Events of these subjects are written with the order they concern. */
const OF_ORDERS = /^(order|hold|fulfilment|parcel|pick|payment|refund|invoice|feedback|outbox)\./;

/** Those of them that concern no single order. */
const ELSEWHERE = ['pick.found'];

describe('the timeline', () => {
  it('has a sentence for every event of an order', () => {
    const named = globSync('**/*.ts', { cwd: MAIN }).flatMap((file) =>
      [...readFileSync(join(MAIN, file), 'utf8').matchAll(/\.event\(\s*'([a-z_]+\.[a-z_]+)'/g)].map(
        (match) => match[1] ?? '',
      ),
    );
    const missing = named.filter(
      (name) => OF_ORDERS.test(name) && !ELSEWHERE.includes(name) && !(name in orderEvents),
    );
    expect(named.length).toBeGreaterThan(40);
    expect([...new Set(missing)]).toEqual([]);
  });
});
