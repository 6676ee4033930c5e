import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { itemOf, reviewedLine } from '../../shared/feedback/match.ts';
import type { MoneyDesk } from '../support/money-desk.ts';
import { moneyDesk, mug, soap } from '../support/money-desk.ts';

let t: MoneyDesk;
beforeEach(() => {
  t = moneyDesk();
});
afterEach(() => {
  expect(t.faults()).toEqual([]);
  t.close();
});

const open = () => t.ask('feedback.list', {}).rows;
const first = (state: 'open' | 'answered' | 'done' | 'all' = 'all') =>
  t.ask('feedback.list', { state, withHidden: true }).rows[0];

describe('a review', () => {
  it('belongs to the newest shipped order of its writer with that product, its line, item and customer', () => {
    t.sell('1', [mug(1)], { email: 'Annika@Example.com' });
    t.ship('1', { 'SKU-10': 1 });
    const second = t.sell('2', [soap(1), mug(1)], { email: 'annika@example.com' });
    t.ship('2', { 'SKU-10': 1, 'SKU-11': 1 });
    t.sell('3', [mug(1)], { email: 'annika@example.com' });
    t.review({ externalId: '70', email: ' ANNIKA@example.com', writtenAt: t.clock.now });
    expect(open()).toMatchObject([
      {
        kind: 'review',
        state: 'open',
        rating: 5,
        orderId: second,
        orderNumber: 'N2',
        about: 'Stoneware mug',
      },
    ]);
    expect(open()[0]).toMatchObject({
      lineId: t.lineRows('2')[1]?.id,
      itemId: t.lineRows('2')[1]?.item_id,
      customerId: t.orderRow('2').customer_id,
    });
    expect(t.published.at(-1)?.topics).toEqual(expect.arrayContaining(['feedback', `order:${second}`]));
  });

  it('of somebody unknown keeps its item, and of an unknown product nothing', () => {
    t.review({ externalId: '70', email: 'nobody@example.com' });
    t.review({ externalId: '71', listingExternalId: '999', writtenAt: t.clock.now + 1 });
    expect(open().map((row) => [row.orderId, row.customerId, row.about])).toEqual([
      [null, null, 'Product 10'],
      [null, null, null],
    ]);
  });

  it('again changes nothing; edited it is open again, hidden it leaves the list', () => {
    t.review({ externalId: '70' });
    const feedbackId = first()?.id;
    t.must('feedback.answer', { feedbackId, answer: 'Thank you' });
    const before = t.rows('select * from event where type like ?', 'feedback.%');
    t.review({ externalId: '70', writtenAt: first()?.writtenAt ?? 0 });
    expect(t.rows('select * from event where type like ?', 'feedback.%')).toEqual(before);
    expect(first()?.state).toBe('answered');
    t.review({ externalId: '70', text: 'It broke', rating: 1, writtenAt: first()?.writtenAt ?? 0 });
    expect(first()).toMatchObject({ state: 'open', text: 'It broke', rating: 1, answer: 'Thank you' });
    t.review({
      externalId: '70',
      text: 'It broke',
      rating: 1,
      state: 'hidden',
      writtenAt: first()?.writtenAt ?? 0,
    });
    expect(open()).toEqual([]);
    expect(first()).toMatchObject({ isHidden: true });
    expect(t.ask('feedback.counts', {})).toEqual({ open: 0, answered: 0, done: 0 });
    expect(t.rows('select count(*) as n from feedback')).toEqual([{ n: 1 }]);
  });

  it('from before the cut-over is history: found, and nobody is asked', () => {
    t.db.raw.prepare('update account set cutover_at = ?').run(t.clock.now);
    t.review({ externalId: '70', writtenAt: t.clock.now - 1 });
    t.review({ externalId: '71', writtenAt: t.clock.now });
    expect(open()).toHaveLength(1);
    expect(t.ask('feedback.list', { state: 'done' }).rows).toHaveLength(1);
  });

  it('that a person has moved stays where it was put', () => {
    const orderId = t.sell('1', [mug(1)], { email: 'a@example.com' });
    t.review({ externalId: '70', email: 'a@example.com' });
    const feedbackId = first()?.id ?? '';
    // Written before anything had shipped: it belongs to nothing yet.
    expect(first()?.orderId).toBeNull();
    t.must('feedback.attach', { feedbackId, orderId, lineId: t.lineRows('1')[0]?.id });
    expect(first()).toMatchObject({ orderId, about: 'Stoneware mug' });
    t.must('feedback.attach', { feedbackId, orderId: null });
    t.ship('1', { 'SKU-10': 1 });
    t.clock.now += 1_000;
    t.review({ externalId: '70', email: 'a@example.com', text: 'Still lovely', writtenAt: t.clock.now });
    expect(first()).toMatchObject({ text: 'Still lovely', orderId: null });
  });
});

