/** What a day ended in, on both sides, without ids and times: two days that saw the same end the same. */

import { createClient } from '../../main/api/client.ts';
import type { Engine } from '../../main/engine/engine-shape.ts';
import { OWNER } from '../../main/engine/engine-shape.ts';
import { idMaker, pooledRandom } from '../../main/platform/ids.ts';
import type { PracticeShop } from '../../main/practice/practice-shop.ts';
import { EXPORTS, type ExportName } from '../../shared/api/export.ts';

export interface End {
  readonly orders: unknown;
  readonly timelines: unknown;
  readonly items: unknown;
  readonly stock: unknown;
  readonly movements: unknown;
  readonly invoices: unknown;
  readonly payments: unknown;
  readonly feedback: unknown;
  readonly quarantine: unknown;
  readonly told: unknown;
  readonly shop: unknown;
}

type Row = Readonly<Record<string, unknown>>;

export async function endOf(engine: Engine, shop: PracticeShop): Promise<End> {
  const client = createClient(engine.connect(OWNER), idMaker(Date.now, pooledRandom()));
  const all = async (what: ExportName): Promise<Row[]> => {
    const rows: Row[] = [];
    let after: string | null = null;
    do {
      const page: { rows: Row[]; next: string | null } = (
        await client.query('export.page', { what, after, limit: 500 })
      ).value;
      rows.push(...page.rows);
      after = page.next;
    } while (after !== null);
    return rows;
  };
  const tables = Object.fromEntries(
    await Promise.all(EXPORTS.map(async (what) => [what, await all(what)] as const)),
  ) as Readonly<Record<ExportName, Row[]>>;
  const numbers = new Map(tables.orders.map((row) => [row.id, row.number]));
  const orderOf = (row: Row): Row => ({ ...row, order: numbers.get(row.orderId) ?? null });

  return {
    orders: sorted(tables.orders),
    timelines: timelines(tables.events, numbers),
    items: sorted(tables.items),
    stock: sorted(tables.stock),
    // What the channel reported is in the order's rows; how many looks a quantity took depends on when it was looked at.
    told: sorted(
      tables.outbox
        .filter(({ kind }) => kind !== 'stock')
        .map(toldOf)
        .map(orderOf),
    ),
    movements: sorted(tables.movements.map(orderOf)),
    invoices: sorted(tables.invoices.map(orderOf)),
    payments: sorted(tables.payments.map(orderOf)),
    feedback: sorted(tables.feedback.map(orderOf)),
    quarantine: sorted(tables.quarantine),
    shop: shopEnd(shop),
  };
}

const toldOf = ({ kind, orderId, state, intent }: Row): Row => ({ kind, orderId, state, intent });

/** Business facts of each order; the deliveries of a message are not among them, they may be repeated. */
function timelines(events: readonly Row[], numbers: ReadonlyMap<unknown, unknown>): unknown {
  const facts = events.filter(({ type, orderId }) => orderId && !String(type).startsWith('outbox.'));
  const byOrder = Map.groupBy(facts, ({ orderId }) => String(numbers.get(orderId)));
  return Object.fromEntries(
    [...byOrder].map(([number, rows]) => [number, rows.map(({ type }) => String(type)).sort()]),
  );
}

function shopEnd(shop: PracticeShop): unknown {
  const { orders, products, reviews } = shop.snapshot();
  return plain({
    orders: orders.map(({ practice, ...order }) => ({
      ...order,
      ...practice,
      notes: practice.notes.map(({ note, isForCustomer }) => [note, isForCustomer]).sort(),
    })),
    products,
    reviews,
  });
}

const sorted = (rows: readonly Row[]): unknown =>
  rows
    .map(plain)
    .map((row) => JSON.stringify(row))
    .sort()
    .map((text) => JSON.parse(text) as unknown);

/** Without ids of ours, without instants, without what a second try changes. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'string')
    return /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/.test(value) ? 'id' : value.replaceAll(SHOP_ADDRESS, 'shop');
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key]) =>
          !IGNORED.has(key) && !/(At|Ms|_at|_gmt|_ms)$/.test(key) && !/^date_|^shipped_?at/i.test(key),
      )
      .map(([key, part]) => [key, plain(part)] as const),
  );
}

const SHOP_ADDRESS = /http:\/\/127\.0\.0\.1:\d+/g;
/** Random or counted by the order of requests: the shop's own ids of notes and meta, links to files of a day. */
const IGNORED = new Set([
  'at',
  'commandSeq',
  'id',
  'tracking_id',
  'meta_data',
  'seq',
  'nowMs',
  'hash',
  'salt',
  'cart_hash',
  'order_key',
]);
