/** The walk along the bins: what lies together is one stop, units are shared out to the orders they are for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openQtyOf, type PickRow, sharesOf, stopsOf } from '../../renderer/shipping/pick-stops.ts';

const rowOf = (index: number, [bin, item, qty, picked, isStopped]: Sample): PickRow => ({
  itemId: `itm_${item}`,
  sku: `SKU-${item}`,
  name: `Item ${item}`,
  variant: '',
  imageUrl: null,
  fulfilmentLineId: `fli_${index}`,
  fulfilmentId: `ful_${index}`,
  orderId: `ord_${index}`,
  orderNumber: String(10_000 + index),
  warehouseId: 'whs_1',
  binId: bin === 0 ? null : `bin_${bin}`,
  binCode: bin === 0 ? null : `A-${bin}`,
  qty,
  pickedQty: Math.min(qty, picked),
  deadlineAt: null,
  hasNote: false,
  isStopped,
});

type Sample = readonly [bin: number, item: number, qty: number, picked: number, isStopped: boolean];
const rows = fc
  .array(fc.tuple(fc.nat(3), fc.nat(3), fc.integer({ min: 1, max: 6 }), fc.nat(6), fc.boolean()))
  .map((samples) => samples.map((sample, index) => rowOf(index, sample)));
const nothing = new Map<string, number>();

describe('stops of a pick list', () => {
  it('hold each open unit once, and nothing that is stopped or fetched', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const stops = stopsOf(all, nothing, []);
        const wanted = all.filter((row) => !row.isStopped && row.pickedQty < row.qty);
        expect(stops.flatMap((stop) => stop.rows.map((row) => row.fulfilmentLineId)).toSorted()).toEqual(
          wanted.map((row) => row.fulfilmentLineId).toSorted(),
        );
        expect(stops.reduce((sum, stop) => sum + stop.openQty, 0)).toBe(
          wanted.reduce((sum, row) => sum + row.qty - row.pickedQty, 0),
        );
        const places = stops.map((stop) => `${stop.rows[0]?.binId} ${stop.itemId}`);
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  it('come last when they are put off, and keep their order else', () => {
    fc.assert(
      fc.property(rows, fc.nat(5), (all, index) => {
        const keys = stopsOf(all, nothing, []).map((stop) => stop.key);
        const off = keys[index];
        if (off === undefined) return;
        expect(stopsOf(all, nothing, [off]).map((stop) => stop.key)).toEqual([
          ...keys.filter((key) => key !== off),
          off,
        ]);
      }),
    );
  });

  it('are done at once when their units were confirmed here, before the answer comes', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const [stop] = stopsOf(all, nothing, []);
        if (!stop) return;
        const awaited = new Map(stop.rows.map((row) => [row.fulfilmentLineId, row.qty]));
        expect(stopsOf(all, awaited, []).some((each) => each.key === stop.key)).toBe(false);
      }),
    );
  });
});

describe('units found at a stop', () => {
  it('go to its rows in turn, never more than a row is open, never more than were found', () => {
    fc.assert(
      fc.property(rows, fc.nat(30), (all, found) => {
        for (const stop of stopsOf(all, nothing, [])) {
          const shares = sharesOf(stop, found, nothing);
          expect(shares.every(({ row, qty }) => qty > 0 && qty <= openQtyOf(row, nothing))).toBe(true);
          expect(shares.reduce((sum, { qty }) => sum + qty, 0)).toBe(Math.min(found, stop.openQty));
        }
      }),
    );
  });
});
