import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumMinor } from '../../shared/base/money.ts';
import { allocatePayments, openOfOrder } from '../../shared/payments/allocate.ts';

const none = { refundedMinor: 0, creditDueMinor: 0 };
const minor = fc.integer({ min: 0, max: 50_000 });
const owed = fc
  .array(minor, { maxLength: 5 })
  .map((all) => all.map((grossMinor, index) => ({ id: `inv_${index}`, grossMinor })));
const paid = fc
  .array(minor, { maxLength: 5 })
  .map((all) => all.map((amount, index) => ({ id: `pay_${index}`, minor: amount })));

describe('payments are counted', () => {
  it('oldest first, to the oldest invoice first', () => {
    const settled = allocatePayments(
      [
        { id: 'a', grossMinor: 100 },
        { id: 'b', grossMinor: 50 },
        { id: 'c', grossMinor: 30 },
      ],
      [
        { id: 'p', minor: 60 },
        { id: 'q', minor: 70 },
      ],
      none,
    );
    expect(settled).toEqual([
      {
        id: 'a',
        counted: [
          { paymentId: 'p', minor: 60 },
          { paymentId: 'q', minor: 40 },
        ],
        paidMinor: 100,
        openMinor: 0,
      },
      { id: 'b', counted: [{ paymentId: 'q', minor: 30 }], paidMinor: 30, openMinor: 20 },
      { id: 'c', counted: [], paidMinor: 0, openMinor: 30 },
    ]);
  });

  it('each unit of money once, and never more than an invoice asks', () => {
    fc.assert(
      fc.property(owed, paid, minor, minor, (invoices, payments, refundedMinor, creditDueMinor) => {
        const settled = allocatePayments(invoices, payments, { refundedMinor, creditDueMinor });
        for (const [index, one] of settled.entries()) {
          expect(one.paidMinor).toBe(sumMinor(one.counted.map((part) => part.minor)));
          expect(one.paidMinor + one.openMinor).toBeLessThanOrEqual(invoices[index]?.grossMinor ?? 0);
          expect(one.openMinor).toBeGreaterThanOrEqual(0);
        }
        const available = Math.max(
          0,
          sumMinor(payments.map((payment) => payment.minor)) - Math.max(0, refundedMinor - creditDueMinor),
        );
        const asked = sumMinor(invoices.map((invoice) => invoice.grossMinor));
        expect(sumMinor(settled.map((one) => one.paidMinor))).toBe(Math.min(asked, available));
        const forgone = Math.max(0, creditDueMinor - refundedMinor);
        expect(sumMinor(settled.map((one) => one.openMinor))).toBe(Math.max(0, asked - available - forgone));
      }),
    );
  });

  it('so that invoiced less credit due is paid less refunded plus open, where no more came than was owed', () => {
    fc.assert(
      fc.property(minor, minor, minor, (gross, before, after) => {
        // `before` given back for goods never invoiced, `after` to be credited: the customer had paid all of it.
        const credit = Math.min(after, gross);
        const payment = gross + before;
        const [settled] = allocatePayments([{ id: 'a', grossMinor: gross }], [{ id: 'p', minor: payment }], {
          refundedMinor: before + credit,
          creditDueMinor: credit,
        });
        expect(gross - credit).toBe(payment - (before + credit) + (settled?.openMinor ?? 0));
      }),
    );
  });
});

it('an order expects what is not paid, and nothing once money was given back', () => {
  expect(openOfOrder({ totalMinor: 100, paidMinor: 30, refundedMinor: 0 })).toBe(70);
  expect(openOfOrder({ totalMinor: 100, paidMinor: 130, refundedMinor: 0 })).toBe(0);
  expect(openOfOrder({ totalMinor: 100, paidMinor: 90, refundedMinor: 10 })).toBe(0);
});
