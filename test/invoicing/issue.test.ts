import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkInvoice } from '../../shared/documents/check.ts';
import { refundOf, shippingLine } from '../support/channel-order.ts';
import type { MoneyDesk } from '../support/money-desk.ts';
import { moneyDesk, mug, soap } from '../support/money-desk.ts';

let t: MoneyDesk;
beforeEach(() => {
  t = moneyDesk();
  t.company();
});
afterEach(() => {
  expect(t.models().flatMap(checkInvoice)).toEqual([]);
  expect(t.faults()).toEqual([]);
  t.close();
});

const invoices = () =>
  t.rows('select number, net_minor, tax_minor, gross_minor from invoice order by invoice_key');
const toIssue = () =>
  t
    .ask('invoices.list', { view: 'to_issue' })
    .rows.map((row) => [row.orderNumber, row.grossMinor, row.reason]);

describe('an account that invoices at hand-over', () => {
  it('draws the number when the parcel leaves, freezes the paper and counts the order as invoiced', () => {
    const orderId = t.sell('1', [mug(2), shippingLine()]);
    expect(invoices()).toEqual([]);
    t.ship('1', { 'SKU-10': 2 });
    expect(invoices()).toEqual([{ number: '26-00001', net_minor: 2500, tax_minor: 475, gross_minor: 2975 }]);
    expect(t.orderRow('1')).toMatchObject({ invoiced_minor: 2975, uninvoiced_qty: 0, life: 'completed' });
    expect(t.events()).toContain('invoice.issued');
    const [model] = t.models();
    expect(model).toMatchObject({
      number: '26-00001',
      issuedOn: '2026-11-23',
      deliveredOn: '2026-11-23',
      dueOn: null,
      isSample: false,
      orderNumbers: ['N1'],
      channelName: 'Shop',
      seller: { name: 'Hollin & Rye', vatId: 'DE314159265' },
      buyer: { name: 'Annika Lindqvist', country: 'Sweden' },
      shipTo: null,
      taxes: [{ label: 'VAT', percent: '19', netMinor: 2500, taxMinor: 475 }],
      paidMinor: 2975,
      openMinor: 0,
    });
    expect(
      model?.lines.map((line) => [line.kind, line.name, line.qty, line.unitPrice, line.grossMinor]),
    ).toEqual([
      ['item', 'Stoneware mug', 2, '10.00', 2380],
      ['shipping', 'Parcel', 1, '5.00', 595],
    ]);
    expect(t.ask('documents.list', { orderId }).documents).toMatchObject([
      { kind: 'invoice', state: 'pending', fileName: 'Invoice 26-00001.pdf' },
      { kind: 'packing_slip' },
    ]);
  });

  it('invoices each parcel: shipping with the first, the cents of a line exactly once', () => {
    t.sell('1', [
      mug(3, {
        totalMinor: 1000,
        subtotalMinor: 1000,
        taxMinor: 190,
        taxes: [{ label: 'VAT', percent: '19', minor: 190 }],
      }),
      shippingLine(),
    ]);
    t.ship('1', { 'SKU-10': 1 });
    t.ship('1', { 'SKU-10': 2 });
    expect(invoices()).toEqual([
      { number: '26-00001', net_minor: 833, tax_minor: 158, gross_minor: 991 },
      { number: '26-00002', net_minor: 667, tax_minor: 127, gross_minor: 794 },
    ]);
    expect(t.orderRow('1').invoiced_minor).toBe(1785);
  });

  it('without company data draws no number; the order stands in To issue until they are there', () => {
    t.must('settings.update', { section: 'company', patch: { name: '', city: '' } });
    const orderId = t.sell('1', [mug(1)]);
    t.ship('1', { 'SKU-10': 1 });
    expect(invoices()).toEqual([]);
    expect(t.rows('select * from number_series')).toEqual([]);
    expect(toIssue()).toEqual([['N1', 1190, 'company_missing']]);
    expect(t.do('invoice.issue', { orderId })).toMatchObject({
      error: { code: 'company_missing', data: { fields: ['name', 'city'] } },
    });
    expect(t.ask('invoices.preview', { orderId })).toMatchObject({
      nextNumber: '26-00001',
      model: { number: '', grossMinor: 1190 },
      problems: [{ code: 'company_missing' }],
    });
    t.company();
    expect(toIssue()).toEqual([['N1', 1190, 'ready']]);
    expect(t.do('invoice.issue', { orderId })).toMatchObject({
      ok: true,
      value: { number: '26-00001', grossMinor: 1190 },
      canUndo: false,
    });
    expect(toIssue()).toEqual([]);
    expect(t.code('invoice.issue', { orderId })).toBe('nothing_to_invoice');
  });

  it('also for orders that others completed', () => {
    t.sell('1', [mug(2)]);
    t.sell('1', [mug(2)], { life: 'completed', status: 'completed' });
    expect(invoices()).toMatchObject([{ number: '26-00001', gross_minor: 2380 }]);
  });

  it('names a deduction as a discount and an order without tax shows none', () => {
    const untaxed = { taxMinor: 0, taxes: [] };
    t.sell('1', [
      mug(2, { ...untaxed, subtotalMinor: 2400 }),
      shippingLine(0, 0),
      { ...shippingLine(-500, 0), externalId: 'fee', kind: 'fee', name: 'Voucher', taxes: [] },
    ]);
    t.ship('1', { 'SKU-10': 2 });
    const [model] = t.models();
    expect(model?.lines.map((line) => [line.kind, line.name, line.unitPrice, line.grossMinor])).toEqual([
      ['item', 'Stoneware mug', '12.00', 2400],
      ['discount', 'Discount', '-4.00', -400],
      ['discount', 'Voucher', '-5.00', -500],
    ]);
    expect(model?.taxes).toEqual([]);
  });
});

