import { describe, expect, it } from 'vitest';
import {
  MOST_PAGES,
  nextAsk,
  type PageReply,
  previousAsk,
  refreshed,
  rowsOf,
  startPages,
  withPage,
} from '../../renderer/orders/order-pages.ts';
import type { OrderRow } from '../../shared/api/orders.ts';

const row = (id: string, totalMinor = 100): OrderRow => ({
  id,
  number: id,
  accountId: 'acc_1',
  placedAt: 0,
  shipByAt: null,
  shippedAt: null,
  customerName: '',
  country: '',
  itemQty: 1,
  firstItem: '',
  currency: 'EUR',
  totalMinor,
  isHistory: false,
  shortQty: 0,
  life: 'open',
  holds: [],
  stockStatus: 'allocated',
  fulfilmentStatus: 'open',
  paymentStatus: 'paid',
  returnStatus: 'none',
  channelAgreement: 'agrees',
  bucket: 'ready',
  nextStep: 'pick',
});

const page = (ids: string, ends: Partial<PageReply> = {}): PageReply => ({
  rows: [...ids].map((id) => row(id)),
  next: null,
  previous: null,
  ...ends,
});

const idsOf = (rows: readonly OrderRow[]): string => rows.map((each) => each.id).join('');

describe('the loaded part of the list', () => {
  it('goes on at both ends from where it stands', () => {
    let state = startPages(page('cd', { next: 'after-d', previous: 'before-c' }));
    expect([nextAsk(state), previousAsk(state)]).toEqual([{ after: 'after-d' }, { before: 'before-c' }]);
    state = withPage(state, 'after', { ask: { after: 'after-d' }, reply: page('ef') });
    state = withPage(state, 'before', { ask: { before: 'before-c' }, reply: page('ab') });
    expect(idsOf(rowsOf(state))).toBe('abcdef');
    expect([nextAsk(state), previousAsk(state)]).toEqual([undefined, undefined]);
  });

  it('lets the far end go and counts what lies before', () => {
    let state = startPages(page('ab', { next: '1' }));
    for (let index = 1; index < MOST_PAGES + 2; index += 1) {
      const ids = String.fromCharCode(97 + index * 2, 98 + index * 2);
      const reply = page(ids, { next: String(index + 1), previous: `before-${ids}` });
      state = withPage(state, 'after', { ask: { after: String(index) }, reply });
    }
    expect(state.skipped).toBe(4);
    expect(idsOf(rowsOf(state))).toBe('efghijklmn');
    expect(previousAsk(state)).toEqual({ before: 'before-ef' });
    const back = withPage(state, 'before', {
      ask: { before: 'before-ef' },
      reply: page('cd', { previous: 'x' }),
    });
    expect([back.skipped, idsOf(rowsOf(back))]).toEqual([2, 'cdefghijkl']);
  });

  it('keeps its rows in place: values follow, what left is done, what came is counted', () => {
    const state = startPages(page('abc'));
    const now = refreshed(state, [{ ...page('xacd'), rows: [row('x'), row('a', 900), row('c'), row('d')] }]);
    expect(rowsOf(now).map((each) => [each.id, each.totalMinor])).toEqual([
      ['a', 900],
      ['b', 100],
      ['c', 100],
    ]);
    expect([[...now.done], [...now.arrived]]).toEqual([['b'], ['x', 'd']]);
  });

  it('takes rows that only moved up from the end for no news', () => {
    const state = startPages(page('abc', { next: 'after-c' }));
    const now = refreshed(state, [page('bcd', { next: 'after-d' })]);
    expect([[...now.done], [...now.arrived]]).toEqual([['a'], []]);
  });

  it('shows what comes to an empty list at once', () => {
    expect(idsOf(rowsOf(refreshed(startPages(page('')), [page('ab')])))).toBe('ab');
  });
});
