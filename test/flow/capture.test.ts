import { afterEach, describe, expect, it } from 'vitest';
import { paymentCommands } from '../../main/payments/commands.ts';
import { channelOrder, goodsLine, HOME, refundOf, shippingLine } from '../support/channel-order.ts';
import type { FlowBench } from '../support/flow-bench.ts';
import { flowBench } from '../support/flow-bench.ts';

let t: FlowBench;
afterEach(() => {
  expect(t.faults()).toEqual([]);
  t.close();
});
const open = (stock = 5): FlowBench => {
  t = flowBench();
  t.product({ externalId: '10', qty: stock });
  t.endFirstPass();
  return t;
};
const order = (wish: Parameters<typeof channelOrder>[1]) => channelOrder(t.clock.now, wish);
const quantities = (externalId = '100') =>
  t
    .lineRows(externalId)
    .map((line) => [
      line.ordered_qty,
      line.cancelled_qty,
      line.allocated_qty,
      line.backordered_qty,
      line.shipped_qty,
    ]);
const events = (): unknown[] =>
  t
    .rows<{ type: string }>('select type from event where order_id is not null order by seq')
    .map((row) => row.type);
const level = () => t.rows('select on_hand_qty, committed_qty from stock_level')[0];

describe('an order that arrives', () => {
  it('clean is captured, allocated and released in one commit, without a human touch', () => {
    open();
    const commits = t.db.lastCommit();
    t.order(order({ lines: [goodsLine({ qty: 2 }), shippingLine()] }));
    expect(t.db.lastCommit()).toBe(commits + 1);
    expect(t.orderRow()).toMatchObject({
      life: 'open',
      holds: '',
      stock_status: 'allocated',
      fulfilment_status: 'open',
      payment_status: 'paid',
      bucket: 'ready',
      next_step: 'pick',
      total_minor: 2975,
      item_qty: 2,
    });
    expect(events()).toEqual(['order.captured', 'order.released']);
    expect(level()).toEqual({ on_hand_qty: 5, committed_qty: 2 });
    expect(t.rows('select qty from fulfilment_line')).toEqual([{ qty: 2 }]);
  });

  it('again changes nothing', () => {
    open();
    const message = order({ lines: [goodsLine({ qty: 2 })] });
    t.order(message);
    const before = [t.orderRow(), t.lineRows(), t.rows('select * from fulfilment_line'), events()];
    t.order(message);
    expect([t.orderRow(), t.lineRows(), t.rows('select * from fulfilment_line'), events()]).toEqual(before);
  });

  it('with a broken total, address and an unknown product waits for a person, one hold a cause', () => {
    open();
    const clean = order({ lines: [goodsLine({ qty: 1, listingExternalId: '99', sku: 'NEW' })] });
    t.order({ ...clean, totalMinor: clean.totalMinor + 1, shipping: { ...HOME, postcode: '1' } });
    expect(t.orderRow()).toMatchObject({
      holds: 'address,unlinked_item,totals_differ',
      bucket: 'needs_me',
      next_step: 'fix_address',
    });
    expect(t.rows('select count(*) as n from fulfilment')).toEqual([{ n: 0 }]);
  });

  it('twice by the same customer with the same goods is suspected, and let pass by a person for good', () => {
    open();
    t.order(order({ lines: [goodsLine({ qty: 1 })] }));
    const again = order({ lines: [goodsLine({ qty: 1 })], externalId: '101', number: '10101' });
    t.order(again);
    expect(t.orderRow('101')).toMatchObject({ holds: 'duplicate_suspected', next_step: 'check_duplicate' });
    const released = t.do('order.release_hold', {
      orderId: t.orderRow('101').id,
      code: 'duplicate_suspected',
    });
    expect(released).toMatchObject({ ok: true, canUndo: true });
    t.order({ ...again, customerNote: 'Thanks' });
    expect(t.orderRow('101')).toMatchObject({ holds: '', bucket: 'ready', customer_note: 'Thanks' });
    t.do('command.undo', { commandId: released.commandId });
  });

  it('unpaid waits by its payment method, and goes on when the channel says paid', () => {
    open();
    t.order(order({ lines: [goodsLine({ qty: 1 })], isPaid: false, method: 'bacs' }));
    expect(t.orderRow()).toMatchObject({
      holds: 'payment',
      bucket: 'waiting',
      stock_status: 'allocated',
      payment_status: 'unpaid',
    });
    t.order(order({ lines: [goodsLine({ qty: 1 })], method: 'bacs' }));
    expect(t.orderRow()).toMatchObject({
      holds: '',
      bucket: 'ready',
      payment_status: 'paid',
      paid_minor: 1190,
    });
  });

  it('before the cut-over is history: no claim, no movement, no work', () => {
    open();
    t.db.raw.prepare('update account set cutover_at = ?').run(t.clock.now);
    t.order(channelOrder(t.clock.now - 1, { lines: [goodsLine({ qty: 2 })] }));
    expect(t.orderRow()).toMatchObject({
      is_history: 1,
      life: 'completed',
      bucket: 'done',
      ship_by_at: null,
    });
    expect(level()).toEqual({ on_hand_qty: 5, committed_qty: 0 });
  });
});

