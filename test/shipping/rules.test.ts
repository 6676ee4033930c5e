import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CarrierRule } from '../../shared/settings/carriers.ts';
import { DEFAULT_CARRIERS } from '../../shared/settings/default-carriers.ts';
import { looksLikeLabel, recogniseCarrier } from '../../shared/shipping/carrier.ts';
import { checkDigit, isGtin } from '../../shared/shipping/gtin.ts';
import { planMissing } from '../../shared/shipping/missing.ts';
import type { ScanFact } from '../../shared/shipping/scan.ts';
import { countsAfter, judgeScan, lastUnit } from '../../shared/shipping/scan.ts';
import { stateOf } from '../../shared/shipping/state.ts';
import { isTrackingNumber, readTrackingRows } from '../../shared/shipping/tracking-rows.ts';
import { compareStops } from '../../shared/shipping/walk.ts';

const CARRIERS: CarrierRule[] = DEFAULT_CARRIERS.map((carrier) => ({ ...carrier, isActive: true }));

/** Counts as they can be: shipped ≤ packed ≤ picked ≤ quantity. */
const counts = fc
  .tuple(fc.nat(5), fc.nat(5), fc.nat(5), fc.nat(5))
  .map((numbers) => numbers.sort((a, b) => a - b))
  .map(([shippedQty = 0, packedQty = 0, pickedQty = 0, qty = 0]) => ({
    qty,
    pickedQty,
    packedQty,
    shippedQty,
  }));
const lines = fc.array(counts, { minLength: 1, maxLength: 4 });

describe('the state of a fulfilment', () => {
  it('follows from its units alone, and never goes back when more is done', () => {
    const rank = ['released', 'picking', 'picked', 'packed', 'handed_over'];
    fc.assert(
      fc.property(lines, fc.boolean(), fc.nat(3), (all, isStarted, at) => {
        const before = stateOf({ isStarted, lines: all, isParcelOpen: false });
        const line = all[at % all.length];
        if (!line || line.pickedQty === line.qty || before === 'cancelled') return;
        const more = all.map((one) => (one === line ? { ...one, pickedQty: one.pickedQty + 1 } : one));
        const after = stateOf({ isStarted, lines: more, isParcelOpen: false });
        expect(rank.indexOf(after)).toBeGreaterThanOrEqual(rank.indexOf(before));
      }),
    );
  });

  it('is handed over when nothing is left in it, cancelled when nothing ever left', () => {
    const full = { qty: 2, pickedQty: 2, packedQty: 2, shippedQty: 2 };
    const none = { qty: 0, pickedQty: 0, packedQty: 0, shippedQty: 0 };
    const ask = (all: (typeof full)[], isParcelOpen = false) =>
      stateOf({ isStarted: true, lines: all, isParcelOpen });
    expect([ask([full]), ask([none]), ask([full, none]), ask([{ ...full, shippedQty: 0 }])]).toEqual([
      'handed_over',
      'cancelled',
      'handed_over',
      'packed',
    ]);
    expect(ask([{ ...full, shippedQty: 0 }], true)).toBe('picked');
  });
});

describe('a scan', () => {
  const line = (
    id: string,
    itemId: string,
    values: Partial<Parameters<typeof stateOf>[0]['lines'][number]> = {},
  ) => ({
    id,
    itemId,
    qty: 2,
    pickedQty: 2,
    packedQty: 0,
    shippedQty: 0,
    ...values,
  });

  it('counts for the first open line of its item, picked units first', () => {
    const open = [line('a', 'mug', { pickedQty: 0 }), line('b', 'mug'), line('c', 'soap')];
    expect(judgeScan(['mug'], open, false)).toEqual({
      outcome: 'right',
      fulfilmentLineId: 'b',
      itemId: 'mug',
    });
  });

  it('is wrong, too much, unknown or stopped otherwise, and says which item it was', () => {
    const full = [line('a', 'mug', { packedQty: 2 }), line('b', 'soap')];
    expect(judgeScan(['mug'], full, false)).toEqual({
      outcome: 'surplus',
      fulfilmentLineId: 'a',
      itemId: 'mug',
    });
    expect(judgeScan(['towel'], full, false)).toEqual({
      outcome: 'wrong_item',
      fulfilmentLineId: null,
      itemId: 'towel',
    });
    expect(judgeScan([], full, false).outcome).toBe('unknown');
    expect(judgeScan(['soap'], full, true).outcome).toBe('stopped');
  });

  it('takes the item that is in the order when its digits belong to two', () => {
    expect(judgeScan(['towel', 'soap'], [line('b', 'soap')], false)).toMatchObject({
      outcome: 'right',
      itemId: 'soap',
    });
  });

  it('is right exactly while units of its item are in no parcel', () => {
    fc.assert(
      fc.property(lines, fc.nat(3), (all, at) => {
        const own = all.map((one, index) => ({ id: String(index), itemId: `item${index % 2}`, ...one }));
        const itemId = `item${at % 2}`;
        const verdict = judgeScan([itemId], own, false);
        const isOpen = own.some((one) => one.itemId === itemId && one.qty > one.packedQty);
        expect(verdict.outcome === 'right').toBe(isOpen);
        const target = own.find((one) => one.id === verdict.fulfilmentLineId);
        if (isOpen) expect(target?.qty).toBeGreaterThan(target?.packedQty ?? 0);
      }),
    );
  });
});

