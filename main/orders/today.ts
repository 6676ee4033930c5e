/** Today: how the day stands, and what needs a person, ordered by the cost of waiting; the same cause stands once. */
import type { QueryReply } from '../../shared/api/contract.ts';
import { startOfDay } from '../../shared/orders/business-day.ts';
import { RISK_MS } from '../../shared/orders/urgency.ts';
import { SUGGESTIONS } from '../../shared/orders/vocabulary.ts';
import type { Reader } from '../db/handle.ts';
import type { QueryContext } from '../db/run.ts';
import { readSettings } from '../settings/store.ts';
import { countShippedSince, keptCounts } from './list-store.ts';
import {
  countDueBefore,
  failedStockWrites,
  feedbackCount,
  feedbackToAnswer,
  ordersInNeed,
  placedSince,
  quarantinedCauses,
  unlinkedHolds,
  unpaidSums,
} from './today-store.ts';

type Need = QueryReply<'today.get'>['needs'][number];

const MOST_ROWS = 200;

export function today(context: QueryContext): QueryReply<'today.get'> {
  const { reader, now } = context;
  const dayStart = startOfDay(now, readSettings(reader).general.zone);
  const counts = keptCounts(reader);
  const late = countDueBefore(reader, now);
  const unpaid = unpaidSums(reader);
  const placed = placedSince(reader, dayStart);
  const answers = feedbackCount(reader);
  const minorOf = (rows: readonly { currency: string; minor: number }[]) =>
    rows.map((row) => ({ currency: row.currency, minor: Number(row.minor) }));
  return {
    toShip: (counts.get('ready') ?? 0) + (counts.get('in_work') ?? 0),
    atRisk: countDueBefore(reader, now + RISK_MS) - late,
    late,
    unpaid: { count: unpaid.reduce((sum, row) => sum + Number(row.n), 0), sums: minorOf(unpaid) },
    toAnswer: { count: Number(answers?.n ?? 0), oldestAt: answers?.oldest ?? null },
    captured: placed.reduce((sum, row) => sum + Number(row.n), 0),
    shipped: countShippedSince(reader, dayStart),
    value: minorOf(placed),
    needs: [...orderNeeds(reader), ...otherNeeds(reader)].slice(0, MOST_ROWS),
  };
}

function orderNeeds(reader: Reader): Need[] {
  const unlinked = new Map(unlinkedHolds(reader).map((hold) => [hold.order_id, hold]));
  const needs = new Map<string, Need>();
  for (const order of ordersInNeed(reader, 2000)) {
    const hold = order.next_step === 'link_item' ? unlinked.get(order.id) : undefined;
    const subjectId = hold?.listing_id ?? order.id;
    const key = `${order.next_step}:${subjectId}`;
    const known = needs.get(key);
    if (known) {
      needs.set(key, { ...known, count: known.count + 1 });
      continue;
    }
    needs.set(key, {
      key,
      reason: order.next_step as Need['reason'],
      subjectId,
      orderId: order.id,
      orderNumber: order.number,
      accountId: order.account_id,
      customerName: order.customer_name,
      count: 1,
      detail: hold ? { sku: hold.sku, name: hold.name } : {},
      sinceAt: hold?.since_at ?? order.captured_at,
      dueAt: order.ship_by_at,
    });
  }
  const rank = (need: Need): number => (SUGGESTIONS as readonly string[]).indexOf(need.reason);
  return [...needs.values()].sort(
    (a, b) => rank(a) - rank(b) || (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity),
  );
}

function otherNeeds(reader: Reader): Need[] {
  const nobody = { orderId: null, orderNumber: '', customerName: '', dueAt: null };
  const quarantined = quarantinedCauses(reader).map(
    (row): Need => ({
      ...nobody,
      key: `quarantined:${row.account_id}:${row.stream}:${row.error_code}`,
      reason: 'quarantined',
      subjectId: row.account_id,
      accountId: row.account_id,
      count: Number(row.n),
      detail: { stream: row.stream, code: row.error_code },
      sinceAt: row.since,
    }),
  );
  const stock = failedStockWrites(reader).map(
    (row): Need => ({
      ...nobody,
      key: `failed_stock:${row.account_id}`,
      reason: 'failed_stock',
      subjectId: row.account_id,
      accountId: row.account_id,
      count: Number(row.n),
      detail: {},
      sinceAt: row.since,
    }),
  );
  const answers = feedbackToAnswer(reader, MOST_ROWS).map(
    (row): Need => ({
      key: `answer:${row.id}`,
      reason: 'answer',
      subjectId: row.id,
      orderId: row.order_id,
      orderNumber: row.number ?? '',
      accountId: row.account_id,
      customerName: row.author,
      count: 1,
      detail: { rating: row.rating },
      sinceAt: row.written_at,
      dueAt: null,
    }),
  );
  return [...quarantined, ...stock, ...answers];
}