describe('stock that is short', () => {
  it('becomes a back-order, which the oldest order is served from first', () => {
    open(1);
    t.order(order({ lines: [goodsLine({ qty: 1 })] }));
    t.clock.now += 1000;
    t.order(order({ lines: [goodsLine({ qty: 2 })], externalId: '101', email: 'b@example.com' }));
    t.clock.now += 1000;
    t.order(order({ lines: [goodsLine({ qty: 1 })], externalId: '102', email: 'c@example.com' }));
    expect([quantities('101'), quantities('102')]).toEqual([[[2, 0, 0, 2, 0]], [[1, 0, 0, 1, 0]]]);
    expect(t.orderRow('101')).toMatchObject({
      bucket: 'waiting',
      next_step: 'await_stock',
      stock_status: 'backordered',
    });
    const { id: itemId } = t.rows<{ id: string }>('select id from item')[0] ?? { id: '' };
    const { id: warehouseId } = t.rows<{ id: string }>('select id from warehouse')[0] ?? { id: '' };
    expect(t.do('stock.book_in', { itemId, warehouseId, qty: 2 })).toMatchObject({ ok: true });
    expect(t.orderRow('101')).toMatchObject({ bucket: 'ready' });
    expect(t.orderRow('102')).toMatchObject({ bucket: 'waiting' });
  });

  it('partly there asks a person, who ships what is there or waits', () => {
    open(1);
    t.order(order({ lines: [goodsLine({ qty: 2 })] }));
    expect(t.orderRow()).toMatchObject({
      stock_status: 'partly_allocated',
      bucket: 'needs_me',
      next_step: 'split_or_wait',
    });
    const chosen = t.do('order.choose_shipping', { orderId: t.orderRow().id, policy: 'part' });
    expect(chosen).toMatchObject({ ok: true });
    expect(t.orderRow()).toMatchObject({ bucket: 'ready' });
    expect(t.do('order.choose_shipping', { orderId: t.orderRow().id, policy: 'complete' })).toMatchObject({
      ok: true,
    });
    expect(t.orderRow()).toMatchObject({ bucket: 'waiting', next_step: 'await_stock' });
    expect(t.rows("select count(*) as n from fulfilment where state <> 'cancelled'")).toEqual([{ n: 0 }]);
  });

  it('counted below what is claimed takes it from the youngest order and says so', () => {
    open(3);
    t.order(order({ lines: [goodsLine({ qty: 2 })] }));
    t.clock.now += 1000;
    t.order(order({ lines: [goodsLine({ qty: 1 })], externalId: '101', email: 'b@example.com' }));
    const { id: itemId } = t.rows<{ id: string }>('select id from item')[0] ?? { id: '' };
    const { id: warehouseId } = t.rows<{ id: string }>('select id from warehouse')[0] ?? { id: '' };
    expect(t.do('stock.count', { itemId, warehouseId, countedQty: 2 })).toMatchObject({ ok: true });
    expect([quantities(), quantities('101')]).toEqual([[[2, 0, 2, 0, 0]], [[1, 0, 0, 1, 0]]]);
    expect(events()).toContain('order.deallocated');
    expect(t.orderRow('101')).toMatchObject({ bucket: 'waiting' });
  });
});