describe('a remark', () => {
  it('stands at its order, line and customer, and can be taken away again', () => {
    const orderId = t.sell('1', [mug(1)]);
    const lineId = t.lineRows('1')[0]?.id;
    const added = t.do('feedback.add', { lineId, text: 'Rang: wants it wrapped' });
    expect(added).toMatchObject({ ok: true });
    expect(first()).toMatchObject({
      kind: 'remark',
      orderId,
      lineId,
      author: 'per_owner',
      customerName: 'Annika Lindqvist',
    });
    expect(t.ask('feedback.list', { filter: { orderId } }).rows).toHaveLength(1);
    expect(t.undo(added)).toBe('done');
    expect(t.ask('feedback.list', { state: 'all' }).rows).toEqual([]);
  });

  it('needs something it is about', () => {
    expect(t.code('feedback.add', { text: 'Hm' })).toBe('feedback_about_nothing');
    expect(t.code('feedback.add', { orderId: 'ord_none', text: 'Hm' })).toBe('order_unknown');
    expect(t.code('feedback.add', { lineId: 'lin_none', text: 'Hm' })).toBe('line_unknown');
    expect(t.code('feedback.add', { customerId: 'cus_none', text: 'Hm' })).toBe('customer_unknown');
    const orderId = t.sell('1', [mug(1)]);
    t.sell('2', [mug(1)]);
    expect(t.code('feedback.add', { orderId, lineId: t.lineRows('2')[0]?.id, text: 'Hm' })).toBe(
      'line_unknown',
    );
    t.review({ externalId: '70' });
    expect(t.code('feedback.remove', { feedbackId: first()?.id })).toBe('feedback_is_review');
  });
});

describe('every state answers every command, and each undo leads back', () => {
  const states = ['open', 'answered', 'done'] as const;
  const bring = (state: (typeof states)[number]) => {
    t.review({ externalId: '70' });
    const feedbackId = first()?.id ?? '';
    if (state === 'answered') t.must('feedback.answer', { feedbackId, answer: 'Thanks' });
    if (state === 'done') t.must('feedback.settle', { feedbackId });
    return feedbackId;
  };

  it.each(states)('%s', (state) => {
    const feedbackId = bring(state);
    const before = first();
    for (const [name, args] of [
      ['feedback.answer', { feedbackId, answer: 'Better words' }],
      ['feedback.settle', { feedbackId }],
      ['feedback.reopen', { feedbackId }],
    ] as const) {
      const answer = t.do(name, args);
      if (!answer.ok) {
        expect([state, name, answer.error.code]).toEqual(
          state === 'done'
            ? [state, 'feedback.settle', 'feedback_settled']
            : ['open', 'feedback.reopen', 'feedback_open'],
        );
        continue;
      }
      expect(first()?.state).toBe(
        name === 'feedback.answer' ? 'answered' : name === 'feedback.settle' ? 'done' : 'open',
      );
      expect([name, t.undo(answer)]).toEqual([name, 'done']);
      expect({ ...first(), settledAt: 0 }).toEqual({ ...before, settledAt: 0 });
    }
    expect(t.ask('feedback.counts', {})).toEqual({ open: 0, answered: 0, done: 0, [state]: 1 });
  });
});

it('lists page in both directions of time', () => {
  for (const [index, at] of [5, 3, 9].entries())
    t.review({ externalId: String(index), writtenAt: at, rating: index + 1 });
  const page = t.ask('feedback.list', { limit: 2 });
  expect(page.rows.map((row) => row.writtenAt)).toEqual([3, 5]);
  expect(
    t.ask('feedback.list', { limit: 2, after: page.next ?? '' }).rows.map((row) => row.writtenAt),
  ).toEqual([9]);
  const newest = t.ask('feedback.list', { state: 'all', limit: 2 });
  expect(newest.rows.map((row) => row.writtenAt)).toEqual([9, 5]);
  expect(t.ask('feedback.list', { state: 'all', limit: 2, after: newest.next ?? '' }).rows).toHaveLength(1);
  expect(t.ask('feedback.list', { filter: { maxRating: 2 } }).rows).toHaveLength(2);
});

describe('the rule', () => {
  const line = { itemId: 'i', placedAt: 1, shippedQty: 1, isExact: false };
  it('prefers the newest, then the exact variation, and ignores what had not shipped or came later', () => {
    const lines = [
      { ...line, orderId: 'a', lineId: '1' },
      { ...line, orderId: 'b', lineId: '2', placedAt: 5 },
      { ...line, orderId: 'b', lineId: '3', placedAt: 5, isExact: true },
      { ...line, orderId: 'c', lineId: '4', placedAt: 7, shippedQty: 0 },
      { ...line, orderId: 'd', lineId: '5', placedAt: 11 },
    ];
    expect(reviewedLine(lines, 10)?.lineId).toBe('3');
    expect(reviewedLine(lines, 0)).toBeUndefined();
  });

  it('names an item only where all variations are the same one', () => {
    expect(itemOf([{ itemId: 'a' }, { itemId: 'a' }])).toBe('a');
    expect(itemOf([{ itemId: 'a' }, { itemId: 'b' }])).toBeUndefined();
    expect(itemOf([{ itemId: null }])).toBeUndefined();
    expect(itemOf([])).toBeUndefined();
  });
});
