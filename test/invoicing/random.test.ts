/** Random histories of orders with money: whatever happens, invoices, payments and refunds agree to the cent. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadOrderRows } from '../../main/invoicing/order-store.ts';
import { moneyOf } from '../../main/invoicing/prepare.ts';
import { sumMinor } from '../../shared/base/money.ts';
import { checkInvoice } from '../../shared/documents/check.ts';
import type { ChannelRefund } from '../../shared/sync/connector.ts';
import { refundOf, shippingLine } from '../support/channel-order.ts';
import type { MoneyDesk } from '../support/money-desk.ts';
import { moneyDesk, mug, soap } from '../support/money-desk.ts';

type Act =
  | { readonly kind: 'ship'; readonly order: number; readonly units: number }
  | { readonly kind: 'refund_unit'; readonly order: number; readonly line: '1' | '2' }
  | { readonly kind: 'refund_amount'; readonly order: number; readonly minor: number }
  | { readonly kind: 'lower' | 'cancel' | 'complete' | 'pay' | 'issue'; readonly order: number };

const order = fc.integer({ min: 0, max: 2 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('ship' as const), order, units: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('refund_unit' as const), order, line: fc.constantFrom('1', '2') }),
  fc.record({ kind: fc.constant('refund_amount' as const), order, minor: fc.integer({ min: 1, max: 900 }) }),
  fc.record({ kind: fc.constantFrom('lower', 'cancel', 'complete', 'pay', 'issue'), order }),
);

class Life {
  readonly t: MoneyDesk;
  readonly #mugs = [3, 2, 1];
  readonly #refunds: ChannelRefund[][] = [[], [], []];
  readonly #life: ('open' | 'completed' | 'cancelled')[] = ['open', 'open', 'open'];

  constructor(t: MoneyDesk) {
    this.t = t;
    for (const index of [0, 1, 2]) this.#say(index);
  }

  do(what: Act): void {
    const { t } = this;
    const number = String(what.order);
    const row = t.orderRow(number);
    const refunds = this.#refunds[what.order] ?? [];
    const left =
      Math.min(Number(row.total_minor), Number(row.paid_minor)) -
      sumMinor(refunds.map((refund) => refund.amountMinor));
    if (what.kind === 'ship') this.#ship(number, what.units);
    else if (what.kind === 'issue') t.do('invoice.issue', { orderId: row.id });
    else if (what.kind === 'pay')
      t.do('payment.record', { orderId: row.id, amountMinor: 500, method: 'cash', receivedAt: t.clock.now });
    else if (what.kind === 'refund_unit' && left >= 1190) {
      const seen = refunds
        .flatMap((refund) => refund.lines)
        .filter((line) => line.lineExternalId === what.line);
      const has = what.line === '1' ? (this.#mugs[what.order] ?? 0) : 1;
      if (seen.length >= has) return;
      refunds.push(refundOf(`r${refunds.length}`, [{ lineExternalId: what.line, qty: 1 }], t.clock.now));
      this.#say(what.order);
    } else if (what.kind === 'refund_amount' && left >= what.minor) {
      const refund = { externalId: `r${refunds.length}`, amountMinor: what.minor, reason: '', lines: [] };
      refunds.push({ ...refund, refundedAt: t.clock.now });
      this.#say(what.order);
    } else if (what.kind === 'lower' && refunds.length === 0) {
      this.#mugs[what.order] = Math.max(1, (this.#mugs[what.order] ?? 1) - 1);
      this.#say(what.order);
    } else if (what.kind === 'cancel' || what.kind === 'complete') {
      this.#life[what.order] = what.kind === 'cancel' ? 'cancelled' : 'completed';
      this.#say(what.order);
    }
  }

  #say(index: number): void {
    const life = this.#life[index] ?? 'open';
    this.t.sell(String(index), [mug(this.#mugs[index] ?? 1), soap(1), shippingLine()], {
      isPaid: index !== 2,
      life,
      status: life,
      refunds: this.#refunds[index] ?? [],
    });
  }

  #ship(number: string, units: number): void {
    const lines = this.t.rows<{ sku: string; qty: number }>(
      `select i.sku, l.qty - l.shipped_qty as qty from fulfilment_line l join fulfilment f on f.id = l.fulfilment_id
        join item i on i.id = l.item_id join orders o on o.id = l.order_id
        where o.external_id = ? and f.state not in ('handed_over', 'cancelled') and f.stop_code is null
          and l.qty > l.shipped_qty`,
      number,
    );
    let left = units;
    const wanted = lines.flatMap((line): [string, number][] => {
      const qty = Math.min(left, line.qty);
      left -= qty;
      return qty > 0 ? [[line.sku, qty]] : [];
    });
    if (wanted.length > 0) this.t.ship(number, Object.fromEntries(wanted));
  }

  /** Invoiced − credit due = paid − refunded + open − what came too much, for every order. */
  differences(): unknown[] {
    return this.t.db.read((reader) =>
      [
        ...loadOrderRows(
          reader,
          this.t.rows<{ id: string }>('select id from orders').map((row) => row.id),
        ).values(),
      ]
        .map((rows) => {
          const money = moneyOf(rows);
          const credit = money.creditDue.netMinor + money.creditDue.taxMinor;
          const open = sumMinor(money.settled.map((one) => one.openMinor));
          const over =
            rows.order.paid_minor - rows.order.refunded_minor - (rows.order.invoiced_minor - credit);
          // What is not invoiced yet, or came beyond all, is the customer's.
          return { open, expected: Math.max(0, -over), credit };
        })
        .filter(({ open, expected }) => open !== expected),
    );
  }
}

it.each(['hand_over', 'payment', 'manual'] as const)('invoicing at %s', (when) => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const t = moneyDesk();
      try {
        t.company();
        t.account({ invoice_when: when });
        t.db.raw
          .prepare("insert into payment_method values ('acc_1', 'stripe', 'Card', 'ship_unpaid')")
          .run();
        t.db.raw.prepare("update orders set ship_policy = 'part'").run();
        const life = new Life(t);
        for (const what of acts) life.do(what);
        expect(t.faults()).toEqual([]);
        expect(t.models().flatMap(checkInvoice)).toEqual([]);
        expect(life.differences()).toEqual([]);
      } finally {
        t.close();
      }
    }),
    { numRuns: 25 },
  );
});
