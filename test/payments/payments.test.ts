import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paidIntent } from '../../main/payments/paid-intent.ts';
import type { MoneyDesk } from '../support/money-desk.ts';
import { moneyDesk, mug, soap } from '../support/money-desk.ts';

let t: MoneyDesk;
beforeEach(() => {
  t = moneyDesk();
  t.company();
});
afterEach(() => {
  expect(t.faults()).toEqual([]);
  t.close();
});

const bank = (orderId: string, amountMinor = 1190) => ({
  orderId,
  amountMinor,
  method: 'bacs',
  receivedAt: t.clock.now,
});
const unpaid = () => t.sell('1', [mug(1)], { isPaid: false, method: 'bacs' });
const outbox = () => t.rows<{ state: string }>("select state from outbox where kind = 'paid'");

describe('a payment recorded by hand', () => {
  it('releases the order, and undone holds it again', () => {
    const orderId = unpaid();
    expect(t.orderRow('1')).toMatchObject({
      holds: 'payment',
      bucket: 'waiting',
      next_step: 'record_payment',
    });
    const recorded = t.do('payment.record', bank(orderId));
    expect(recorded).toMatchObject({ ok: true, value: { openMinor: 0 }, canUndo: true });
    expect(t.orderRow('1')).toMatchObject({
      holds: '',
      bucket: 'ready',
      payment_status: 'paid',
      paid_minor: 1190,
    });
    expect(t.ask('payments.list', {}).rows).toMatchObject([
      {
        source: 'person',
        title: 'bacs',
        amountMinor: 1190,
        state: 'captured',
        canVoid: true,
        orderNumber: 'N1',
      },
    ]);
    expect(t.undo(recorded)).toBe('done');
    expect(t.orderRow('1')).toMatchObject({ holds: 'payment', payment_status: 'unpaid', paid_minor: 0 });
    expect(t.ask('payments.list', {}).rows).toMatchObject([{ state: 'voided', canVoid: false }]);
    expect(t.ask('payments.sums', {}).sums).toEqual([]);
  });

  it('is told to a live channel, and cannot be taken back once it may have heard', () => {
    t.account({ mode: 'live' });
    const orderId = unpaid();
    const { paymentId } = t.must('payment.record', bank(orderId));
    expect(outbox()).toEqual([{ state: 'pending' }]);
    expect(t.db.read((reader) => paidIntent(reader, paymentId ?? ''))).toEqual({
      kind: 'paid',
      orderExternalId: '1',
      paidAt: t.clock.now - 1_000,
      method: 'bacs',
    });
    // Tried, whatever became of it: it may have arrived.
    t.db.raw.prepare('update outbox set attempts = 1').run();
    expect(t.code('payment.void', { paymentId })).toBe('payment_told');
    expect(t.ask('payments.list', {}).rows).toMatchObject([{ canVoid: false }]);
  });

  it('voided before the channel heard of it is not told', () => {
    t.account({ mode: 'live' });
    const { paymentId } = t.must('payment.record', bank(unpaid()));
    expect(t.code('payment.void', { paymentId })).toBe('done');
    expect(outbox()).toEqual([{ state: 'superseded' }]);
    expect(t.code('payment.void', { paymentId })).toBe('payment_voided');
  });

  it('is refused for unknown orders, history and the future; the channel’s own is not voided here', () => {
    expect(t.code('payment.record', bank('ord_none'))).toBe('order_unknown');
    const orderId = t.sell('1', [mug(1)]);
    expect(t.code('payment.record', { ...bank(orderId), receivedAt: t.clock.now + 3 * 86_400_000 })).toBe(
      'received_in_future',
    );
    const paymentId = t.ask('payments.list', { filter: { orderId } }).rows[0]?.id;
    expect(t.code('payment.void', { paymentId })).toBe('payment_from_channel');
    expect(t.code('payment.void', { paymentId: 'pay_none' })).toBe('payment_unknown');
    t.account({ cutover_at: t.clock.now + 1_000_000 });
    expect(t.code('payment.record', bank(t.sell('2', [mug(1)])))).toBe('order_is_history');
  });

  it('of more than is open is taken as it came', () => {
    expect(t.must('payment.record', bank(unpaid(), 2000))).toMatchObject({ openMinor: -810 });
    expect(t.orderRow('1').payment_status).toBe('overpaid');
  });
});

describe('the lists', () => {
  it('show payments by day of the business, newest first, with sums per currency', () => {
    t.must('settings.update', { section: 'general', patch: { zone: 'Asia/Tokyo' } });
    const first = t.sell('1', [mug(1)]);
    t.sell('2', [mug(2)]);
    t.sell('3', [mug(1, { totalMinor: 1000 })], { currency: 'JPY' });
    const all = t.ask('payments.list', { limit: 2 });
    const rest = t.ask('payments.list', { limit: 2, after: all.next ?? '' });
    expect([...all.rows, ...rest.rows].map((row) => row.orderNumber)).toEqual(['N3', 'N2', 'N1']);
    // 24 November begins at 15:00 UTC on the 23rd there.
    t.db.raw
      .prepare('update payment set received_at = ? where order_id = ?')
      .run(Date.UTC(2026, 10, 23, 15), first);
    expect(
      t
        .ask('payments.list', { filter: { from: '2026-11-24', to: '2026-11-24' } })
        .rows.map((row) => row.orderNumber),
    ).toEqual(['N1']);
    expect(t.ask('payments.sums', {}).sums).toEqual([
      { currency: 'EUR', count: 2, totalMinor: 3570 },
      { currency: 'JPY', count: 1, totalMinor: 1190 },
    ]);
  });

  it('show what is still to come, the oldest order first, by policy', () => {
    t.db.raw
      .prepare("insert into payment_method values ('acc_1', 'cod', 'Cash on delivery', 'ship_unpaid')")
      .run();
    const waits = t.sell('1', [mug(1)], { isPaid: false, method: 'bacs' });
    t.sell('2', [soap(2)], { isPaid: false, method: 'cod' });
    t.sell('3', [soap(2)], { isPaid: false, method: 'bacs', life: 'cancelled', status: 'cancelled' });
    t.must('payment.record', bank(waits, 190));
    const list = t.ask('unpaid.list', {});
    expect(list.rows.map((row) => [row.orderNumber, row.policy, row.paymentStatus, row.openMinor])).toEqual([
      ['N1', 'wait', 'partly_paid', 1000],
      ['N2', 'ship_unpaid', 'unpaid', 2380],
    ]);
    expect(list.sums).toEqual([{ currency: 'EUR', count: 2, totalMinor: 3380 }]);
    expect(t.ask('unpaid.list', { filter: { policy: 'ship_unpaid' } }).rows).toHaveLength(1);
    const page = t.ask('unpaid.list', { limit: 1 });
    expect(t.ask('unpaid.list', { limit: 1, after: page.next ?? '' }).rows).toMatchObject([
      { orderNumber: 'N2' },
    ]);
  });
});
