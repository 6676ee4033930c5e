import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refundOf } from '../support/channel-order.ts';
import type { Counter } from './bench.ts';
import { counter } from './bench.ts';

let t: Counter;
beforeEach(() => {
  t = counter();
  t.product({ externalId: '10', qty: 4 });
  t.product({ externalId: '11', qty: 4 });
  t.product({ externalId: '12', qty: null, isTracked: false });
  t.endFirstPass();
});
afterEach(() => {
  expect(t.faults()).toEqual([]);
  t.close();
});

const open = (externalId: string): { parcelId: string; fulfilmentId: string } => {
  const fulfilmentId = t.work(externalId);
  return {
    fulfilmentId,
    parcelId: (t.must('parcel.open', { fulfilmentId }) as { parcelId: string }).parcelId,
  };
};
const pack = (externalId: string, codes: readonly string[]): { parcelId: string; fulfilmentId: string } => {
  const work = open(externalId);
  for (const code of codes) t.must('parcel.scan', { parcelId: work.parcelId, code });
  t.must('parcel.close', { parcelId: work.parcelId });
  return work;
};
const level = (sku: string) =>
  t.rows(
    'select warehouse_id, on_hand_qty, unavailable_qty, committed_qty from stock_level where item_id = ? order by 1',
    t.itemId(sku),
  );
const main = (): string => t.rows<{ id: string }>('select id from warehouse order by rank')[0]?.id ?? '';

describe('units that are not found', () => {
  it('are fetched from another bin of the warehouse', () => {
    const [near, far] = [t.addBin(main(), 'A-01', 10), t.addBin(main(), 'B-02', 20)];
    t.must('stock.move', { itemId: t.itemId('SKU-10'), qty: 3, toBinId: near });
    t.must('stock.move', { itemId: t.itemId('SKU-10'), qty: 1, toBinId: far });
    t.sell('1', [[10, 2]]);
    const fulfilmentId = t.work('1');
    const answer = t.must('pick.not_found', { fulfilmentLineId: t.lineOf(fulfilmentId, 'SKU-10'), qty: 1 });
    expect(answer).toMatchObject({ qty: 1, otherBinQty: 1, withdrawnQty: 0, blockedQty: 2 });
    expect(t.ask('pick.list', {}).rows.map((row) => [row.binCode, row.qty])).toEqual([
      ['A-01', 1],
      ['B-02', 1],
    ]);
    expect(level('SKU-10')).toMatchObject([{ on_hand_qty: 4, unavailable_qty: 2, committed_qty: 2 }]);
    const { parcelId } = pack('1', ['SKU-10', 'SKU-10']);
    t.must('parcel.hand_over', { parcelId });
    expect(t.rows("select bin_id, qty from movement where cause = 'shipped' order by bin_id")).toEqual([
      { bin_id: near, qty: -1 },
      { bin_id: far, qty: -1 },
    ]);
  });

  it('come from another warehouse', () => {
    const other = t.addWarehouse('EAST');
    t.must('stock.book_in', { itemId: t.itemId('SKU-10'), warehouseId: other, qty: 5 });
    t.sell('1', [[10, 2]]);
    const fulfilmentId = t.work('1');
    t.must('pick.not_found', { fulfilmentLineId: t.lineOf(fulfilmentId, 'SKU-10'), qty: 2 });
    expect(t.works('1')).toMatchObject([{ warehouse_id: other, state: 'released' }]);
    expect(t.lineRows('1')[0]).toMatchObject({ allocated_qty: 2, backordered_qty: 0 });
  });

  it('wait for stock where nobody has them, and nobody else is promised what lies there', () => {
    t.sell('1', [[10, 2]]);
    t.sell('2', [[10, 1]]);
    const fulfilmentId = t.work('1');
    t.must('pick.not_found', { fulfilmentLineId: t.lineOf(fulfilmentId, 'SKU-10'), qty: 2 });
    expect(t.lineRows('1')[0]).toMatchObject({ allocated_qty: 0, backordered_qty: 2 });
    expect(t.rows('select state from fulfilment where id = ?', fulfilmentId)).toEqual([
      { state: 'cancelled' },
    ]);
    // 4 on the books: 1 is promised to the other order, the rest cannot be there.
    expect(level('SKU-10')).toMatchObject([{ on_hand_qty: 4, unavailable_qty: 3, committed_qty: 1 }]);
    expect(t.events('stock.count_needed')).toEqual([{ warehouseId: main(), qty: 3 }]);
    // A count says what is so, and the line is served from it.
    t.must('stock.count', { itemId: t.itemId('SKU-10'), countedQty: 3 });
    expect(level('SKU-10')).toMatchObject([{ on_hand_qty: 3, unavailable_qty: 0, committed_qty: 3 }]);
    expect(t.works('1')).toMatchObject([{ state: 'released' }]);
  });

  it('are available again when they turn up', () => {
    t.sell('1', [[10, 2]]);
    const done = t.do('pick.not_found', { fulfilmentLineId: t.lineOf(t.work('1'), 'SKU-10'), qty: 2 });
    expect(t.works('1')).toEqual([]);
    expect(t.undo(done)).toBe('done');
    expect(t.works('1')).toMatchObject([{ state: 'released' }]);
    expect(level('SKU-10')).toMatchObject([{ unavailable_qty: 0, committed_qty: 2 }]);
  });

  it('that nobody counts wait for a word', () => {
    t.sell('1', [[12, 2]]);
    const done = t.do('pick.not_found', { fulfilmentLineId: t.lineOf(t.work('1'), 'SKU-12'), qty: 1 });
    expect(t.lineRows('1')[0]).toMatchObject({ allocated_qty: 1, backordered_qty: 1 });
    expect(t.works('1')).toMatchObject([{ state: 'picking' }]);
    expect(t.undo(done)).toBe('done');
    expect(t.lineRows('1')[0]).toMatchObject({ allocated_qty: 2, backordered_qty: 0 });
  });

  it('let the rest of the order be packed', () => {
    t.sell('1', [
      [10, 1],
      [11, 1],
    ]);
    const fulfilmentId = t.work('1');
    t.must('pick.confirm', { fulfilmentLineId: t.lineOf(fulfilmentId, 'SKU-11'), qty: 1 });
    t.must('pick.not_found', { fulfilmentLineId: t.lineOf(fulfilmentId, 'SKU-10'), qty: 1 });
    expect(t.works('1')).toMatchObject([{ id: fulfilmentId, state: 'picked' }]);
    expect(t.ask('pack.get', { fulfilmentId })).toMatchObject({ laterUnits: 1, units: 1 });
  });
});

