/** `/orders`: list, read, create, edit, trash. */

import { ORDER_STATUSES } from '../model.ts';
import { listOrders, type OrderFilter } from '../order-list.ts';
import { renderOrder } from '../render-order.ts';
import { type Answer, answer, invalidParam, isAnswer, restError } from './answer.ts';
import { readText } from './body.ts';
import { createOrder } from './order-create.ts';
import { editItems } from './order-edit.ts';
import { applyFields, readStatus } from './order-fields.ts';
import { readChoice, readDates, readIds, readList, readPage } from './query.ts';
import { pageAnswer, type Route, type RouteRequest } from './route.ts';

export const orderRoutes: readonly Route[] = [
  { method: 'GET', path: '/orders', handle: list },
  { method: 'POST', path: '/orders', handle: createOrder },
  { method: 'GET', path: '/orders/:id', handle: read },
  { method: 'PUT', path: '/orders/:id', handle: update },
  { method: 'DELETE', path: '/orders/:id', handle: remove },
];

const DATES = ['after', 'before', 'modified_after', 'modified_before'] as const;
const ORDER_BY = ['date', 'modified', 'id', 'include', 'title', 'slug'] as const;
const STATUSES: readonly string[] = ['any', 'trash', ...ORDER_STATUSES];

function list(request: RouteRequest): Answer {
  const { core, query } = request;
  const page = readPage(query);
  if (isAnswer(page)) return page;
  const dates = readDates(query, DATES, core.context.time);
  if (isAnswer(dates)) return dates;
  const orderBy = readChoice(query, 'orderby', ORDER_BY);
  if (typeof orderBy === 'object') return orderBy;
  const direction = readChoice(query, 'order', ['asc', 'desc']);
  if (typeof direction === 'object') return direction;
  const statuses = readList(query, 'status') ?? ['any'];
  const unknown = statuses.findIndex((status) => !STATUSES.includes(status));
  if (unknown >= 0) {
    return invalidParam(
      'status',
      `status[${unknown}] is not one of ${STATUSES.join(', ')}.`,
      'rest_not_in_enum',
    );
  }
  const { orders, total } = listOrders(core.orders, {
    filter: filterOf(query, dates, statuses),
    orderBy: orderBy ?? 'date',
    isDescending: direction !== 'asc',
    offset: page.offset,
    limit: page.perPage,
  });
  const items = orders.map((order) => renderOrder(order, core.context));
  return pageAnswer(request, { items, total, path: '/orders', ...page });
}

type Dates = Partial<Record<(typeof DATES)[number], number>>;

function filterOf(query: URLSearchParams, dates: Dates, statuses: readonly string[]): OrderFilter {
  const include = readIds(query, 'include');
  const exclude = readIds(query, 'exclude');
  const customer = query.get('customer');
  const product = query.get('product');
  const search = query.get('search');
  return {
    ...(dates.after === undefined ? {} : { createdAfterMs: dates.after }),
    ...(dates.before === undefined ? {} : { createdBeforeMs: dates.before }),
    ...(dates.modified_after === undefined ? {} : { modifiedAfterMs: dates.modified_after }),
    ...(dates.modified_before === undefined ? {} : { modifiedBeforeMs: dates.modified_before }),
    ...(statuses.includes('any') ? {} : { statuses: new Set(statuses) }),
    ...(include ? { include } : {}),
    ...(exclude ? { exclude } : {}),
    ...(customer === null ? {} : { customerId: Number(customer) }),
    ...(product === null ? {} : { productId: Number(product) }),
    ...(search === null || search === '' ? {} : { search }),
  };
}

const invalidId = (status: number): Answer =>
  restError(status, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.');

function read({ core, ids }: RouteRequest): Answer {
  const order = core.orders.get(ids[0] ?? 0);
  return order ? answer(renderOrder(order, core.context)) : invalidId(404);
}

function update({ core, ids, body }: RouteRequest): Answer {
  const order = core.orders.get(ids[0] ?? 0);
  if (!order) return invalidId(400);
  const status = readStatus(body);
  if (typeof status === 'object') return status;
  const refusal = editItems(core, order, body);
  if (refusal) return refusal;
  core.changeOrder(order, () => {
    applyFields(core, order, body);
    return undefined;
  });
  if (status !== undefined) core.setStatus(order, status);
  // As WooCommerce has it, only an order that still asks for payment can be set paid; one on hold changes its status.
  if (body.set_paid === true && (order.status === 'pending' || order.status === 'failed')) {
    core.pay(order, readText(body, 'transaction_id') ?? '');
  }
  return answer(renderOrder(order, core.context));
}

function remove({ core, ids, query, body }: RouteRequest): Answer {
  const order = core.orders.get(ids[0] ?? 0);
  if (!order) return invalidId(404);
  const isForced = query.get('force') === 'true' || query.get('force') === '1' || body.force === true;
  const before = renderOrder(order, core.context);
  if (isForced) core.deleteOrder(order);
  else if (order.status === 'trash') {
    return restError(410, 'woocommerce_rest_already_trashed', 'The shop_order has already been deleted.');
  } else {
    core.changeOrder(order, () => {
      order.status = 'trash';
      return undefined;
    });
  }
  return answer(isForced ? before : renderOrder(order, core.context));
}