describe('an account that invoices at payment', () => {
  beforeEach(() => t.account({ invoice_when: 'payment' }));

  it('invoices the whole order as it arrives paid, and nothing more when it ships', () => {
    t.sell('1', [mug(2), soap(1), shippingLine()]);
    expect(invoices()).toMatchObject([{ number: '26-00001', gross_minor: 4165 }]);
    expect(t.models()[0]).toMatchObject({ deliveredOn: null, openMinor: 0 });
    t.ship('1', { 'SKU-10': 2, 'SKU-11': 1 });
    expect(invoices()).toHaveLength(1);
    expect(t.orderRow('1').uninvoiced_qty).toBe(0);
  });

  it('waits for the payment, also when it ships before; recorded by hand it issues', () => {
    t.db.raw
      .prepare("insert into payment_method values ('acc_1', 'cod', 'Cash on delivery', 'ship_unpaid')")
      .run();
    const orderId = t.sell('1', [mug(1)], { isPaid: false, method: 'cod' });
    t.ship('1', { 'SKU-10': 1 });
    expect(invoices()).toEqual([]);
    expect(toIssue()).toEqual([['N1', 1190, 'awaits_payment']]);
    expect(t.ask('invoices.counts', {})).toEqual({ toIssue: 0, open: 0, creditDue: 0 });
    t.must('payment.record', { orderId, amountMinor: 1190, method: 'cod', receivedAt: t.clock.now });
    expect(invoices()).toMatchObject([{ number: '26-00001', gross_minor: 1190 }]);
  });

  it('leaves out units that were refunded before, and shows an amount that was', () => {
    const now = t.clock.now;
    t.sell('1', [mug(2), soap(1), shippingLine()], {
      refunds: [
        refundOf('r1', [{ lineExternalId: '1', qty: 1 }], now),
        { externalId: 'r2', amountMinor: 500, refundedAt: now, reason: 'Goodwill', lines: [] },
      ],
    });
    const [model] = t.models();
    expect(model?.grossMinor).toBe(4165 - 1190 - 500);
    expect(model?.lines.map((line) => [line.kind, line.name, line.qty, line.grossMinor])).toEqual([
      ['item', 'Stoneware mug', 1, 1190],
      ['item', 'Olive soap', 1, 1190],
      ['shipping', 'Parcel', 1, 595],
      ['discount', 'Refunded before invoicing', 1, -500],
    ]);
    expect(model).toMatchObject({ paidMinor: 2475, openMinor: 0 });
    expect(t.ask('credit_due.list', {}).rows).toEqual([]);
  });

  it('lists as credit due what is refunded, lowered or cancelled afterwards, to the cent', () => {
    t.sell('1', [mug(3), shippingLine()]);
    t.sell('2', [soap(2)]);
    t.sell('3', [soap(1)]);
    t.sell('1', [mug(3), shippingLine()], {
      refunds: [refundOf('r1', [{ lineExternalId: '1', qty: 1 }], t.clock.now)],
    });
    t.sell('2', [soap(1)]);
    t.sell('3', [soap(1)], { life: 'cancelled', status: 'cancelled' });
    expect(
      t
        .ask('credit_due.list', {})
        .rows.map((row) => [row.orderNumber, row.creditMinor, row.taxMinor, row.reason]),
    ).toEqual([
      ['N1', 1190, 190, 'refunded'],
      ['N2', 1190, 190, 'changed'],
      ['N3', 1190, 190, 'cancelled'],
    ]);
    expect(t.ask('credit_due.list', {}).sums).toEqual([{ currency: 'EUR', count: 3, totalMinor: 3570 }]);
    expect(
      t.ask('invoices.list', { view: 'credit_due' }).rows.map((row) => [row.number, row.creditDueMinor]),
    ).toEqual([
      ['26-00001', 1190],
      ['26-00002', 1190],
      ['26-00003', 1190],
    ]);
    expect(t.ask('invoices.counts', {})).toEqual({ toIssue: 0, open: 0, creditDue: 3 });
  });
});

