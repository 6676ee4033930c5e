import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyProducts } from '../../main/catalog/apply-products.ts';
import { catalogCommands } from '../../main/catalog/commands.ts';
import { catalogQueries } from '../../main/catalog/queries.ts';
import { upsertCustomers } from '../../main/customers/upsert.ts';
import { settingsCommands } from '../../main/settings/commands.ts';
import { stockChecks } from '../../main/stock/checks.ts';
import { stockCommands } from '../../main/stock/commands.ts';
import { openForReduced, openListings } from '../../main/stock/opening.ts';
import { stockQueries } from '../../main/stock/queries.ts';
import { catalogQueries as contract } from '../../shared/api/catalog.ts';
import type { ChannelProduct } from '../../shared/sync/connector.ts';
import type { TestPipeline } from '../support/pipeline.ts';
import { createTestPipeline, OWNER } from '../support/pipeline.ts';
import { addAccount, addOrder, address, channelListing, simpleProduct } from '../support/shop-data.ts';

const handlers = { ...settingsCommands, ...catalogCommands, ...stockCommands };
const queries = { ...catalogQueries, ...stockQueries };

let t: TestPipeline;
let changed: string[];
beforeEach(() => {
  changed = [];
  t = createTestPipeline({
    handlers,
    advance: (run) => {
      changed.push(...run.listingsChanged);
      openListings(run, run.listingsChanged);
    },
  });
  addAccount(t);
});
afterEach(() => {
  const faults = t.db.read((reader) => stockChecks.flatMap((check) => check.find(reader)));
  t.close();
  expect(faults).toEqual([]);
});

function ask<N extends keyof typeof contract>(name: N, args: unknown = {}) {
  const decoded = contract[name].args.parse(args) as never;
  return t.db.read((reader) =>
    contract[name].reply.parse(queries[name]({ reader, now: t.clock.now, actor: OWNER }, decoded)),
  ) as ReturnType<(typeof queries)[N]>;
}
const pull = (products: readonly ChannelProduct[], accountId = 'acc_1') =>
  t.pipeline.system('products', {}, (run) => applyProducts(run, { id: accountId }, products));
const rows = (sql: string) => t.db.raw.prepare(sql).all() as Record<string, unknown>[];
const items = () => ask('items.list').items.map((item) => [item.sku, item.name, item.onHandQty]);
const listings = () =>
  rows(
    'select g.external_id, i.sku as item, g.linked_by from listing g left join item i on i.id = g.item_id order by 1',
  ).map((row) => [row.external_id, row.item, row.linked_by]);
const listingId = (externalId: string) =>
  String(rows(`select id from listing where external_id = '${externalId}'`)[0]?.id);
const itemId = (sku: string) => String(rows(`select id from item where sku = '${sku}'`)[0]?.id);
const eventsOf = (type: string) => rows(`select subject_id, data from event where type = '${type}'`);

/** An order that the shop counted off, captured now. */
function capture(name: string, line: { listing: string; qty: number; placedAt: number }): void {
  t.pipeline.system('capture', {}, (run) => {
    const order = {
      externalId: name,
      placedAt: line.placedAt,
      customer: { externalId: null, email: 'a@b.example', name: 'A', company: '', phone: '' },
      billing: address(),
      shipping: address(),
    };
    const customers = upsertCustomers(run, 'acc_1', [order], new Set());
    addOrder(run, {
      id: `ord_${name}`,
      accountId: 'acc_1',
      externalId: name,
      customerId: customers.get(name) ?? '',
      placedAt: line.placedAt,
      lines: [{ id: `lin_${name}`, listingId: listingId(line.listing), itemId: null, qty: line.qty }],
    });
    for (let again = 0; again < 2; again += 1)
      openForReduced(run, {
        listingId: listingId(line.listing),
        orderId: `ord_${name}`,
        lineId: `lin_${name}`,
        qty: line.qty,
        reducedAt: line.placedAt,
      });
  });
}

