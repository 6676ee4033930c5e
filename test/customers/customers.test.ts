import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customerQueries } from '../../main/customers/queries.ts';
import type { CustomerOrder } from '../../main/customers/upsert.ts';
import { countOrders, upsertCustomers } from '../../main/customers/upsert.ts';
import { customerQueries as contract } from '../../shared/api/customers.ts';
import { contactOf, foldEmail } from '../../shared/customers/contact.ts';
import type { TestPipeline } from '../support/pipeline.ts';
import { createTestPipeline, OWNER } from '../support/pipeline.ts';
import { addAccount, addOrder, address } from '../support/shop-data.ts';

let t: TestPipeline;
beforeEach(() => {
  t = createTestPipeline({ handlers: {} });
  addAccount(t);
});
afterEach(() => t.close());

interface Given {
  readonly id: string;
  readonly customerId?: string;
  readonly email?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly placedAt?: number;
}

const channelOrder = (given: Given): CustomerOrder => ({
  externalId: given.id,
  placedAt: given.placedAt ?? 1000,
  customer: {
    externalId: given.customerId ?? null,
    email: given.email ?? '',
    name: given.name ?? 'Ida Berg',
    company: '',
    phone: given.phone ?? '',
  },
  billing: address(),
  shipping: address({ country: 'AT' }),
});

/** A page of orders as capture takes it; those that are there are only followed. */
function capture(page: readonly Given[], accountId = 'acc_1'): string[] {
  return t.pipeline.system('capture', {}, (run) => {
    const known = new Set(
      (
        t.db.raw.prepare('select external_id from orders where account_id = ?').all(accountId) as {
          external_id: string;
        }[]
      ).map((row) => row.external_id),
    );
    const orders = page.map(channelOrder);
    const customers = upsertCustomers(run, accountId, orders, known);
    for (const order of orders) {
      if (known.has(order.externalId)) continue;
      known.add(order.externalId);
      addOrder(run, {
        id: `ord_${accountId}_${order.externalId}`,
        accountId,
        externalId: order.externalId,
        customerId: customers.get(order.externalId) ?? '',
        placedAt: order.placedAt,
      });
    }
    countOrders(run, customers.values());
    return orders.map((order) => customers.get(order.externalId) ?? '');
  });
}

function ask<N extends keyof typeof customerQueries>(name: N, args: unknown = {}) {
  const decoded = contract[name].args.parse(args) as never;
  return t.db.read((reader) =>
    contract[name].reply.parse(customerQueries[name]({ reader, now: t.clock.now, actor: OWNER }, decoded)),
  ) as ReturnType<(typeof customerQueries)[N]>;
}
const found = (text: string) => ask('customers.list', { text }).customers.map((row) => row.name);