describe('a change at the channel', () => {
  it('of quantities grows the line, or takes back what nobody picked', () => {
    open();
    t.order(order({ lines: [goodsLine({ qty: 2 })] }));
    t.order(order({ lines: [goodsLine({ qty: 4 })] }));
    expect(quantities()).toEqual([[4, 0, 4, 0, 0]]);
    t.order(order({ lines: [goodsLine({ qty: 1 })] }));
    expect(quantities()).toEqual([[4, 3, 1, 0, 0]]);
    expect(level()).toEqual({ on_hand_qty: 5, committed_qty: 1 });
    t.order(order({ lines: [goodsLine({ qty: 3 })] }));
    expect(quantities()).toEqual([[4, 1, 3, 0, 0]]);
  });

  it('that adds and removes lines reaches the order', () => {
    open();
    t.product({ externalId: '11', qty: 5 });
    t.order(order({ lines: [goodsLine({ qty: 2 })] }));
    t.order(
      order({ lines: [goodsLine({ qty: 1, externalId: '2', listingExternalId: '11', sku: 'SKU-11' })] }),
    );
    expect(quantities()).toEqual([
      [2, 2, 0, 0, 0],
      [1, 0, 1, 0, 0],
    ]);
    expect(t.orderRow()).toMatchObject({ bucket: 'ready', total_minor: 1190, holds: '' });
  });

  it('that refunds units before they ship takes them out of the pick', () => {
    open();
    t.order(order({ lines: [goodsLine({ qty: 3 })] }));
    t.order(
      order({
        lines: [goodsLine({ qty: 3 })],
        refunds: [refundOf('r1', [{ lineExternalId: '1', qty: 2 }], t.clock.now)],
      }),
    );
    expect(quantities()).toEqual([[3, 2, 1, 0, 0]]);
    expect(t.rows('select sum(qty) as n from fulfilment_line')).toEqual([{ n: 1 }]);
    expect(t.orderRow()).toMatchObject({
      payment_status: 'partly_refunded',
      refunded_minor: 2380,
      bucket: 'ready',
    });
  });

  it('that cancels frees its claims, and one that takes it back claims again', () => {
    open();
    t.order(order({ lines: [goodsLine({ qty: 3 })] }));
    t.order(order({ lines: [goodsLine({ qty: 3 })], life: 'cancelled', status: 'cancelled' }));
    expect(t.orderRow()).toMatchObject({ life: 'cancelled', bucket: 'done', fulfilment_status: 'cancelled' });
    expect(level()).toEqual({ on_hand_qty: 5, committed_qty: 0 });
    t.order(order({ lines: [goodsLine({ qty: 3 })] }));
    expect(t.orderRow()).toMatchObject({ life: 'open', bucket: 'ready' });
    expect(level()).toEqual({ on_hand_qty: 5, committed_qty: 3 });
  });

  it('completed by others leaves the queue and consumes stock', () => {
    open();
    t.order(order({ lines: [goodsLine({ qty: 3 })] }));
    t.order(order({ lines: [goodsLine({ qty: 3 })], life: 'completed', status: 'completed' }));
    expect(t.orderRow()).toMatchObject({ life: 'completed', bucket: 'done', fulfilment_status: 'shipped' });
    expect(level()).toEqual({ on_hand_qty: 2, committed_qty: 0 });
    expect(t.rows("select qty, cause from movement where cause <> 'opening'")).toEqual([
      { qty: -3, cause: 'shipped_elsewhere' },
    ]);
  });

  it('that cancels what has left asks a person, once', () => {
    open();
    t.order(order({ lines: [goodsLine({ qty: 3 })] }));
    t.order(order({ lines: [goodsLine({ qty: 3 })], life: 'completed', status: 'completed' }));
    const over = order({ lines: [goodsLine({ qty: 3 })], life: 'cancelled', status: 'cancelled' });
    t.order(over);
    expect(t.orderRow()).toMatchObject({
      holds: 'changed_at_channel',
      bucket: 'needs_me',
      next_step: 'review_change',
    });
    expect(level()).toEqual({ on_hand_qty: 2, committed_qty: 0 });
    expect(
      t.do('order.release_hold', { orderId: t.orderRow().id, code: 'changed_at_channel' }),
    ).toMatchObject({ ok: true });
    t.order({ ...over, customerNote: 'sorry' });
    expect(t.orderRow()).toMatchObject({ holds: '', bucket: 'done' });
  });

  it('of the address does not undo a correction made here, unless the channel itself changed it', () => {
    open();
    const broken = order({ lines: [goodsLine({ qty: 1 })], shipping: { ...HOME, postcode: '1' } });
    t.order(broken);
    const orderId = t.orderRow().id;
    const fixed = t.do('order.set_address', { orderId, shipping: HOME });
    expect(fixed).toMatchObject({ ok: true, value: { problems: [] } });
    expect(t.orderRow()).toMatchObject({ holds: '', bucket: 'ready' });
    t.order({ ...broken, customerNote: 'hello' });
    expect(JSON.parse(String(t.orderRow().shipping))).toEqual(HOME);
    t.order({ ...broken, shipping: { ...HOME, city: 'Uppsala' } });
    expect(JSON.parse(String(t.orderRow().shipping))).toMatchObject({ city: 'Uppsala' });
    expect(t.orderRow()).toMatchObject({ channel_shipping: null });
  });
});