describe("a shop's products", () => {
  it('become items on the first day, each with its opening stock, and a second pull changes nothing', () => {
    const products = [
      simpleProduct({ externalId: '1', sku: 'CUP', name: 'Cup', qty: 5 }),
      {
        externalId: '2',
        modifiedAt: 0,
        listings: [
          channelListing({
            externalId: '2:21',
            parentExternalId: '2',
            sku: 'T-S',
            name: 'Shirt',
            variant: 'S',
            qty: 0,
          }),
          channelListing({
            externalId: '2:22',
            parentExternalId: '2',
            sku: 'T-M',
            name: 'Shirt',
            variant: 'M',
            qty: 3,
          }),
        ],
      },
    ];
    pull(products);
    const first = [items(), listings(), rows('select item_id, qty, cause from movement')];
    expect(first[0]).toEqual([
      ['CUP', 'Cup', 5],
      ['T-M', 'Shirt', 3],
      ['T-S', 'Shirt', 0],
    ]);
    expect(first[1]).toEqual([
      ['1', 'CUP', 'sku'],
      ['2:21', 'T-S', 'sku'],
      ['2:22', 'T-M', 'sku'],
    ]);
    pull(products);
    expect([items(), listings(), rows('select item_id, qty, cause from movement')]).toEqual(first);
  });

  it('without a SKU, or with one that stands twice, wait for a person', () => {
    pull([
      simpleProduct({ externalId: '1', sku: '' }),
      simpleProduct({ externalId: '2', sku: ' DUP ' }),
      simpleProduct({ externalId: '3', sku: 'DUP' }),
    ]);
    expect(listings()).toEqual([
      ['1', null, null],
      ['2', null, null],
      ['3', null, null],
    ]);
    expect(ask('listings.list').listings.map((row) => [row.externalId, row.problem])).toEqual([
      ['1', 'sku_missing'],
      ['2', 'sku_doubled'],
      ['3', 'sku_doubled'],
    ]);
    expect(ask('items.count')).toMatchObject({ unlinked: 3, all: 0 });
  });

  it('give the same picture however they are paged: a SKU doubled on a later page is in doubt, too', () => {
    pull([simpleProduct({ externalId: '2', sku: 'DUP', qty: 4 })]);
    pull([simpleProduct({ externalId: '3', sku: 'DUP', qty: 9 })]);
    expect(listings()).toEqual([
      ['2', null, null],
      ['3', null, null],
    ]);
    expect(items()).toEqual([['DUP', 'Product 2', 0]]);
    // A person decides; the opening comes from the listing that was meant.
    t.do('listing.link', { listingId: listingId('3'), itemId: itemId('DUP') });
    expect(items()).toEqual([['DUP', 'Product 2', 9]]);
  });

  it('that were doubled link by themselves once the shop has put it right', () => {
    pull([simpleProduct({ externalId: '2', sku: 'DUP' }), simpleProduct({ externalId: '3', sku: 'DUP' })]);
    pull([simpleProduct({ externalId: '3', sku: 'OWN' })]);
    expect(listings()).toEqual([
      ['2', 'DUP', 'sku'],
      ['3', 'OWN', 'sku'],
    ]);
  });

  it('keep their link when the SKU changes at the shop, and that is told', () => {
    pull([simpleProduct({ externalId: '1', sku: 'A' }), simpleProduct({ externalId: '2', sku: 'B' })]);
    pull([simpleProduct({ externalId: '1', sku: 'C' })]);
    expect(listings()[0]).toEqual(['1', 'A', 'sku']);
    expect(eventsOf('listing.sku_changed')).toEqual([
      { subject_id: listingId('1'), data: '{"from":"A","to":"C"}' },
    ]);
  });

  it('are followed in name and picture until somebody names the item otherwise', () => {
    pull([simpleProduct({ externalId: '1', sku: 'A', name: 'Cup' })]);
    pull([
      simpleProduct({ externalId: '1', sku: 'A', name: 'Cup, blue', imageUrl: 'https://shop.example/1.jpg' }),
    ]);
    expect(ask('items.list').items[0]).toMatchObject({
      name: 'Cup, blue',
      imageUrl: 'https://shop.example/1.jpg',
    });
    t.do('item.update', { itemId: itemId('A'), name: 'Our cup' });
    pull([simpleProduct({ externalId: '1', sku: 'A', name: 'Cup, red' })]);
    expect(ask('items.list').items[0]).toMatchObject({ name: 'Our cup', sku: 'A' });
  });

  it('that vanish from the shop are marked, and come back', () => {
    const shirt = (ids: readonly string[]) => ({
      externalId: '2',
      modifiedAt: 0,
      listings: ids.map((id) =>
        channelListing({ externalId: `2:${id}`, parentExternalId: '2', sku: `T-${id}` }),
      ),
    });
    pull([shirt(['21', '22'])]);
    pull([shirt(['21'])]);
    expect(rows('select external_id, is_gone from listing order by 1')).toEqual([
      { external_id: '2:21', is_gone: 0 },
      { external_id: '2:22', is_gone: 1 },
    ]);
    expect(changed).toContain(listingId('2:22'));
    pull([shirt(['21', '22'])]);
    expect(rows('select count(*) as n from listing where is_gone = 1')).toEqual([{ n: 0 }]);
  });

  it('that turn from simple to variable leave no living listing behind', () => {
    pull([simpleProduct({ externalId: '2', sku: 'OLD' })]);
    pull([
      {
        externalId: '2',
        modifiedAt: 0,
        listings: [channelListing({ externalId: '2:21', parentExternalId: '2', sku: 'NEW' })],
      },
    ]);
    expect(rows('select external_id, is_gone from listing order by 1')).toEqual([
      { external_id: '2', is_gone: 1 },
      { external_id: '2:21', is_gone: 0 },
    ]);
  });

  it('without stock of their own are never 0: services, downloads, untracked goods', () => {
    pull([
      simpleProduct({ externalId: '1', sku: 'S', kind: 'service', isTracked: false, qty: null }),
      simpleProduct({ externalId: '2', sku: 'D', kind: 'download', qty: 3 }),
      simpleProduct({ externalId: '3', sku: 'U', isTracked: false, qty: null }),
    ]);
    expect(ask('items.list').items.map((item) => [item.sku, item.isStocked, item.onHandQty])).toEqual([
      ['D', false, 0],
      ['S', false, 0],
      ['U', false, 0],
    ]);
    expect(rows('select * from movement')).toEqual([]);
    expect(ask('items.get', { itemId: itemId('U') })?.sellableQty).toBeNull();
  });

  it('that the shop begins to count are opened then; that it stops counting have no stock any more', () => {
    pull([simpleProduct({ externalId: '3', sku: 'U', isTracked: false, qty: null })]);
    pull([simpleProduct({ externalId: '3', sku: 'U', isTracked: true, qty: 6 })]);
    expect(ask('items.list').items[0]).toMatchObject({ isStocked: true, onHandQty: 6 });
    pull([simpleProduct({ externalId: '3', sku: 'U', isTracked: false, qty: null })]);
    expect(ask('items.list').items[0]).toMatchObject({ isStocked: false, onHandQty: 6 });
    expect(eventsOf('item.unstocked')).toHaveLength(1);
  });
});

