import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Counter } from './bench.ts';
import { counter } from './bench.ts';

let t: Counter;
beforeEach(() => {
  t = counter();
  t.product({ externalId: '10', qty: 9, barcodes: ['036000291452'] });
  t.product({ externalId: '11', qty: 5, barcodes: ['4006381333931'] });
  t.product({ externalId: '12', qty: null, isTracked: false });
  t.endFirstPass();
});
afterEach(() => {
  expect(t.faults()).toEqual([]);
  t.close();
});

const MUG = '036000291452';
const SOAP = '4006381333931';

/** Packs everything of an order by scans and closes the parcel. */
function pack(externalId: string, codes: readonly string[]): { parcelId: string; fulfilmentId: string } {
  const fulfilmentId = t.work(externalId);
  const { parcelId } = t.must('parcel.open', { fulfilmentId }) as { parcelId: string };
  for (const code of codes) t.must('parcel.scan', { parcelId, code });
  t.must('parcel.close', { parcelId });
  return { parcelId, fulfilmentId };
}

const scan = (parcelId: string, code: string) =>
  t.must('parcel.scan', { parcelId, code }) as {
    outcome: string;
    count: number;
    of: number;
    openUnits: number;
  };

describe('picking', () => {
  it('goes from start to picked, and each step back again', () => {
    t.sell('1', [[10, 2]]);
    const fulfilmentId = t.work('1');
    const line = t.lineOf(fulfilmentId, 'SKU-10');
    const started = t.do('pick.start', { fulfilmentIds: [fulfilmentId] });
    const first = t.do('pick.confirm', { fulfilmentLineId: line, qty: 1 });
    expect(t.works('1')[0]?.state).toBe('picking');
    const rest = t.do('pick.all', { fulfilmentIds: [fulfilmentId] });
    expect(t.works('1')[0]?.state).toBe('picked');
    expect(t.lineRows('1')[0]).toMatchObject({ picked_qty: 2, packed_qty: 0, allocated_qty: 2 });
    expect([t.undo(first), t.undo(rest), t.undo(first), t.undo(started)]).toEqual([
      'undo_changed_since',
      'done',
      'undo_changed_since',
      'undo_changed_since',
    ]);
    t.must('pick.take_back', { lines: [{ fulfilmentLineId: line, qty: 5 }] });
    expect(t.must('pick.leave', { fulfilmentIds: [fulfilmentId] })).toEqual({ left: [fulfilmentId] });
    expect(t.works('1')[0]?.state).toBe('released');
  });

  it('undone on the spot leaves no trace in the work', () => {
    t.sell('1', [[10, 2]]);
    const fulfilmentId = t.work('1');
    const line = t.lineOf(fulfilmentId, 'SKU-10');
    for (const [name, args] of [
      ['pick.start', { fulfilmentIds: [fulfilmentId] }],
      ['pick.confirm', { fulfilmentLineId: line, qty: 2 }],
      ['pick.all', { fulfilmentIds: [fulfilmentId] }],
      ['parcel.open', { fulfilmentId }],
    ] as const) {
      const done = t.do(name, args);
      expect([name, t.undo(done)]).toEqual([name, 'done']);
      expect([name, t.works('1')[0]?.state, t.lineRows('1')[0]?.picked_qty]).toEqual([name, 'released', 0]);
    }
    expect(t.rows('select * from parcel')).toEqual([]);
  });

  it('counts no more than the list asks for, and says so', () => {
    t.sell('1', [[10, 2]]);
    const line = t.lineOf(t.work('1'), 'SKU-10');
    expect(t.must('pick.confirm', { fulfilmentLineId: line, qty: 3 })).toMatchObject({
      qty: 2,
      state: 'picked',
    });
    expect(t.events('pick.surplus')).toEqual([{ fulfilmentLineId: line, qty: 1 }]);
  });

  it('lists rows in the order of walking and prints them', () => {
    const main = t.rows<{ id: string }>('select id from warehouse')[0]?.id ?? '';
    const near = t.addBin(main, 'A-01', 10);
    const far = t.addBin(main, 'Z-09', 90);
    t.must('stock.move', { itemId: t.itemId('SKU-10'), qty: 9, toBinId: far });
    t.must('stock.move', { itemId: t.itemId('SKU-11'), qty: 5, toBinId: near });
    t.sell('1', [
      [10, 1],
      [12, 1],
      [11, 2],
    ]);
    t.sell('2', [[11, 1]], { customerNote: 'Please ring twice' });
    const { rows, total } = t.ask('pick.list', {});
    expect(rows.map((row) => [row.binCode, row.sku, row.qty, row.orderNumber, row.hasNote])).toEqual([
      ['A-01', 'SKU-11', 2, '1', false],
      ['A-01', 'SKU-11', 1, '2', true],
      ['Z-09', 'SKU-10', 1, '1', false],
      [null, 'SKU-12', 1, '1', false],
    ]);
    expect(total).toBe(2);
    const printed = t.must('picklist.print', { fulfilmentIds: rows.map((row) => row.fulfilmentId) }) as {
      documentId: string;
      number: string;
      rows: number;
    };
    expect(printed).toMatchObject({ number: 'PL-1', rows: 4 });
    const [stored] = t.rows<{ model: string; state: string }>('select * from document');
    expect(stored?.state).toBe('pending');
    expect(JSON.parse(stored?.model ?? '').rows).toMatchObject([
      { bin: 'A-01', sku: 'SKU-11', qty: 2, barcode: SOAP },
      { bin: 'A-01', sku: 'SKU-11', qty: 1 },
      { bin: 'Z-09', sku: 'SKU-10', barcode: MUG },
      { bin: null, sku: 'SKU-12', barcode: null },
    ]);
    expect(t.ask('pack.find', { code: 'PL-1' })).toMatchObject({ kind: 'pick_list', work: [{}, {}] });
  });
});