describe('by hand', () => {
  beforeEach(() => t.account({ invoice_when: 'manual' }));

  it('many orders are issued with a result each', () => {
    const first = t.sell('1', [mug(1)]);
    const held = t.sell('2', [mug(1)]);
    t.must('order.hold', { orderId: held, note: '' });
    const third = t.sell('3', [soap(1)]);
    expect(toIssue()).toEqual([
      ['N1', 1190, 'by_hand'],
      ['N2', 1190, 'on_hold'],
      ['N3', 1190, 'by_hand'],
    ]);
    const { results } = t.must('invoice.issue_all', { orderIds: [first, held, third, 'ord_none', first] });
    expect(results).toMatchObject([
      { ok: true, number: '26-00001' },
      { ok: false, orderId: held, error: { code: 'order_on_hold', data: { holds: ['manual'] } } },
      { ok: true, number: '26-00002' },
      { ok: false, orderId: 'ord_none', error: { code: 'order_unknown' } },
    ]);
    expect(t.ask('invoices.sums', { view: 'to_issue' }).sums).toEqual([
      { currency: 'EUR', count: 1, netMinor: 1000, taxMinor: 190, grossMinor: 1190, openMinor: 0 },
    ]);
  });

  it('a number that was used by another pattern is not used again', () => {
    const first = t.sell('1', [mug(1)]);
    const second = t.sell('2', [mug(1)]);
    t.must('settings.update', { section: 'invoice', patch: { numberPattern: 'R{number:3}' } });
    t.must('invoice.issue', { orderId: first });
    t.must('settings.update', { section: 'invoice', patch: { numberPattern: 'R0{yy}-{number}' } });
    t.must('settings.update', { section: 'invoice', patch: { numberPattern: 'R00{number}' } });
    t.must('series.set_next', { series: 'invoice', year: 0, nextNumber: 5 });
    expect(t.must('invoice.issue', { orderId: second })).toMatchObject({ number: 'R005' });
    const third = t.sell('3', [mug(1)]);
    t.must('settings.update', { section: 'invoice', patch: { numberPattern: 'R005{yyyy}{number}' } });
    t.db.raw.prepare("update invoice set number = 'R00520261' where number = 'R005'").run();
    t.db.raw.prepare('update document set model = replace(model, \'"R005"\', \'"R00520261"\')').run();
    expect(t.do('invoice.issue', { orderId: third })).toMatchObject({
      error: { code: 'number_taken', data: { number: 'R00520261' } },
    });
  });

  it('an issued invoice cannot be taken back or deleted', () => {
    const orderId = t.sell('1', [mug(1)]);
    const issued = t.do('invoice.issue', { orderId });
    expect(t.undo(issued)).toBe('undo_impossible');
    expect(() => t.db.raw.prepare('delete from invoice').run()).toThrow('invoices are never deleted');
  });
});