describe('barcodes of the shop', () => {
  it('find their item in every spelling, and one that is elsewhere stays there and is told once', () => {
    pull([
      simpleProduct({ externalId: '1', sku: 'A', barcodes: ['4006381333931'] }),
      simpleProduct({ externalId: '2', sku: 'B', barcodes: ['036000291452'] }),
    ]);
    pull([simpleProduct({ externalId: '2', sku: 'B', barcodes: ['036000291452', '4006381333931'], qty: 1 })]);
    pull([simpleProduct({ externalId: '2', sku: 'B', barcodes: ['036000291452', '4006381333931'], qty: 2 })]);
    const find = (code: string) => ask('items.find_code', { code }).item?.sku;
    expect([find('4006381333931'), find(']E00036000291452'), find('036000291452')]).toEqual(['A', 'B', 'B']);
    expect(eventsOf('barcode.conflict')).toHaveLength(1);
  });

  it('come along when a person links the listing', () => {
    pull([simpleProduct({ externalId: '1', sku: '', barcodes: ['4006381333931'] })]);
    t.do('listing.create_item', { listingId: listingId('1'), sku: 'NEW' });
    expect(ask('items.find_code', { code: '4006381333931' }).item?.sku).toBe('NEW');
  });
});

describe('opening stock', () => {
  it("is the shop's figure and what it already took off for unshipped orders, each line once", () => {
    pull([simpleProduct({ externalId: '1', sku: 'A', qty: -3 })]);
    const before = t.clock.now - 1000;
    capture('x', { listing: '1', qty: 2, placedAt: before });
    expect(items()[0]?.[2]).toBe(0);
    capture('y', { listing: '1', qty: 4, placedAt: before });
    expect(items()[0]?.[2]).toBe(3);
    expect(rows('select cause, qty, order_id from movement')).toEqual([
      { cause: 'opening', qty: 3, order_id: 'ord_y' },
    ]);
  });

  it('is not raised by an order from after it', () => {
    pull([simpleProduct({ externalId: '1', sku: 'A', qty: 5 })]);
    t.clock.now += 60_000;
    // The shop is read again before the order is captured: the opening stays the first reading.
    pull([simpleProduct({ externalId: '1', sku: 'A', qty: 3 })]);
    capture('x', { listing: '1', qty: 2, placedAt: t.clock.now - 30_000 });
    expect(items()[0]?.[2]).toBe(5);
  });

  it('still counts units of earlier orders after something moved, but not after a count', () => {
    pull([simpleProduct({ externalId: '1', sku: 'A', qty: 5 })]);
    t.do('stock.book_in', { itemId: itemId('A'), qty: 10 });
    const before = t.clock.now - 1000;
    capture('x', { listing: '1', qty: 2, placedAt: before });
    expect(items()[0]?.[2]).toBe(17);
    t.do('stock.count', { itemId: itemId('A'), countedQty: 16 });
    capture('y', { listing: '1', qty: 3, placedAt: before });
    expect(items()[0]?.[2]).toBe(16);
  });

  it('of a listing linked later has the units of the orders that waited for it', () => {
    pull([simpleProduct({ externalId: '1', sku: '', qty: 5 })]);
    capture('x', { listing: '1', qty: 2, placedAt: t.clock.now - 1000 });
    t.clock.now += 60_000;
    capture('late', { listing: '1', qty: 1, placedAt: t.clock.now });
    t.do('listing.create_item', { listingId: listingId('1'), sku: 'A' });
    expect(items()).toEqual([['A', 'Product 1', 7]]);
  });

  it('comes from the first shop alone: others show the same shelf', () => {
    addAccount(t, 'acc_2', 'Other shop');
    pull([simpleProduct({ externalId: '1', sku: 'A', qty: 5 })]);
    pull([simpleProduct({ externalId: '9', sku: 'A', qty: 7 })], 'acc_2');
    expect(items()).toEqual([['A', 'Product 1', 5]]);
    expect(listings().map((row) => row[1])).toEqual(['A', 'A']);
  });

  it('goes along when a wrong link is put right', () => {
    pull([simpleProduct({ externalId: '1', sku: '', qty: 5 })]);
    const wrong = (
      t.do('item.create', { sku: 'W', name: 'Wrong' }) as unknown as { value: { itemId: string } }
    ).value;
    const right = (
      t.do('item.create', { sku: 'R', name: 'Right' }) as unknown as { value: { itemId: string } }
    ).value;
    const link = t.do('listing.link', { listingId: listingId('1'), itemId: wrong.itemId });
    expect(items().map((row) => row[2])).toEqual([0, 5]);
    t.do('command.undo', { commandId: link.commandId });
    expect(items().map((row) => row[2])).toEqual([0, 0]);
    t.do('listing.link', { listingId: listingId('1'), itemId: right.itemId });
    expect(items().map((row) => [row[0], row[2]])).toEqual([
      ['R', 5],
      ['W', 0],
    ]);
  });

  it('is never overwritten by what the shop shows later', () => {
    pull([simpleProduct({ externalId: '1', sku: 'A', qty: 0 })]);
    pull([simpleProduct({ externalId: '1', sku: 'A', qty: 50 })]);
    expect(items()[0]?.[2]).toBe(0);
    expect(ask('items.list').items[0]?.shops).toMatchObject([{ qty: 50, isDifferent: false }]);
  });
});