describe('units put back', () => {
  it('lose their claim where they were written off since then', () => {
    t.sell('1', [[10, 2]]);
    const fulfilmentId = t.work('1');
    t.must('pick.all', { fulfilmentIds: [fulfilmentId] });
    const { on_hand_qty: qty } = t.rows<{ on_hand_qty: number }>(
      'select on_hand_qty from stock_level where item_id = ?',
      t.itemId('SKU-10'),
    )[0] ?? { on_hand_qty: 0 };
    t.must('stock.write_off', { itemId: t.itemId('SKU-10'), qty, reason: 'damaged' });
    expect(t.lineRows('1')[0]).toMatchObject({ allocated_qty: 2, picked_qty: 2 });
    t.must('parcel.unpack', { fulfilmentId });
    expect(t.lineRows('1')[0]).toMatchObject({ allocated_qty: 0, backordered_qty: 2 });
  });
});

describe('a change at the shop', () => {
  const cancel = (externalId: string) =>
    t.sell(externalId, [[10, 2]], {
      refunds: [refundOf('r1', [{ lineExternalId: '1', qty: 1 }], t.clock.now)],
    });

  it('before picking leaves the pick', () => {
    t.sell('1', [[10, 2]]);
    cancel('1');
    expect(t.ask('pick.list', {}).rows.map((row) => row.qty)).toEqual([1]);
    t.sell('1', [[10, 2]], { life: 'cancelled' });
    expect(t.works('1')).toEqual([]);
    expect(t.orderRow('1')).toMatchObject({ life: 'cancelled' });
  });

  it('after picking stops the parcel: no scan, no hand-over, until it is unpacked', () => {
    t.sell('1', [[10, 2]]);
    const { parcelId, fulfilmentId } = pack('1', ['SKU-10', 'SKU-10']);
    cancel('1');
    expect(t.ask('pack.get', { fulfilmentId })?.stop).toMatchObject({
      code: 'changed_at_channel',
      lines: [{ sku: 'SKU-10', qty: 1 }],
    });
    expect(t.ask('shipping.queue', {})).toMatchObject({ stopped: 1, handOver: { count: 0 } });
    expect(t.ask('handover.list', {}).parcels).toMatchObject([{ stopCode: 'changed_at_channel' }]);
    expect(t.do('parcel.hand_over', { parcelId })).toMatchObject({ error: { code: 'fulfilment_stopped' } });
    expect(t.must('parcel.scan', { parcelId, code: 'SKU-10' })).toMatchObject({ outcome: 'stopped' });
    expect(t.must('parcel.unpack', { fulfilmentId })).toEqual({ fulfilmentId, units: 2 });
    expect(t.rows('select state from parcel')).toEqual([{ state: 'unpacked' }]);
    expect(t.lineRows('1')[0]).toMatchObject({
      cancelled_qty: 1,
      channel_cancelled_qty: 0,
      allocated_qty: 1,
      picked_qty: 0,
    });
    const remainder = pack('1', ['SKU-10']);
    t.must('parcel.hand_over', { parcelId: remainder.parcelId });
    expect(t.orderRow('1')).toMatchObject({ fulfilment_status: 'shipped' });
    expect(t.rows('select number, state from parcel order by state')).toEqual([
      { number: 1, state: 'handed_over' },
      { number: 1, state: 'unpacked' },
    ]);
  });

  it('can be overruled, and what changes after that stops it again', () => {
    t.sell('1', [[10, 2]]);
    const { parcelId, fulfilmentId } = pack('1', ['SKU-10', 'SKU-10']);
    expect(t.code('fulfilment.ship_anyway', { fulfilmentId, reason: 'agreed by phone' })).toBe('not_stopped');
    cancel('1');
    const letGo = t.do('fulfilment.ship_anyway', { fulfilmentId, reason: 'agreed by phone' });
    expect(t.works('1')[0]?.stop_code).toBeNull();
    expect(t.undo(letGo)).toBe('done');
    expect(t.works('1')[0]?.stop_code).toBe('changed_at_channel');
    t.must('fulfilment.ship_anyway', { fulfilmentId, reason: 'agreed by phone' });
    t.sell('1', [[10, 2]], { life: 'cancelled' });
    expect(t.works('1')[0]?.stop_code).toBe('cancelled_at_channel');
    t.must('fulfilment.ship_anyway', { fulfilmentId, reason: 'the customer wants it after all' });
    expect(t.code('parcel.hand_over', { parcelId })).toBe('done');
    expect(t.lineRows('1')[0]).toMatchObject({ shipped_qty: 2, cancelled_qty: 0 });
  });

  it('does not undo what has physically left: the fact is written, with what it contradicts', () => {
    t.sell('1', [[10, 2]]);
    const { parcelId } = pack('1', ['SKU-10', 'SKU-10']);
    cancel('1');
    expect(t.must('parcel.has_left', { parcelId })).toMatchObject({
      units: 2,
      contradictions: ['was_stopped'],
    });
    expect(t.events('parcel.handed_over')).toMatchObject([{ contradictions: ['was_stopped'] }]);
    expect(t.must('parcel.has_left', { parcelId })).toMatchObject({
      units: 0,
      contradictions: ['already_handed_over'],
    });
    expect(level('SKU-10')).toMatchObject([{ on_hand_qty: 2, committed_qty: 0 }]);
  });

  it('a hold after picking stops the parcel, too', () => {
    t.sell('1', [[10, 1]]);
    const { parcelId, fulfilmentId } = open('1');
    t.must('order.hold', { orderId: t.orderRow('1').id });
    expect(t.must('parcel.scan', { parcelId, code: 'SKU-10' })).toMatchObject({ outcome: 'stopped' });
    expect(t.code('parcel.close', { parcelId })).toBe('order_on_hold');
    expect(t.ask('pack.get', { fulfilmentId })?.stop).toEqual({
      code: 'on_hold',
      lines: [],
      holds: ['manual'],
    });
    t.must('order.release_hold', { orderId: t.orderRow('1').id, code: 'manual' });
    expect(t.must('parcel.scan', { parcelId, code: 'SKU-10' })).toMatchObject({ outcome: 'right' });
  });

  it('takes an open, empty parcel away with its work', () => {
    t.sell('1', [[10, 1]]);
    const { parcelId } = open('1');
    t.sell('1', [[10, 1]], { life: 'cancelled' });
    expect(t.must('parcel.scan', { parcelId, code: 'SKU-10' })).toMatchObject({ outcome: 'stopped' });
    expect(t.rows('select state from parcel')).toEqual([{ state: 'unpacked' }]);
  });
});