describe('the list of scans', () => {
  const scan = (lineId: string | null, outcome: ScanFact['outcome']): ScanFact => ({
    lineId,
    outcome,
    way: outcome === 'take_back' ? 'take_back' : 'scan',
  });

  it('knows the last unit that is still in the parcel', () => {
    const history = [
      scan('a', 'take_back'),
      scan(null, 'unknown'),
      scan('a', 'right'),
      scan('b', 'right'),
      scan('a', 'right'),
    ];
    expect(lastUnit(history)).toBe(history[3]);
    expect(lastUnit(history, 'a')).toBe(history[4]);
    expect(lastUnit([scan('a', 'take_back'), scan('a', 'right')])).toBeUndefined();
  });

  it('counts back from what is packed now', () => {
    const history = [
      scan('a', 'take_back'),
      scan('a', 'right'),
      scan(null, 'wrong_item'),
      scan('a', 'right'),
    ];
    expect(countsAfter(history, new Map([['a', 1]]))).toEqual([1, 2, null, 1]);
  });

  it('agrees with replaying the scans from the start', () => {
    const step = fc.record({ line: fc.constantFrom('a', 'b'), isBack: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const packed = new Map<string, number>();
        const seen: { fact: ScanFact; count: number }[] = [];
        for (const { line, isBack } of steps) {
          const now = packed.get(line) ?? 0;
          if (isBack && now === 0) continue;
          packed.set(line, now + (isBack ? -1 : 1));
          seen.unshift({ fact: scan(line, isBack ? 'take_back' : 'right'), count: packed.get(line) ?? 0 });
        }
        const newestFirst = seen.map((one) => one.fact);
        expect(countsAfter(newestFirst, packed)).toEqual(seen.map((one) => one.count));
        const left = [...packed.values()].reduce((sum, count) => sum + count, 0);
        expect(lastUnit(newestFirst) !== undefined).toBe(left > 0);
      }),
    );
  });
});

describe('article numbers', () => {
  it('have the check digit that GS1 prints in its examples', () => {
    expect(['4006381333931', '036000291452', '96385074', '10614141000415'].map(isGtin)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['4006381333932', '12345', 'ABCDEFGH'].map(isGtin)).toEqual([false, false, false]);
  });

  it('notice any single wrong digit', () => {
    const digits = fc.array(fc.nat(9), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(digits, fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
        const text = body.join('');
        const code = `${text}${checkDigit(text)}`;
        const wrong = [...code]
          .map((digit, index) => (index === at ? (Number(digit) + shift) % 10 : digit))
          .join('');
        expect([isGtin(code), isGtin(wrong)]).toEqual([true, false]);
      }),
    );
  });
});