describe('links made by people', () => {
  it('are kept: what a person unlinked, no SKU links again', () => {
    pull([simpleProduct({ externalId: '1', sku: 'A' })]);
    t.do('listing.unlink', { listingId: listingId('1') });
    pull([simpleProduct({ externalId: '1', sku: 'A', name: 'Renamed' })]);
    expect(listings()).toEqual([['1', null, 'person']]);
    expect(t.do('listing.link', { listingId: listingId('1'), itemId: itemId('A') })).toMatchObject({
      ok: true,
    });
    expect(t.do('listing.link', { listingId: listingId('1'), itemId: itemId('A') })).toMatchObject({
      error: { code: 'listing_linked' },
    });
  });

  it('are proposed by SKU, by barcode, by name', () => {
    pull([
      simpleProduct({
        externalId: '1',
        sku: 'BB-L',
        name: 'Beech board',
        variant: 'large',
        barcodes: ['4006381333931'],
      }),
      simpleProduct({ externalId: '2', sku: 'X', name: 'Soup bowl' }),
      simpleProduct({ externalId: '3', sku: '', name: 'Something', barcodes: ['4006381333931'] }),
      simpleProduct({ externalId: '4', sku: '', name: 'Beech board, oiled' }),
    ]);
    const proposals = (id: string) =>
      ask('listings.get', { listingId: listingId(id) })?.proposals.map((p) => [p.reason, p.item.sku]);
    expect(proposals('3')).toEqual([['code', 'BB-L']]);
    expect(proposals('4')).toEqual([['name', 'BB-L']]);
  });
});

