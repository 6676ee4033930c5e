import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { totalsDifferences } from '../../shared/orders/totals.ts';

const line = fc.record({
  kind: fc.constantFrom('goods' as const, 'service' as const, 'fee' as const, 'shipping' as const),
  totalMinor: fc.integer({ min: -10_000, max: 100_000 }),
  taxMinor: fc.integer({ min: -2000, max: 20_000 }),
});
const clean = fc.array(line, { maxLength: 8 }).map((lines) => {
  const sum = (rows: typeof lines, key: 'totalMinor' | 'taxMinor') =>
    rows.reduce((total, row) => total + row[key], 0);
  const taxMinor = sum(lines, 'taxMinor');
  return {
    lines,
    taxMinor,
    totalMinor: sum(lines, 'totalMinor') + taxMinor,
    shippingMinor: sum(
      lines.filter((row) => row.kind === 'shipping'),
      'totalMinor',
    ),
    feeMinor: sum(
      lines.filter((row) => row.kind === 'fee'),
      'totalMinor',
    ),
  };
});

describe('totals re-added from the channel’s own parts', () => {
  it('raise no alarm for an order that adds up', () => {
    fc.assert(
      fc.property(clean, (order) => {
        expect(totalsDifferences(order)).toEqual([]);
      }),
    );
  });

  it('flag one cent in any part', () => {
    const parts = ['totalMinor', 'taxMinor', 'shippingMinor', 'feeMinor'] as const;
    fc.assert(
      fc.property(clean, fc.constantFrom(...parts), fc.constantFrom(-1, 1), (order, part, cent) => {
        expect(totalsDifferences({ ...order, [part]: order[part] + cent }).length).toBeGreaterThan(0);
      }),
    );
  });
});
