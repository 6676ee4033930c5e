import { describe, expect, it } from 'vitest';
import { shipByAt } from '../../shared/orders/ship-by.ts';

const rule = { zone: 'Europe/Berlin', handlingDays: 1, cutOff: '14:00', workingDays: [1, 2, 3, 4, 5] };
const at = (text: string): number => Date.parse(text);

describe('ship-by', () => {
  it('is the cut-off of the next working day for an order before the cut-off', () => {
    expect(shipByAt(at('2026-11-23T09:00:00+01:00'), rule)).toBe(at('2026-11-24T14:00:00+01:00'));
  });
  it('counts an order after the cut-off or at the weekend from the next working day', () => {
    expect(shipByAt(at('2026-11-20T15:00:00+01:00'), rule)).toBe(at('2026-11-24T14:00:00+01:00'));
    expect(shipByAt(at('2026-11-22T10:00:00+01:00'), { ...rule, handlingDays: 0 })).toBe(
      at('2026-11-23T14:00:00+01:00'),
    );
  });
  it('keeps the wall clock over a change of summer time', () => {
    expect(shipByAt(at('2026-10-23T09:00:00+02:00'), rule)).toBe(at('2026-10-26T14:00:00+01:00'));
  });
});