describe('items', () => {
  it('keep SKUs and barcodes to themselves', () => {
    t.do('item.create', { sku: 'A', name: 'Cup' });
    t.do('item.create', { sku: 'B', name: 'Bowl' });
    expect(t.do('item.create', { sku: 'A', name: 'Other' })).toMatchObject({
      error: { code: 'sku_taken', data: { itemId: itemId('A') } },
    });
    expect(t.do('item.update', { itemId: itemId('B'), sku: 'A' })).toMatchObject({
      error: { code: 'sku_taken' },
    });
    const added = t.do('barcode.add', { itemId: itemId('A'), code: '036000291452', source: 'scan' });
    expect(t.do('barcode.add', { itemId: itemId('B'), code: '0036000291452' })).toMatchObject({
      error: { code: 'code_taken', data: { itemId: itemId('A') } },
    });
    t.do('command.undo', { commandId: added.commandId });
    expect(t.do('barcode.add', { itemId: itemId('B'), code: '0036000291452' })).toMatchObject({ ok: true });
  });

  it('go only while nothing knows them', () => {
    const made = t.do('item.create', { sku: 'A', name: 'Cup' });
    expect(t.do('command.undo', { commandId: made.commandId })).toMatchObject({ ok: true });
    t.do('item.create', { sku: 'B', name: 'Bowl' });
    t.do('stock.book_in', { itemId: itemId('B'), qty: 1 });
    expect(t.do('item.remove', { itemId: itemId('B') })).toMatchObject({ error: { code: 'item_in_use' } });
  });

  it('are found by pieces of name, SKU and code, in any case and accent', () => {
    pull([
      simpleProduct({ externalId: '1', sku: 'CAF-1', name: 'Café Crème', barcodes: ['4006381333931'] }),
      simpleProduct({ externalId: '2', sku: 'MUG-1', name: 'Mug', variant: 'creme' }),
      simpleProduct({ externalId: '3', sku: 'CREME', name: 'Soap' }),
    ]);
    const search = (text: string) => ask('items.search', { text }).items.map((item) => item.sku);
    expect(search('creme')).toEqual(['CREME', 'CAF-1', 'MUG-1']);
    expect(search('cafe CRÈME')).toEqual(['CAF-1']);
    expect(search('4006381333931')).toEqual(['CAF-1']);
    expect(search('  ')).toEqual([]);
    const filter = (text: string) => ask('items.list', { filter: text }).items.map((item) => item.sku);
    expect(filter('sku:mug-1')).toEqual(['MUG-1']);
    expect(filter('crème channel:shop')).toEqual(['CAF-1', 'CREME', 'MUG-1']);
    expect(filter('channel:"no such"')).toEqual([]);
    expect(filter('is:untracked')).toEqual([]);
  });

  it('page through every view and sort without losing or repeating one', () => {
    pull(
      Array.from({ length: 23 }, (_, n) =>
        simpleProduct({ externalId: `${n}`, sku: `S${n}`, name: `Name ${n % 4}`, qty: n % 5 }),
      ),
    );
    t.pipeline.system('wait', {}, (run) => {
      const customers = upsertCustomers(
        run,
        'acc_1',
        [
          {
            externalId: 'w',
            placedAt: 1,
            customer: { externalId: null, email: '', name: 'W', company: '', phone: '' },
            billing: address(),
            shipping: address(),
          },
        ],
        new Set(),
      );
      addOrder(run, {
        id: 'ord_w',
        accountId: 'acc_1',
        externalId: 'w',
        customerId: customers.get('w') ?? '',
        placedAt: 1,
        lines: [0, 1, 2, 3, 4, 5, 6].map((n) => ({
          id: `lin_${n}`,
          listingId: null,
          itemId: itemId(`S${n}`),
          qty: 9,
          backorderedQty: 1 + (n % 3),
        })),
      });
    });
    for (const view of ['short', 'all'])
      for (const sort of ['short', 'sku', 'name', 'available'])
        for (const isDescending of [false, true]) {
          const whole = ask('items.list', { view, sort, isDescending, limit: 200 }).items;
          const seen: string[] = [];
          let cursor: string | undefined;
          do {
            const page = ask('items.list', { view, sort, isDescending, limit: 4, cursor });
            seen.push(...page.items.map((item) => item.id));
            cursor = page.nextCursor ?? undefined;
          } while (cursor !== undefined);
          expect(seen).toEqual(whole.map((item) => item.id));
          expect(new Set(seen).size).toBe(view === 'short' ? 7 : 23);
        }
    const short = ask('items.list', { view: 'short' }).items.map((item) => item.backorderedQty);
    expect(short).toEqual([...short].sort((a, b) => b - a));
    expect(ask('items.count')).toMatchObject({ short: 7, shortQty: 13, shortOrders: 1, all: 23 });
    expect(ask('items.get', { itemId: itemId('S1') })?.waiting).toMatchObject([
      { orderId: 'ord_w', backorderedQty: 2 },
    ]);
  });
});
