import { afterEach, expect, it } from 'vitest';
import { shippingCommands } from '../../main/shipping/commands.ts';
import { channelOrder, goodsLine } from '../support/channel-order.ts';
import type { FlowBench } from '../support/flow-bench.ts';
import { flowBench } from '../support/flow-bench.ts';

let t: FlowBench;
afterEach(() => t.close());

it('a count of the shelf leaves what stands picked for an order out of it', () => {
  t = flowBench(shippingCommands);
  t.product({ externalId: '10', qty: 5 });
  t.endFirstPass();
  t.order(channelOrder(t.clock.now, { lines: [goodsLine({ qty: 2 })] }));
  const [work] = t.rows<{ id: string; fulfilment_id: string; item_id: string }>(
    'select * from fulfilment_line',
  );
  const [place] = t.rows<{ id: string }>('select id from warehouse');
  expect(t.do('pick.start', { fulfilmentIds: [work?.fulfilment_id] })).toMatchObject({ ok: true });
  expect(t.do('pick.confirm', { fulfilmentLineId: work?.id, qty: 2, way: 'scan' })).toMatchObject({
    ok: true,
  });
  expect(t.do('stock.count', { itemId: work?.item_id, warehouseId: place?.id, countedQty: 3 })).toMatchObject(
    {
      ok: true,
      value: { differenceQty: 0 },
    },
  );
  t.do('stock.count', { itemId: work?.item_id, warehouseId: place?.id, countedQty: 2 });
  expect(t.rows('select on_hand_qty, committed_qty from stock_level')).toEqual([
    { on_hand_qty: 4, committed_qty: 2 },
  ]);
  expect(t.faults()).toEqual([]);
});