describe('a link', () => {
  it('solves every order that waits for it at once', () => {
    open();
    t.order(order({ lines: [goodsLine({ qty: 1, listingExternalId: '99', sku: 'X' })] }));
    t.order(
      order({
        lines: [goodsLine({ qty: 2, listingExternalId: '99', sku: 'X' })],
        externalId: '101',
        email: 'b@example.com',
      }),
    );
    const { id: listingId } = t.rows<{ id: string }>(
      "select id from listing where external_id = '99'",
    )[0] ?? { id: '' };
    const { id: itemId } = t.rows<{ id: string }>('select id from item')[0] ?? { id: '' };
    const linked = t.do('listing.link', { listingId, itemId });
    expect(linked).toMatchObject({ ok: true });
    expect([t.orderRow().bucket, t.orderRow('101').bucket]).toEqual(['ready', 'ready']);
    expect(level()).toMatchObject({ committed_qty: 3 });
    expect(t.do('command.undo', { commandId: linked.commandId })).toMatchObject({ ok: true });
    expect([t.orderRow().holds, t.orderRow('101').holds]).toEqual(['unlinked_item', 'unlinked_item']);
    expect(level()).toMatchObject({ committed_qty: 0 });
  });
});

describe('money that comes in parts', () => {
  const bank = (isPaid: boolean) => order({ lines: [goodsLine({ qty: 1 })], isPaid, method: 'bacs' });
  const pay = (amountMinor: number) =>
    t.do('payment.record', {
      orderId: t.orderRow().id,
      amountMinor,
      method: 'bacs',
      receivedAt: t.clock.now,
    });

  it('waits until all of it is there, then goes on and tells the channel once', () => {
    t = flowBench(paymentCommands);
    t.db.raw.prepare("update account set mode = 'live'").run();
    t.product({ externalId: '10', qty: 5 });
    t.endFirstPass();
    t.order(bank(false));
    expect(pay(500)).toMatchObject({ ok: true });
    expect(t.orderRow()).toMatchObject({ holds: 'payment', payment_status: 'partly_paid' });
    expect(pay(690)).toMatchObject({ ok: true });
    expect(t.orderRow()).toMatchObject({ holds: '', payment_status: 'paid', bucket: 'ready' });
    expect(t.rows("select kind from outbox where kind = 'paid'")).toHaveLength(1);
  });

  it('of which the channel says the rest is paid is paid', () => {
    t = flowBench(paymentCommands);
    t.product({ externalId: '10', qty: 5 });
    t.endFirstPass();
    t.order(bank(false));
    pay(500);
    t.order(bank(true));
    expect(t.orderRow()).toMatchObject({ holds: '', payment_status: 'paid', paid_minor: 1190 });
    expect(t.rows('select source, amount_minor from payment order by id')).toEqual([
      { source: 'person', amount_minor: 500 },
      { source: 'channel', amount_minor: 690 },
    ]);
  });
});
