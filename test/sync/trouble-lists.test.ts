/** What went wrong can be read: the lists of quarantine and outbox as screens get them. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { enqueue } from '../../main/db/outbox-store.ts';
import { troubleQueries } from '../../main/sync/trouble-queries.ts';
import { channelQueries } from '../../shared/api/channels.ts';
import type { PushIntent } from '../../shared/sync/connector.ts';
import { ACCOUNT, type Desk, OWNER, openDesk, rows } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({ isLive: true });
});
afterEach(() => desk.close());

const ask = (name: keyof typeof troubleQueries, args: unknown) => {
  const handler = troubleQueries[name] as (context: unknown, args: unknown) => unknown;
  const decoded = channelQueries[name].args.parse(args);
  const value = desk.db.read(
    (reader) => handler({ reader, now: desk.world.clock.now, actor: OWNER }, decoded) as object,
  );
  return channelQueries[name].reply.parse(value) as Record<string, unknown>;
};

it('quarantine is listed newest first, page by page, with place and reason', async () => {
  for (const id of ['1', '2', '3']) desk.channel.say('orders', id, { unreadable: true });
  await desk.cycle();
  const first = ask('quarantine.list', { limit: 2 });
  expect(first).toMatchObject({
    total: 3,
    rows: [
      { externalId: '3', code: 'money', detail: 'total: no number', stream: 'orders', accountName: 'Tiny' },
      { externalId: '2' },
    ],
  });
  expect(ask('quarantine.list', { limit: 2, before: first.next })).toMatchObject({
    rows: [{ externalId: '1' }],
    next: null,
  });
});

const ship: PushIntent = {
  kind: 'ship',
  orderExternalId: '1',
  parcelId: 'par_1',
  lines: [],
  carrierCode: 'dhl',
  carrierName: 'DHL',
  trackingNumber: '00340',
  trackingUrl: '',
  note: '',
  isComplete: true,
  shippedAt: 0,
};

it('a refused shipment is listed, corrected, and told again with what was corrected', async () => {
  const id = desk.world.pipeline.system('test.tell', {}, (run) =>
    enqueue(run, {
      accountId: ACCOUNT,
      intent: ship,
      orderId: 'ord_1',
      subjectId: 'par_1',
      idempotencyKey: 'ship:par_1',
    }),
  );
  desk.channel.onRequest = (path) => (path === '/push' ? 'http400' : undefined);
  await desk.cycle();
  expect(ask('outbox.list', {})).toMatchObject({
    rows: [
      {
        id,
        kind: 'ship',
        state: 'refused',
        carrierName: 'DHL',
        trackingNumber: '00340',
        error: { kind: 'refused', message: 'status 400' },
      },
    ],
  });
  desk.channel.onRequest = () => undefined;
  expect(desk.world.do('outbox.edit', { id, trackingNumber: '00341' })).toMatchObject({ ok: true });
  expect(ask('outbox.list', { view: 'waiting', accountId: ACCOUNT })).toMatchObject({ rows: [{ id }] });
  await desk.cycle();
  expect(desk.channel.told).toMatchObject([{ intent: { trackingNumber: '00341' } }]);
  expect(ask('outbox.list', { view: 'trouble' })).toMatchObject({ rows: [], next: null });
  expect(ask('outbox.list', { view: 'all', orderId: 'ord_1' })).toMatchObject({
    rows: [{ state: 'confirmed' }],
  });
  expect(rows(desk.db, "select before, after from field_change where field = 'trackingNumber'")).toEqual([
    { before: '00340', after: '00341' },
  ]);
});
