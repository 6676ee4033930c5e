import { afterEach, describe, expect, it } from 'vitest';
import { drainDue } from '../../main/flow/due.ts';
import { channelOrder, goodsLine } from '../support/channel-order.ts';
import type { FlowBench } from '../support/flow-bench.ts';
import { flowBench } from '../support/flow-bench.ts';

let t: FlowBench;
afterEach(() => t.close());

describe('a delivery that many orders wait for', () => {
  it('serves them oldest first in small commits, and all of them in the end', () => {
    t = flowBench();
    t.product({ externalId: '10', qty: 0 });
    t.endFirstPass();
    t.receive(
      ...Array.from({ length: 230 }, (_, index) => ({
        stream: 'orders' as const,
        order: channelOrder(t.clock.now + index, {
          externalId: `${1000 + index}`,
          email: `${index}@example.com`,
          lines: [goodsLine({ qty: 1 })],
        }),
      })),
    );
    const ready = (): number =>
      t.rows<{ n: number }>("select count(*) as n from orders where bucket = 'ready'")[0]?.n ?? -1;
    const [item, place] = ['item', 'warehouse'].map(
      (table) => t.rows<{ id: string }>(`select id from ${table}`)[0]?.id,
    );
    t.do('stock.book_in', { itemId: item, warehouseId: place, qty: 220 });
    expect(ready()).toBe(100);
    let commits = 0;
    while (drainDue({ db: t.db, writes: t.pipeline, clock: () => t.clock.now })) commits += 1;
    expect([ready(), commits]).toEqual([220, 2]);
    expect(
      t.rows(
        "select count(*) as n from orders where bucket = 'waiting' and placed_at >= ?",
        t.clock.now + 220,
      ),
    ).toEqual([{ n: 10 }]);
    expect(t.rows('select * from advance_due')).toEqual([]);
    expect(t.faults()).toEqual([]);
  });
});