describe('the same person', () => {
  it('is known by the channel’s customer id, whatever the address says', () => {
    const [a, b] = capture([
      { id: '1', customerId: '7', email: 'ida@example.com' },
      { id: '2', customerId: '7', email: 'other@example.com', placedAt: 2000 },
    ]);
    expect(a).toBe(b);
    expect(ask('customers.list').customers).toMatchObject([
      { email: 'other@example.com', orderCount: 2, lastOrderAt: 2000, country: 'DE' },
    ]);
  });

  it('is known by e-mail in any case, on the same page and on a later one, and gets the id once it is told', () => {
    const [a, b] = capture([
      { id: '1', email: 'Ida@Example.com ' },
      { id: '2', email: 'ida@example.com' },
    ]);
    const [c] = capture([{ id: '3', email: 'IDA@example.com', customerId: '7' }]);
    const [d] = capture([{ id: '4', email: 'new@example.com', customerId: '7', placedAt: 3000 }]);
    expect(new Set([a, b, c, d]).size).toBe(1);
  });

  it('is not another registered customer who uses the same e-mail', () => {
    const [a, b, guest] = capture([
      { id: '1', customerId: '7', email: 'office@example.com' },
      { id: '2', customerId: '8', email: 'office@example.com' },
      { id: '3', email: 'office@example.com' },
    ]);
    expect(a).not.toBe(b);
    expect(guest).toBe(a);
  });

  it('without e-mail and id is a new one for each order, and stays that when the order is pulled again', () => {
    const [a, b] = capture([{ id: '1' }, { id: '2' }]);
    expect(a).not.toBe(b);
    expect(capture([{ id: '1' }, { id: '2' }])).toEqual([a, b]);
    expect(ask('customers.list').customers.map((row) => row.orderCount)).toEqual([1, 1]);
  });

  it('is looked for in its own account alone', () => {
    addAccount(t, 'acc_2', 'Other shop');
    const [a] = capture([{ id: '1', customerId: '7', email: 'ida@example.com' }]);
    const [b] = capture([{ id: '1', customerId: '7', email: 'ida@example.com' }], 'acc_2');
    expect(a).not.toBe(b);
    expect(ask('customers.list', { accountId: 'acc_2' }).customers).toMatchObject([{ id: b }]);
  });

  it('is written as on the newest order, however the pages come; what it leaves out stays', () => {
    capture([{ id: '2', email: 'ida@example.com', name: 'Ida Sommer', placedAt: 2000, phone: '040 123' }]);
    capture([{ id: '1', email: 'ida@example.com', name: 'Ida Berg', placedAt: 1000 }]);
    capture([{ id: '3', email: 'ida@example.com', name: '', placedAt: 3000 }]);
    const [row] = ask('customers.list').customers;
    expect(row).toMatchObject({ phone: '040 123', orderCount: 3, lastOrderAt: 3000 });
    expect(row?.name).toBe('Ida Berg');
  });

  it('comes out the same however the orders are cut into pages', () => {
    const order = fc.record({
      customerId: fc.constantFrom(undefined, '7', '8'),
      email: fc.constantFrom('', 'a@b.example', 'c@d.example'),
    });
    let round = 0;
    fc.assert(
      fc.property(fc.array(order, { minLength: 1, maxLength: 8 }), fc.nat(8), (given, cut) => {
        const groups = [[given.length], [cut, given.length]].map((ends) => {
          round += 1;
          const accountId = `acc_p${round}`;
          addAccount(t, accountId, accountId);
          const page = given.map((one, index) => ({
            id: `${index}`,
            email: one.email,
            ...(one.customerId === undefined ? {} : { customerId: one.customerId }),
          }));
          const ids = ends.flatMap((end, index) => capture(page.slice(ends[index - 1] ?? 0, end), accountId));
          return ids.map((id) => ids.indexOf(id));
        });
        expect(groups[0]).toEqual(groups[1]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('customers', () => {
  it('are found by pieces of name, company, e-mail and phone, in any script', () => {
    capture([
      { id: '1', name: 'Søren Ångström', email: 'soren@example.com', phone: '+49 40 123-456' },
      { id: '2', name: '山田 太郎', email: 'yamada@example.jp' },
      { id: '3', name: 'Zoë Brontë', email: 'zoe@example.org' },
    ]);
    expect(found('ANGSTROM')).toEqual(['Søren Ångström']);
    expect(found('山')).toEqual(['山田 太郎']);
    expect(found('bronte zoe@')).toEqual(['Zoë Brontë']);
    expect(found('40123456')).toEqual(['Søren Ångström']);
    expect(found('example.j')).toEqual(['山田 太郎']);
    expect(found('nobody')).toEqual([]);
    expect(found('"')).toEqual([]);
  });

  it('are found by their new name and no longer by the old one', () => {
    capture([{ id: '1', email: 'a@b.example', name: 'Ida Berg' }]);
    capture([{ id: '2', email: 'a@b.example', name: 'Ida Sommer', placedAt: 2000 }]);
    expect([found('sommer'), found('berg')]).toEqual([['Ida Sommer'], []]);
  });

  it('are listed newest order first, page by page, with and without a search', () => {
    const page = Array.from({ length: 17 }, (_, n) => ({
      id: `${n}`,
      email: `p${n}@example.com`,
      name: `Person ${n}`,
      placedAt: 1000 + (n % 5),
    }));
    capture(page);
    for (const text of ['', 'person', 'p1']) {
      const whole = ask('customers.list', { text, limit: 200 }).customers.map((row) => row.id);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const next = ask('customers.list', { text, limit: 3, cursor });
        seen.push(...next.customers.map((row) => row.id));
        cursor = next.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(whole);
      expect(new Set(seen).size).toBe(text === 'p1' ? 8 : 17);
    }
  });

  it('show their orders, their different addresses and what they spent', () => {
    const [id] = capture([{ id: '1', email: 'a@b.example' }]);
    capture([{ id: '2', email: 'a@b.example', placedAt: 2000 }]);
    expect(ask('customers.get', { customerId: id })).toMatchObject({
      orders: [{ number: '2' }, { number: '1' }],
      addresses: [{ kind: 'shipping', address: { city: 'Hamburg' } }],
      spent: [{ currency: 'EUR', totalMinor: 2000 }],
      feedbackCount: 0,
      accountName: 'Shop',
    });
    expect(ask('customers.get', { customerId: 'cus_x' })).toBeNull();
  });
});

describe('a contact', () => {
  it('takes the customer’s own words before those of the addresses', () => {
    expect(contactOf(channelOrder({ id: '1', name: '' }))).toMatchObject({ name: 'Ida Berg', country: 'DE' });
    expect(foldEmail(' Ida@EXAMPLE.com ')).toBe('ida@example.com');
  });
});
