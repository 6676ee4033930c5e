/** What belongs to one order: notes, refunds, and `orders/batch`. */

import { formatDecimal, parseMinor } from '../../../shared/base/money.ts';
import type { Order, OrderNote, Refund, RefundLine } from '../model.ts';
import { addRefund, refundLine, refundLineMinor } from '../refunds.ts';
import type { ShopCore } from '../shop-core.ts';
import { restock } from '../stock.ts';
import { refundedMinor, totalsOf } from '../totals.ts';

import { type Answer, answer, isAnswer, restError } from './answer.ts';

import { readNumber, readObjects, readText } from './body.ts';
import { readPage } from './query.ts';
import { pageAnswer, type Route, type RouteRequest } from './route.ts';

export const orderPartRoutes: readonly Route[] = [
  { method: 'GET', path: '/orders/:id/notes', handle: withOrder(listNotes) },
  { method: 'POST', path: '/orders/:id/notes', handle: withOrder(addNote) },
  { method: 'GET', path: '/orders/:id/notes/:id', handle: withOrder(readNote) },
  { method: 'GET', path: '/orders/:id/refunds', handle: withOrder(listRefunds) },
  { method: 'POST', path: '/orders/:id/refunds', handle: withOrder(createRefund) },
  { method: 'GET', path: '/orders/:id/refunds/:id', handle: withOrder(readRefund) },
];

export function withOrder(
  handle: (order: Order, request: RouteRequest) => Answer,
): (request: RouteRequest) => Answer {
  return (request) => {
    const order = request.core.orders.get(request.ids[0] ?? 0);
    if (!order) return restError(404, 'woocommerce_rest_order_invalid_id', 'Invalid order ID.');
    return handle(order, request);
  };
}

function listNotes(order: Order, { core, query }: RouteRequest): Answer {
  const type = query.get('type') ?? 'any';
  const notes = order.notes
    .filter((note) => type === 'any' || (type === 'customer') === note.isForCustomer)
    .toReversed();
  return answer(notes.map((note) => renderNote(core, order, note)));
}

function addNote(order: Order, { core, body }: RouteRequest): Answer {
  const text = readText(body, 'note');
  if (!text) {
    return restError(400, 'rest_missing_callback_param', 'Missing parameter(s): note', { params: ['note'] });
  }
  const author = body.added_by_user === true ? 'admin' : 'WooCommerce';
  const id = core.addNote(order, text, { author, isForCustomer: body.customer_note === true });
  const note = order.notes.find((known) => known.id === id);
  return answer(note && renderNote(core, order, note), 201);
}

function readNote(order: Order, { core, ids }: RouteRequest): Answer {
  const note = order.notes.find(({ id }) => id === ids[1]);
  if (!note) return restError(404, 'woocommerce_rest_invalid_id', 'Invalid resource ID.');
  return answer(renderNote(core, order, note));
}

function renderNote(core: ShopCore, order: Order, note: OrderNote): object {
  const { time, base } = core.context;
  const root = `${base}/wp-json/wc/v3/orders/${order.id}`;
  return {
    id: note.id,
    author: note.author,
    date_created: time.local(note.createdMs),
    date_created_gmt: time.gmt(note.createdMs),
    note: note.note,
    customer_note: note.isForCustomer,
    _links: {
      self: [{ href: `${root}/notes/${note.id}` }],
      collection: [{ href: `${root}/notes` }],
      up: [{ href: root }],
    },
  };
}

function listRefunds(order: Order, request: RouteRequest): Answer {
  const page = readPage(request.query);
  if (isAnswer(page)) return page;
  const newestFirst = order.refunds.toReversed();
  const items = newestFirst
    .slice(page.offset, page.offset + page.perPage)
    .map((refund) => renderRefund(request.core, order, refund));
  return pageAnswer(request, {
    items,
    total: newestFirst.length,
    path: `/orders/${order.id}/refunds`,
    ...page,
  });
}

function readRefund(order: Order, { core, ids }: RouteRequest): Answer {
  const refund = order.refunds.find(({ id }) => id === ids[1]);
  if (!refund) return restError(404, 'woocommerce_rest_shop_order_refund_invalid_id', 'Invalid ID.');
  return answer(renderRefund(core, order, refund));
}