describe('who invoices', () => {
  it('the shop: its number is stored and followed, no paper is made', () => {
    t.account({ invoiced_by: 'shop' });
    const orderId = t.sell('1', [mug(1)], { shopInvoiceNumber: 'RE-7' });
    t.ship('1', { 'SKU-10': 1 });
    t.sell('1', [mug(1)], { shopInvoiceNumber: 'RE-8' });
    expect(t.ask('invoices.list', { view: 'all' }).rows).toMatchObject([
      { number: 'RE-8', issuer: 'shop', grossMinor: 1190, openMinor: 0, documentId: null },
    ]);
    expect(t.ask('invoices.list', { view: 'issued' }).rows).toEqual([]);
    expect(t.code('invoice.issue', { orderId })).toBe('not_invoiced_here');
  });

  it('nobody: nothing is issued and nothing waits', () => {
    t.account({ invoiced_by: 'nobody' });
    t.sell('1', [mug(1)]);
    t.ship('1', { 'SKU-10': 1 });
    expect([invoices(), toIssue()]).toEqual([[], []]);
  });
});

describe('the list', () => {
  it('pages newest first, and knows what is open, late and paid in part', () => {
    t.db.raw
      .prepare("insert into payment_method values ('acc_1', 'invoice', 'Invoice', 'ship_unpaid')")
      .run();
    const ids = ['1', '2', '3'].map((number) => {
      const id = t.sell(number, [mug(1)], { isPaid: false, method: 'invoice' });
      t.ship(number, { 'SKU-10': 1 });
      return id;
    });
    t.must('payment.record', { orderId: ids[0], amountMinor: 1190, method: 'bank', receivedAt: t.clock.now });
    t.must('payment.record', { orderId: ids[1], amountMinor: 190, method: 'bank', receivedAt: t.clock.now });
    t.clock.now += 17 * 86_400_000;
    const first = t.ask('invoices.list', { view: 'all', limit: 2 });
    const second = t.ask('invoices.list', { view: 'all', limit: 2, after: first.next ?? '' });
    expect(
      [...first.rows, ...second.rows].map((row) => [row.number, row.openMinor, row.daysLate, row.status]),
    ).toEqual([
      ['26-00003', 1190, 3, 'open'],
      ['26-00002', 1000, 3, 'partly_paid'],
      ['26-00001', 0, 0, 'paid'],
    ]);
    expect(second.next).toBeNull();
    expect(t.ask('invoices.list', { view: 'open' }).rows.map((row) => row.number)).toEqual([
      '26-00003',
      '26-00002',
    ]);
    expect(t.ask('invoices.sums', { view: 'all' }).sums).toEqual([
      { currency: 'EUR', count: 3, netMinor: 3000, taxMinor: 570, grossMinor: 3570, openMinor: 2190 },
    ]);
    expect(t.ask('invoices.sums', { view: 'open' }).sums).toMatchObject([{ count: 2, openMinor: 2190 }]);
    expect(t.ask('invoices.list', { view: 'all', filter: { text: 'N2' } }).rows).toHaveLength(1);
    const { invoiceId } = first.rows[1] ?? {};
    expect(t.ask('invoices.get', { invoiceId: invoiceId ?? '' })).toMatchObject({
      model: { number: '26-00002', dueOn: '2026-12-07', openMinor: 1190 },
      payments: [{ title: 'bank', amountMinor: 190, countedMinor: 190 }],
      document: { state: 'pending', error: null, warnings: [] },
    });
  });
});
