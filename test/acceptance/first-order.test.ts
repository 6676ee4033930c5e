/**
 * The first order over the command line alone, beside a running app: connected read-only, gone live, ordered, picked,
 * packed by scans, handed over, invoiced on paper, told to the shop with its new stock, reviewed and answered.
 */

import { extractText, getDocumentProxy } from 'unpdf';
import { afterEach, expect, it, vi } from 'vitest';
import type {
  CommandInput,
  CommandName,
  CommandReply,
  QueryInput,
  QueryName,
  QueryReply,
} from '../../shared/api/contract.ts';
import { words } from '../../shared/words/words.ts';
import { type CommandLine, commandLine } from './command-line.ts';
import { exportedOrder } from './exported.ts';
import { readShopState } from './shop-state.ts';

let line: CommandLine;
afterEach(() => line.close());

interface Shop {
  readonly url: string;
  readonly key: string;
  readonly secret: string;
  readonly token: string;
}

it('goes from a shop’s address to a shipped, invoiced, written-back and reviewed order', {
  timeout: 180_000,
}, async () => {
  line = commandLine();
  const run = <N extends CommandName>(name: N, args: CommandInput<N>) =>
    line.json<CommandReply<N>>(['do', name, JSON.stringify(args)]);
  const ask = <N extends QueryName>(name: N, args: QueryInput<N>) =>
    line.json<QueryReply<N>>(['ask', name, JSON.stringify(args)]);
  const { child: app } = await line.start(['serve', '--json', '--no-sync']);
  const { ready } = await line.start(['practice', '--json', '--orders', '12', '--seed', '5']);
  const shop = ready as unknown as Shop;
  expect(Object.keys(ready).sort()).toEqual(['event', 'key', 'secret', 'token', 'url']);
  const practice = async (name: string, body?: object): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${shop.url}/practice/${name}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'x-practice-token': shop.token, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };

  // Connected, and nothing is written.
  const untouched = await readShopState(shop);
  await run('settings.update', { section: 'company', patch: words().practice.company });
  const { account: accountId } = await line.json<{ account: string }>(
    [
      'account',
      'add',
      'woocommerce',
      '--json',
      '--name',
      'Shop',
      '--url',
      shop.url,
      '--secret',
      `consumer_key=${shop.key}`,
      '--secret',
      'consumer_secret=-',
      '--since',
      '2020-01-01',
    ],
    shop.secret,
  );
  await run('account.update', { accountId, invoicedBy: 'orderly', invoiceWhen: 'hand_over' });
  const sync = async () => {
    const { accounts } = await line.json<{ accounts: Record<string, unknown>[] }>(['sync', '--json']);
    expect(accounts.map((one) => Object.keys(one).sort())).toEqual([
      ['captured', 'delivered', 'error', 'name', 'pending', 'pulled', 'quarantined', 'refused', 'updated'],
    ]);
    expect(accounts).toMatchObject([{ name: 'Shop', error: null, refused: 0 }]);
    return accounts[0] ?? {};
  };
  expect(await sync()).toMatchObject({ captured: 12, delivered: 0 });
  // Whether the keys may write was asked with a batch of nothing; the shop is as it was.
  expect(await readShopState(shop)).toEqual({ ...untouched, nowMs: expect.any(Number) });

  // Going live writes what the preview named, and nothing else.
  const preview = await ask('account.go_live_preview', { accountId });
  expect(preview?.obstacles).toEqual([]);
  const shelves = async () =>
    new Map(
      (await readShopState(shop)).products.map((one) => [
        one.parentId === 0 ? String(one.id) : `${one.parentId}:${one.id}`,
        one.stock,
      ]),
    );
  const before = await shelves();
  await run('account.go_live', { accountId });
  await sync();
  for (const { externalId, willBeQty } of preview?.stock ?? []) before.set(externalId, willBeQty);
  expect(await shelves()).toEqual(before);

  // An order arrives and needs nobody before it is picked.
  const placed = (await practice('order', {
    lines: [
      { sku: 'LA-OLV', quantity: 2 },
      { sku: 'WP-50', quantity: 1 },
    ],
    billing: { email: 'first@example.com' },
    coupon: { code: 'WELCOME', type: 'percent', amount: 10 },
    note: 'Please leave it with the neighbour',
  })) as {
    id: number;
    number: string;
    total: string;
    line_items: readonly { product_id: number; variation_id: number }[];
  };
  expect(await sync()).toMatchObject({ captured: 1 });
  const [found] = (await ask('orders.search', { text: placed.number })).rows;
  expect(found).toMatchObject({
    stockStatus: 'allocated',
    fulfilmentStatus: 'open',
    paymentStatus: 'paid',
    holds: [],
  });
  const orderId = found?.id ?? '';

  // Picked, packed by scans, handed over with its label.
  const { work } = await ask('pack.list', { from: 'all' });
  const fulfilmentId = work.find((one) => one.orderId === orderId)?.fulfilmentId ?? '';
  for (const row of (await ask('pick.list', { fulfilmentIds: [fulfilmentId] })).rows)
    await run('pick.confirm', { fulfilmentLineId: row.fulfilmentLineId, qty: row.qty, way: 'scan' });
  const { parcelId } = await run('parcel.open', { fulfilmentId });
  const view = await ask('pack.get', { fulfilmentId });
  expect(view).toMatchObject({ state: 'picked', customerNote: 'Please leave it with the neighbour' });
  const wrong = await run('parcel.scan', { parcelId, code: '0000000000000' });
  expect(wrong.outcome).toBe('unknown');
  for (const { itemId, qty, fulfilmentLineId } of view?.lines ?? []) {
    const code = (await ask('items.get', { itemId }))?.barcodes[0]?.code;
    for (let unit = 0; unit < qty; unit += 1) {
      const { outcome } =
        code === undefined
          ? // A code that nobody knows yet is asked about once, and remembered.
            await run('parcel.learn_code', { parcelId, code: '4999999999994', fulfilmentLineId })
          : await run('parcel.scan', { parcelId, code });
      expect(outcome).toBe('right');
    }
  }
  await run('parcel.close', { parcelId });
  const tracking = '00340434161094042557';
  expect(await run('parcel.hand_over', { parcelId, trackingNumber: tracking })).toMatchObject({
    units: 3,
    carrierCode: 'dhl',
    contradictions: [],
  });

  // The invoice is frozen with the hand-over; its paper opens and adds up.
  const [invoice] = (await ask('invoices.list', { view: 'issued', filter: { orderId } })).rows;
  const page = await ask('invoices.get', { invoiceId: invoice?.invoiceId ?? '' });
  const model = page?.model;
  if (!invoice || !model) throw new Error('There is no invoice');
  const sum = (pick: (one: { netMinor: number; taxMinor: number }) => number) =>
    model.lines.reduce((total, one) => total + pick(one), 0);
  expect([sum((one) => one.netMinor), sum((one) => one.taxMinor)]).toEqual([
    invoice.netMinor,
    invoice.taxMinor,
  ]);
  expect(invoice.netMinor + invoice.taxMinor).toBe(invoice.grossMinor);
  expect(invoice.grossMinor).toBe(Math.round(Number(placed.total) * 100));
  const documentId = invoice.documentId ?? '';
  await vi.waitFor(async () => expect((await ask('documents.get', { documentId }))?.state).toBe('ready'), {
    timeout: 60_000,
    interval: 200,
  });
  const file = await ask('documents.read', { documentId });
  if (!file.ok) throw new Error(file.code);
  const { text } = await extractText(
    await getDocumentProxy(new Uint8Array(Buffer.from(file.base64, 'base64'))),
    {
      mergePages: true,
    },
  );
  expect(text).toContain(invoice.number ?? 'no number');
  expect(text.replace(/[^0-9]/g, ' ').replace(/ +/g, ' ')).toContain(
    String((invoice.grossMinor / 100).toFixed(2)).replace('.', ' '),
  );

  // The shop knows: completed, tracking once, one sentence to the customer, new stock.
  await sync();
  const theirs = (await readShopState(shop)).orders.find(({ id }) => id === placed.id);
  expect(theirs).toMatchObject({
    status: 'completed',
    practice: { trackings: [{ tracking_number: tracking }] },
  });
  expect(theirs?.practice.notes.filter(({ isForCustomer }) => isForCustomer)).toEqual([
    expect.objectContaining({ note: expect.stringContaining(tracking) }),
  ]);
  const [apron] = placed.line_items;
  const externalId = `${apron?.product_id}:${apron?.variation_id}`;
  expect((await shelves()).get(externalId)).toBe((before.get(externalId) ?? 0) - 2);
  expect(await ask('orders.get', { orderId })).toMatchObject({
    life: 'completed',
    channelAgreement: 'agrees',
    writes: [{ kind: 'ship', state: 'confirmed' }],
  });

  // Its review is pulled, stands with the order, and is answered.
  await practice('advance', { seconds: 60 });
  await practice('review', {
    productId: apron?.product_id ?? 0,
    email: 'first@example.com',
    reviewer: 'A customer',
    text: 'Softer than it looks',
    rating: 4,
  });
  await sync();
  const { rows: reviews } = await ask('feedback.list', { filter: { orderId } });
  expect(reviews).toMatchObject([
    { kind: 'review', rating: 4, text: 'Softer than it looks', orderNumber: placed.number, state: 'open' },
  ]);
  const [review] = reviews;
  expect(review?.lineId).not.toBeNull();
  expect(review?.customerId).not.toBeNull();
  await run('feedback.answer', { feedbackId: review?.id ?? '', answer: 'Thank you!' });
  expect(await ask('feedback.get', { feedbackId: review?.id ?? '' })).toMatchObject({ state: 'answered' });

  // What scripts read, and whether everything is in order.
  const { out } = await line.run(['export', 'orders']);
  const rows = out
    .trim()
    .split('\n')
    .map((text_) => JSON.parse(text_) as Record<string, unknown>);
  const row = rows.find((one) => one.id === orderId);
  expect(Object.keys(row ?? {})).toEqual(expect.arrayContaining([...EXPORTED]));
  expect(exportedOrder.parse(row)).toMatchObject({
    parcels: [{ trackingNumber: tracking }],
    customer: { email: 'first@example.com' },
  });
  for (const sold of (row?.lines ?? []) as object[])
    expect(Object.keys(sold)).toEqual(expect.arrayContaining([...EXPORTED_LINE]));
  const checked = await line.json<{ ok: boolean; checks: { name: string; ok: boolean; detail: string }[] }>([
    'check',
    '--json',
  ]);
  expect(checked.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(checked.ok).toBe(true);
  expect(await line.run(['serve', '--json'])).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining(`process ${app.pid}`),
  });
});

/** At least these, under these names: scripts are written against them. */
const EXPORTED = [
  'id',
  'number',
  'account',
  'externalId',
  'externalNumber',
  'placedAt',
  'currency',
  'totalMinor',
  'taxMinor',
  'shippingMinor',
  'discountMinor',
  'lines',
  'customer',
  'holds',
  'stockStatus',
  'fulfilmentStatus',
  'paymentStatus',
  'returnStatus',
  'channelAgreement',
] as const;
const EXPORTED_LINE = [
  'sku',
  'name',
  'orderedQty',
  'cancelledQty',
  'shippedQty',
  'unitPrice',
  'totalMinor',
] as const;