function createRefund(order: Order, { core, body }: RouteRequest): Answer {
  const currency = core.settings.currency;
  const minor = (value: unknown): number | undefined =>
    value === undefined || value === null ? undefined : parseMinor(String(value), currency);
  const wanted = readObjects(body, 'line_items');
  const unknown = wanted.some((item) => !order.lines.some(({ id }) => id === readNumber(item, 'id')));
  if (unknown) return restError(400, 'woocommerce_rest_invalid_line_item', 'Invalid line item.');
  const lines = wanted.map((item): RefundLine => {
    const line = refundLine(
      order,
      readNumber(item, 'id') ?? 0,
      readNumber(item, 'quantity') ?? 0,
      core.counters,
    );
    const total = minor(item.refund_total);
    const taxes = readObjects(item, 'refund_tax').flatMap((tax) => {
      const rateId = readNumber(tax, 'id');
      return rateId === undefined ? [] : [{ rateId, minor: minor(tax.refund_total) ?? 0 }];
    });
    if (total === undefined) return line;
    return { ...line, totalMinor: total, taxes };
  });
  const amountMinor = minor(body.amount) ?? lines.reduce((sum, line) => sum + refundLineMinor(line), 0);
  if (amountMinor <= 0) {
    return restError(
      400,
      'woocommerce_rest_invalid_order_refund',
      'Refund amount must be greater than zero.',
    );
  }
  if (amountMinor > totalsOf(order).totalMinor - refundedMinor(order)) {
    return restError(500, 'woocommerce_rest_cannot_create_order_refund', 'Invalid refund amount.');
  }
  const viaGateway = body.api_refund !== false;
  if (viaGateway && !order.transactionId) {
    const message = 'The payment gateway for this order does not support automatic refunds.';
    return restError(500, 'woocommerce_rest_cannot_create_order_refund', message);
  }
  core.changeOrder(order, (stock) => {
    const reason = readText(body, 'reason') ?? '';
    addRefund(order, { lines, amountMinor, reason, viaGateway, createdMs: stock.nowMs }, core.counters);
    if (body.api_restock === false) return [];
    return restock(
      order,
      lines.map((line) => [line.lineId, line.quantity]),
      stock,
    );
  });
  if (refundedMinor(order) >= totalsOf(order).totalMinor) core.setStatus(order, 'refunded');
  const refund = order.refunds.at(-1);
  return answer(refund && renderRefund(core, order, refund), 201);
}

function renderRefund(core: ShopCore, order: Order, refund: Refund): object {
  const { time, base, currency, products } = core.context;
  const money = (minor: number): string => formatDecimal(minor, currency);
  const root = `${base}/wp-json/wc/v3/orders/${order.id}`;
  return {
    id: refund.id,
    parent_id: order.id,
    date_created: time.local(refund.createdMs),
    date_created_gmt: time.gmt(refund.createdMs),
    amount: money(refund.amountMinor),
    reason: refund.reason,
    refunded_by: 1,
    refunded_payment: refund.viaGateway,
    meta_data: [],
    line_items: refund.lines.map((part) => {
      const line = order.lines.find(({ id }) => id === part.lineId);
      const product = line && products.get(line.variationId || line.productId);
      const tax = part.taxes.reduce((sum, { minor }) => sum + minor, 0);
      return {
        id: part.id,
        name: line?.name ?? '',
        product_id: line?.productId ?? 0,
        variation_id: line?.variationId ?? 0,
        quantity: -part.quantity + 0,
        tax_class: line?.taxClass ?? '',
        subtotal: money(-part.totalMinor),
        subtotal_tax: money(-tax),
        total: money(-part.totalMinor),
        total_tax: money(-tax),
        taxes: part.taxes.map(({ rateId, minor }) => ({
          id: rateId,
          total: money(-minor),
          subtotal: money(-minor),
        })),
        meta_data: [
          {
            id: part.id * 10,
            key: '_refunded_item_id',
            value: String(part.lineId),
            display_key: '_refunded_item_id',
            display_value: String(part.lineId),
          },
        ],
        sku: product?.sku ?? null,
        price: part.quantity === 0 ? 0 : part.totalMinor / 10 ** core.settings.digits / part.quantity,
      };
    }),
    shipping_lines: [],
    tax_lines: [],
    fee_lines: [],
    _links: {
      self: [{ href: `${root}/refunds/${refund.id}` }],
      collection: [{ href: `${root}/refunds` }],
      up: [{ href: root }],
    },
  };
}