describe('tracking numbers', () => {
  const shipOf = () =>
    t
      .rows<{ state: string; idempotency_key: string; intent: string }>(
        "select state, idempotency_key, intent from outbox where kind = 'ship' order by seq",
      )
      .map((row) => [
        row.state,
        row.idempotency_key.split(':').slice(2).join(':'),
        (JSON.parse(row.intent) as { trackingNumber: string }).trackingNumber,
      ]);

  it('corrected after the hand-over are told again, and the correction can be taken back', () => {
    t.db.raw.prepare("update account set mode = 'live'").run();
    t.sell('1', [[10, 1]]);
    const { parcelId } = pack('1', ['SKU-10']);
    t.must('parcel.hand_over', { parcelId, trackingNumber: 'JJD000111222' });
    t.db.raw.prepare("update outbox set state = 'confirmed'").run();
    const corrected = t.do('parcel.set_tracking', { parcelId, trackingNumber: '1Z999AA10123456784' });
    expect(corrected).toMatchObject({ ok: true, value: { carrierCode: 'ups' } });
    expect(shipOf()).toEqual([
      ['superseded', '', 'JJD000111222'],
      ['pending', '2', '1Z999AA10123456784'],
    ]);
    expect(t.undo(corrected)).toBe('done');
    expect(shipOf().at(-1)).toEqual(['pending', '3', 'JJD000111222']);
    expect(t.ask('parcel.get', { parcelId })).toMatchObject({
      carrierCode: 'dhl',
      trackingNumber: 'JJD000111222',
    });
  });

  it('come from a file: looked at first, then all or nothing', () => {
    for (const number of ['501', '502', '503']) t.sell(number, [[10, 1]]);
    pack('501', ['SKU-10']);
    const { parcelId } = pack('502', ['SKU-10']);
    t.must('parcel.hand_over', { parcelId });
    const csv =
      '\uFEFFOrder;Tracking number;Carrier\r\n501;JJD000111222;\r\n502;1Z999AA10123456784;UPS\r\n503;JJD000111333;\r\n777;JJD000111444;\r\n502;JJD000111555;Nobody\r\n';
    const preview = t.ask('tracking.preview', { csv });
    expect(preview.rows.map((row) => [row.row, row.orderNumber, row.carrierCode, row.isWaiting])).toEqual([
      [2, '501', 'dhl', true],
      [3, '502', 'ups', false],
    ]);
    expect(preview.errors.map((error) => [error.row, error.column, error.value, error.code])).toEqual([
      [4, 'order', '503', 'order_unknown'],
      [5, 'order', '777', 'order_unknown'],
      [6, 'carrier', 'Nobody', 'carrier_unknown'],
    ]);
    const rows = preview.rows.map(({ parcelId: id, trackingNumber }) => ({ parcelId: id, trackingNumber }));
    const broken = [...rows, { parcelId: 'par_unknown', trackingNumber: 'JJD000111999' }];
    expect(t.do('tracking.import', { rows: broken })).toMatchObject({
      error: { code: 'tracking_rows_invalid', data: { rows: [{ row: 3, code: 'parcel_unknown' }] } },
    });
    expect(t.rows('select * from parcel where tracking_number is not null')).toEqual([]);
    expect(t.must('tracking.import', { rows })).toEqual({ corrected: 1, handedOver: 1 });
    expect(t.orderRow('501')).toMatchObject({ fulfilment_status: 'shipped' });
    expect(t.ask('tracking.preview', { csv: 'order,tracking\n"broken' }).errors).toMatchObject([
      { code: 'file_unreadable' },
    ]);
  });
});