describe('packing by scanning', () => {
  it('answers each scan, keeps it as a row, and picks what nobody had picked', () => {
    t.sell('1', [
      [10, 2],
      [11, 1],
    ]);
    t.product({ externalId: '13', qty: 1 });
    const fulfilmentId = t.work('1');
    const { parcelId } = t.must('parcel.open', { fulfilmentId }) as { parcelId: string };
    // UPC-A as printed, as EAN-13 with a zero in front, and with what a scanner adds.
    const answers = [MUG, `0${MUG}`, `]E0${MUG}`, 'SKU-13', '9999999999994', SOAP].map((code) =>
      scan(parcelId, code),
    );
    expect(answers.map(({ outcome, count, of, openUnits }) => [outcome, count, of, openUnits])).toEqual([
      ['right', 1, 2, 2],
      ['right', 2, 2, 1],
      ['surplus', 2, 2, 1],
      ['wrong_item', null, null, 1],
      ['unknown', null, null, 1],
      ['right', 1, 1, 0],
    ]);
    expect(t.lineRows('1')[0]).toMatchObject({
      picked_qty: 2,
      packed_qty: 2,
      allocated_qty: 2,
      shipped_qty: 0,
    });
    const { scans, lines, currentParcelId } = t.ask('pack.get', { fulfilmentId }) ?? {};
    expect(scans?.map((one) => [one.outcome, one.sku, one.count, one.of])).toEqual([
      ['right', 'SKU-11', 1, 1],
      ['unknown', '', null, null],
      ['wrong_item', 'SKU-13', null, null],
      ['surplus', 'SKU-10', 2, 2],
      ['right', 'SKU-10', 2, 2],
    ]);
    expect(lines?.every((line) => line.openQty === 0)).toBe(true);
    expect(currentParcelId).toBe(parcelId);
    expect(t.rows('select * from scan')).toHaveLength(6);
  });

  it('marks a unit that was confirmed by hand, and the mark goes with the unit', () => {
    t.sell('1', [[10, 2]]);
    const fulfilmentId = t.work('1');
    const { parcelId } = t.must('parcel.open', { fulfilmentId }) as { parcelId: string };
    scan(parcelId, MUG);
    const fulfilmentLineId = t.lineOf(fulfilmentId, 'SKU-10');
    t.must('parcel.confirm_unit', { parcelId, fulfilmentLineId });
    expect(t.ask('parcel.get', { parcelId })).toMatchObject({ units: 2, unscannedUnits: 1 });
    expect(t.must('parcel.take_back', { parcelId })).toMatchObject({ qty: 1, openUnits: 1 });
    expect(t.ask('parcel.get', { parcelId })).toMatchObject({ units: 1, unscannedUnits: 0 });
    t.must('parcel.take_back', { parcelId });
    expect(t.must('parcel.take_back', { parcelId })).toEqual({
      qty: 0,
      fulfilmentLineId: null,
      openUnits: 2,
    });
  });

  it('learns an unknown code once, and can forget it', () => {
    t.sell('1', [[12, 2]]);
    const fulfilmentId = t.work('1');
    const { parcelId } = t.must('parcel.open', { fulfilmentId }) as { parcelId: string };
    const line = t.lineOf(fulfilmentId, 'SKU-12');
    expect(scan(parcelId, 'X-4711').outcome).toBe('unknown');
    const learned = t.do('parcel.learn_code', { parcelId, code: 'X-4711', fulfilmentLineId: line });
    expect(learned).toMatchObject({ ok: true, value: { outcome: 'right', openUnits: 1 } });
    expect(t.undo(learned)).toBe('done');
    expect(t.rows("select * from barcode where source = 'scan'")).toEqual([]);
    expect(t.lineRows('1')[0]).toMatchObject({ picked_qty: 0, packed_qty: 0 });
    t.must('parcel.learn_code', { parcelId, code: 'X-4711', fulfilmentLineId: line });
    expect(scan(parcelId, 'X-4711')).toMatchObject({ outcome: 'right', openUnits: 0 });
    expect(t.code('parcel.learn_code', { parcelId, code: MUG, fulfilmentLineId: line })).toBe('code_taken');
  });

  it('undoes a scan with its pick, but not once the parcel is closed', () => {
    t.sell('1', [[10, 2]]);
    const fulfilmentId = t.work('1');
    const { parcelId } = t.must('parcel.open', { fulfilmentId }) as { parcelId: string };
    const first = t.do('parcel.scan', { parcelId, code: MUG });
    expect(t.undo(first)).toBe('done');
    expect(t.lineRows('1')[0]).toMatchObject({ picked_qty: 0, packed_qty: 0 });
    const again = t.do('parcel.scan', { parcelId, code: MUG });
    scan(parcelId, MUG);
    const closed = t.do('parcel.close', { parcelId });
    expect([t.undo(again), t.undo(closed)]).toEqual(['undo_changed_since', 'done']);
    expect(t.ask('parcel.get', { parcelId })?.state).toBe('open');
  });

  it('fills several parcels, each with its packing slip', () => {
    t.sell('1', [
      [10, 2],
      [11, 1],
    ]);
    const fulfilmentId = t.work('1');
    const { parcelId } = t.must('parcel.open', { fulfilmentId }) as { parcelId: string };
    expect(t.code('parcel.new', { fulfilmentId })).toBe('parcel_empty');
    scan(parcelId, MUG);
    const next = t.do('parcel.new', { fulfilmentId });
    expect(next).toMatchObject({ ok: true, value: { number: 2, closedParcelId: parcelId } });
    expect(t.undo(next)).toBe('done');
    expect(t.ask('pack.get', { fulfilmentId })?.currentParcelId).toBe(parcelId);
    const second = (t.must('parcel.new', { fulfilmentId }) as { parcelId: string }).parcelId;
    scan(second, MUG);
    scan(second, SOAP);
    t.must('parcel.close', { parcelId: second });
    const slips = t
      .rows<{ model: string }>("select model from document where kind = 'packing_slip' order by created_at")
      .map((row) => JSON.parse(row.model) as { parcel: object; contents: object[]; toFollow: object[] });
    expect(slips.at(-2)).toMatchObject({
      parcel: { number: 1, of: null },
      contents: [{ sku: 'SKU-10', qty: 1 }],
      toFollow: [
        { sku: 'SKU-10', qty: 1 },
        { sku: 'SKU-11', qty: 1 },
      ],
    });
    expect(slips.at(-1)).toMatchObject({ parcel: { number: 2, of: 2 }, toFollow: [] });
    expect(t.works('1')[0]?.state).toBe('packed');
    expect(t.ask('handover.list', {}).parcels.map((one) => [one.number, one.units])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('finds its parcel again after a restart', () => {
    t.sell('1', [[10, 2]]);
    const fulfilmentId = t.work('1');
    const first = t.must('parcel.open', { fulfilmentId }) as { parcelId: string; isNew: boolean };
    scan(first.parcelId, MUG);
    expect(t.must('parcel.open', { fulfilmentId })).toEqual({
      parcelId: first.parcelId,
      number: 1,
      isNew: false,
    });
    expect(t.ask('pack.find', { code: '1' })).toMatchObject({
      kind: 'order',
      work: [{ fulfilmentId, packedUnits: 1 }],
    });
    expect(t.ask('pack.find', { code: SOAP })).toMatchObject({ kind: 'item', work: [] });
    expect(t.ask('pack.find', { code: MUG })).toMatchObject({ kind: 'item', work: [{ fulfilmentId }] });
  });

  it('says what an unknown code looks like', () => {
    t.sell('1', [[10, 1]]);
    t.sell('20488', [[11, 1]]);
    const { parcelId } = t.must('parcel.open', { fulfilmentId: t.work('1') }) as { parcelId: string };
    const looks = ['20488', '1Z999AA10123456784', 'nonsense'].map(
      (code) => (t.must('parcel.scan', { parcelId, code }) as { looksLike: string | null }).looksLike,
    );
    expect(looks).toEqual(['order', 'tracking', null]);
  });

  it('keeps weight, box and carrier, and gives them back', () => {
    t.sell('1', [[10, 1]]);
    const { parcelId } = t.must('parcel.open', { fulfilmentId: t.work('1') }) as { parcelId: string };
    t.must('parcel.set', { parcelId, weightG: 500, box: 'M' });
    const changed = t.do('parcel.set', { parcelId, weightG: 2310, carrierCode: 'dhl' });
    expect(t.ask('parcel.get', { parcelId })).toMatchObject({
      weightG: 2310,
      box: 'M',
      carrierName: 'DHL Paket',
    });
    expect(t.undo(changed)).toBe('done');
    expect(t.ask('parcel.get', { parcelId })).toMatchObject({ weightG: 500, box: 'M', carrierCode: null });
    expect(t.code('parcel.set', { parcelId, carrierCode: 'nobody' })).toBe('carrier_unknown');
  });
});

describe('hand-over', () => {
  it('moves stock, consumes claims, and tells the shop what left with which number', () => {
    t.db.raw.prepare("update account set mode = 'live'").run();
    t.sell('1', [
      [10, 2],
      [12, 1],
    ]);
    const { parcelId } = pack('1', [MUG, MUG, 'SKU-12']);
    const answer = t.do('parcel.hand_over', { parcelId, trackingNumber: '1Z 999 AA1 01 2345 6784' });
    expect(answer).toMatchObject({
      ok: true,
      canUndo: false,
      value: { units: 3, carrierCode: 'ups', trackingNumber: '1Z999AA10123456784' },
    });
    expect(t.lineRows('1').slice(0, 2)).toMatchObject([
      { allocated_qty: 0, picked_qty: 0, packed_qty: 0, shipped_qty: 2 },
      { allocated_qty: 0, picked_qty: 0, packed_qty: 0, shipped_qty: 1 },
    ]);
    expect(t.rows('select * from allocation')).toEqual([]);
    expect(t.rows("select qty, balance_qty, subject_id from movement where cause = 'shipped'")).toEqual([
      { qty: -2, balance_qty: 7, subject_id: parcelId },
    ]);
    expect(t.orderRow('1')).toMatchObject({ fulfilment_status: 'shipped', shipped_at: t.clock.now });
    expect(String(t.orderRow('1').search_text)).toContain('1z999aa10123456784');
    const [told] = t.rows<{ intent: string }>("select intent from outbox where kind = 'ship'");
    expect(JSON.parse(told?.intent ?? '')).toMatchObject({
      parcelId,
      orderExternalId: '1',
      lines: [
        { lineExternalId: '1', qty: 2 },
        { lineExternalId: '2', qty: 1 },
      ],
      carrierName: 'UPS',
      trackingUrl: 'https://www.ups.com/track?tracknum=1Z999AA10123456784',
      isComplete: true,
    });
    expect(JSON.parse(told?.intent ?? '').note).toContain('1Z999AA10123456784');
    expect(t.code('parcel.hand_over', { parcelId })).toBe('parcel_done');
    expect(t.ask('pack.find', { code: '1Z999AA10123456784' })).toMatchObject({ kind: 'tracking', parcelId });
  });

  it('takes units from the bin they were picked from', () => {
    const main = t.rows<{ id: string }>('select id from warehouse')[0]?.id ?? '';
    const bin = t.addBin(main, 'A-01', 10);
    t.must('stock.move', { itemId: t.itemId('SKU-10'), qty: 9, toBinId: bin });
    t.sell('1', [[10, 2]]);
    t.must('parcel.hand_over', { parcelId: pack('1', [MUG, MUG]).parcelId, way: 'collected' });
    expect(t.rows("select bin_id, qty from movement where cause = 'shipped'")).toEqual([
      { bin_id: bin, qty: -2 },
    ]);
    expect(t.rows('select way, tracking_number from parcel')).toEqual([
      { way: 'collected', tracking_number: null },
    ]);
  });

  it('closes a complete parcel whose label is scanned early, and refuses an incomplete one', () => {
    t.sell('1', [[10, 2]]);
    const { parcelId } = t.must('parcel.open', { fulfilmentId: t.work('1') }) as { parcelId: string };
    expect(t.code('parcel.hand_over', { parcelId })).toBe('parcel_not_packed');
    scan(parcelId, MUG);
    expect(t.code('parcel.hand_over', { parcelId })).toBe('parcel_not_packed');
    scan(parcelId, MUG);
    expect(t.code('parcel.hand_over', { parcelId })).toBe('done');
    expect(t.rows("select * from document where kind = 'packing_slip'")).toHaveLength(1);
  });

  it('refuses a label that another parcel has', () => {
    t.sell('1', [[10, 1]]);
    t.sell('2', [[10, 1]]);
    t.must('parcel.hand_over', { parcelId: pack('1', [MUG]).parcelId, trackingNumber: 'JJD000111222' });
    const { parcelId } = pack('2', [MUG]);
    expect(t.code('parcel.hand_over', { parcelId, trackingNumber: 'jjd0 0011 1222' })).toBe('tracking_taken');
    expect(t.must('parcel.has_left', { parcelId, trackingNumber: 'JJD000111222' })).toMatchObject({
      units: 1,
      contradictions: ['tracking_taken'],
    });
  });

  it('ships what is here, and the rest comes to picking as work of its own', () => {
    t.sell('1', [
      [10, 2],
      [11, 1],
    ]);
    const fulfilmentId = t.work('1');
    const { parcelId } = t.must('parcel.open', { fulfilmentId }) as { parcelId: string };
    expect(t.code('parcel.ship_what_is_here', { fulfilmentId })).toBe('nothing_packed');
    scan(parcelId, MUG);
    const answer = t.must('parcel.ship_what_is_here', { fulfilmentId }) as {
      rest: { qty: number }[];
      state: string;
    };
    expect([answer.state, answer.rest.map((line) => line.qty)]).toEqual(['packed', [1, 1]]);
    expect(t.works('1').map((work) => work.state)).toEqual(['packed', 'released']);
    t.must('parcel.hand_over', { parcelId });
    expect(t.orderRow('1')).toMatchObject({ fulfilment_status: 'partly_shipped', ship_policy: 'part' });
    t.must('parcel.hand_over', { parcelId: pack('1', [MUG, SOAP]).parcelId });
    expect(t.orderRow('1')).toMatchObject({ fulfilment_status: 'shipped' });
    expect(t.rows('select number from parcel order by number')).toEqual([{ number: 1 }, { number: 2 }]);
  });

  it('counts the tiles and their next deadline', () => {
    for (const number of ['1', '2', '3']) t.sell(number, [[10, 1]]);
    t.must('pick.all', { fulfilmentIds: [t.work('2')] });
    pack('3', [MUG]);
    const queue = t.ask('shipping.queue', {});
    expect([queue.pick.count, queue.pack.count, queue.handOver.count, queue.stopped]).toEqual([1, 1, 1, 0]);
    expect(queue.pick.nextAt).toBe(t.orderRow('1').ship_by_at);
    expect(t.ask('pack.list', {}).work.map((work) => work.orderNumber)).toEqual(['2']);
    expect(t.ask('pack.list', { from: 'all' }).total).toBe(2);
  });
});