describe('the carrier of a label', () => {
  it('is read from the number, and what was chosen wins where the number fits several', () => {
    expect(recogniseCarrier('1Z 999 AA1 01 2345 6784', CARRIERS)).toBe('ups');
    expect(recogniseCarrier('123456789012', CARRIERS, { chosen: 'gls' })).toBe('gls');
    expect(recogniseCarrier('123456789012', CARRIERS, { usual: 'gls' })).toBe('gls');
    expect(recogniseCarrier('1Z999AA10123456784', CARRIERS, { chosen: 'dhl' })).toBe('ups');
    expect(recogniseCarrier('no-number-at-all', CARRIERS, { chosen: 'courier' })).toBe('courier');
    expect(recogniseCarrier('no-number-at-all', CARRIERS)).toBeNull();
  });

  it('is not looked for on an article while units are missing', () => {
    expect(looksLikeLabel('1Z999AA10123456784', CARRIERS, false)).toBe(true);
    expect(looksLikeLabel('10614141000415', CARRIERS, false)).toBe(false);
    expect(looksLikeLabel('10614141000415', CARRIERS, true)).toBe(true);
  });
});

describe('missing units', () => {
  const places = fc.array(
    fc.record({ binId: fc.option(fc.string(), { nil: null }), freeQty: fc.integer({ min: -3, max: 9 }) }),
  );

  it('are looked for only where they are free, and none is lost or doubled', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), places, (qty, all) => {
        const plan = planMissing(qty, all);
        const listed = plan.otherBins.reduce((sum, part) => sum + part.qty, 0);
        const free = all.reduce((sum, place) => sum + Math.max(0, place.freeQty), 0);
        expect(listed + plan.withdrawnQty).toBe(qty);
        expect(listed).toBe(Math.min(qty, free));
        expect(plan.otherBins.every((part) => part.qty > 0)).toBe(true);
      }),
    );
  });

  it('come from one place where one has them all', () => {
    const all = [
      { binId: 'A', freeQty: 1 },
      { binId: 'B', freeQty: 3 },
    ];
    expect(planMissing(3, all).otherBins).toEqual([{ binId: 'B', qty: 3 }]);
    expect(planMissing(4, all)).toEqual({
      otherBins: [
        { binId: 'A', qty: 1 },
        { binId: 'B', qty: 3 },
      ],
      withdrawnQty: 0,
    });
  });
});

describe('the walk', () => {
  it('goes bin by bin in walking order, what lies in no bin last', () => {
    const stop = (id: string, walkOrder: number | null, binCode: string | null, sku = '') => ({
      id,
      walkOrder,
      binCode,
      sku,
      warehouseRank: 0,
      warehouseId: 'w',
      deadlineAt: null,
    });
    const all = [
      stop('d', null, null),
      stop('c', 20, 'A-01'),
      stop('b', 10, 'B-02', 'Z'),
      stop('a', 10, 'B-02', 'A'),
    ];
    expect(all.sort(compareStops).map((one) => one.id)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('a file of tracking numbers', () => {
  const table = (...records: string[][]) => records.map((cells, index) => ({ line: index + 1, cells }));

  it('is understood by its heads, in any order and spelling', () => {
    const { rows, errors } = readTrackingRows(
      table(['Carrier', 'Order No.', 'Tracking-Number'], ['DHL', '#10498', 'jjd0 1234 5678'], ['', '', '']),
    );
    expect(errors).toEqual([]);
    expect(rows).toEqual([{ row: 2, reference: '10498', trackingNumber: 'JJD012345678', carrier: 'DHL' }]);
  });

  it('names row, column and value of each fault', () => {
    const { rows, errors } = readTrackingRows(
      table(
        ['order', 'tracking'],
        ['1', 'AB123'],
        ['', 'CD123'],
        ['3', ''],
        ['4', 'ab123'],
        ['5', '3.40434E+19'],
      ),
    );
    expect(rows.map((row) => row.reference)).toEqual(['1']);
    expect(errors).toEqual([
      { row: 3, column: 'order', value: '', code: 'order_missing' },
      { row: 4, column: 'tracking', value: '', code: 'number_missing' },
      { row: 5, column: 'tracking', value: 'AB123', code: 'number_doubled' },
      { row: 6, column: 'tracking', value: '3.40434E+19', code: 'number_invalid' },
    ]);
    expect(readTrackingRows(table(['a', 'b'])).errors.map((error) => error.code)).toEqual([
      'column_missing',
      'column_missing',
    ]);
    expect(readTrackingRows([]).errors[0]?.code).toBe('file_empty');
  });

  it('refuses numbers that a spreadsheet has shortened', () => {
    expect(['3,40434E+19', '1E21', '00340434161094000000'].map(isTrackingNumber)).toEqual([
      false,
      false,
      true,
    ]);
  });
});
