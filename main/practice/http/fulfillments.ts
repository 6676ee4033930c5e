/**
 * Core's native fulfilments (`/orders/{id}/fulfillments`) where the feature is on, and the Shipment Tracking plugin's
 * route where it is installed. As in a real shop neither checks quantities nor recognises a repeated call.
 */

import { createHash } from 'node:crypto';
import type { Fulfillment, Meta, MetaValue, Order } from '../model.ts';
import type { ShopCore } from '../shop-core.ts';
import { TRACKING_META } from '../snapshot.ts';
import { type Answer, answer, restError } from './answer.ts';
import { readNumber, readObjects, readText } from './body.ts';
import { withOrder } from './order-parts.ts';
import type { Route, RouteRequest } from './route.ts';

const hasFulfillments = (core: ShopCore): boolean => core.features.fulfillments;
const hasTracking = (core: ShopCore): boolean => core.features.shipmentTracking;

const FULFILLMENTS = '/orders/:id/fulfillments';
const TRACKINGS = '/orders/:id/shipment-trackings';

export const fulfillmentRoutes: readonly Route[] = [
  { method: 'GET', path: FULFILLMENTS, handle: withOrder(listFulfillments), exists: hasFulfillments },
  { method: 'POST', path: FULFILLMENTS, handle: withOrder(createFulfillment), exists: hasFulfillments },
  { method: 'GET', path: `${FULFILLMENTS}/:id`, handle: withOrder(readFulfillment), exists: hasFulfillments },
  {
    method: 'PUT',
    path: `${FULFILLMENTS}/:id`,
    handle: withOrder(updateFulfillment),
    exists: hasFulfillments,
  },
  {
    method: 'DELETE',
    path: `${FULFILLMENTS}/:id`,
    handle: withOrder(deleteFulfillment),
    exists: hasFulfillments,
  },
  { method: 'GET', path: TRACKINGS, handle: withOrder(listTrackings), exists: hasTracking },
  { method: 'POST', path: TRACKINGS, handle: withOrder(addTracking), exists: hasTracking },
  { method: 'GET', path: `${TRACKINGS}/:slug`, handle: withOrder(readTracking), exists: hasTracking },
  { method: 'DELETE', path: `${TRACKINGS}/:slug`, handle: withOrder(deleteTracking), exists: hasTracking },
];

const live = (order: Order): Fulfillment[] =>
  order.fulfillments.filter(({ deletedMs }) => deletedMs === null);

function listFulfillments(order: Order, { core }: RouteRequest): Answer {
  return answer(live(order).map((fulfillment) => render(core, order, fulfillment)));
}

const notFound = (): Answer => restError(400, '404', 'Fulfillment not found.');

function readFulfillment(order: Order, { core, ids }: RouteRequest): Answer {
  const found = live(order).find(({ id }) => id === ids[1]);
  return found ? answer(render(core, order, found)) : notFound();
}

function createFulfillment(order: Order, { core, body }: RouteRequest): Answer {
  const isFulfilled = body.is_fulfilled === true || body.status === 'fulfilled';
  const items = readObjects(body, 'meta_data').find((entry) => entry.key === '_items');
  if (!items || !Array.isArray(items.value) || items.value.length === 0) {
    return restError(400, 'fulfillment_items_missing', 'The fulfillment should contain at least one item.');
  }
  const fulfillment: Fulfillment = {
    id: core.counters.fulfillment++,
    status: readText(body, 'status') ?? (isFulfilled ? 'fulfilled' : 'unfulfilled'),
    isFulfilled,
    updatedMs: core.now(),
    deletedMs: null,
    meta: [],
  };
  writeMeta(core, fulfillment, body);
  core.changeOrder(order, () => {
    order.fulfillments.push(fulfillment);
    noteState(core, order);
    return undefined;
  });
  return answer(render(core, order, fulfillment), 201);
}

function updateFulfillment(order: Order, { core, ids, body }: RouteRequest): Answer {
  const found = live(order).find(({ id }) => id === ids[1]);
  if (!found) return notFound();
  core.changeOrder(order, () => {
    found.status = readText(body, 'status') ?? found.status;
    if (typeof body.is_fulfilled === 'boolean') found.isFulfilled = body.is_fulfilled;
    found.updatedMs = core.now();
    if (Array.isArray(body.meta_data)) {
      const keys = new Set(readObjects(body, 'meta_data').map(({ key }) => key));
      found.meta = found.meta.filter(({ key }) => keys.has(key));
      writeMeta(core, found, body);
    }
    noteState(core, order);
    return undefined;
  });
  return answer(render(core, order, found));
}

function deleteFulfillment(order: Order, { core, ids }: RouteRequest): Answer {
  const found = live(order).find(({ id }) => id === ids[1]);
  if (!found) return notFound();
  core.changeOrder(order, () => {
    found.deletedMs = core.now();
    noteState(core, order);
    return undefined;
  });
  return answer({ message: 'Fulfillment deleted successfully.' });
}

function writeMeta(core: ShopCore, fulfillment: Fulfillment, body: RouteRequest['body']): void {
  for (const entry of readObjects(body, 'meta_data')) {
    const key = readText(entry, 'key') ?? '';
    const value = (entry.value ?? null) as MetaValue;
    const found = fulfillment.meta.find((meta) => meta.key === key);
    if (found) found.value = value;
    else fulfillment.meta.push({ id: core.counters.meta++, key, value });
  }
}

/** The order carries what its fulfilments come to. */
function noteState(core: ShopCore, order: Order): void {
  const done = live(order).filter(({ isFulfilled }) => isFulfilled);
  const sent = done.flatMap(itemsOf).reduce((sum, { qty }) => sum + qty, 0);
  const ordered = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  const value =
    live(order).length === 0
      ? 'no_fulfillments'
      : sent === 0
        ? 'unfulfilled'
        : sent < ordered
          ? 'partially_fulfilled'
          : 'fulfilled';
  setMeta(core, order, { key: '_fulfillment_status', value });
}

function itemsOf({ meta }: Fulfillment): { itemId: number; qty: number }[] {
  const value = meta.find(({ key }) => key === '_items')?.value;
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) return [];
    const entry = item as Readonly<Record<string, unknown>>;
    return [{ itemId: readNumber(entry, 'item_id') ?? 0, qty: readNumber(entry, 'qty') ?? 0 }];
  });
}

const setMeta = (core: ShopCore, order: Order, { key, value }: Omit<Meta, 'id'>): void => {
  const found = order.meta.find((meta) => meta.key === key);
  if (found) found.value = value;
  else order.meta.push({ id: core.counters.meta++, key, value });
};

const mysqlDate = (text: string): string => text.replace('T', ' ');

function render(core: ShopCore, order: Order, fulfillment: Fulfillment): object {
  const { time } = core.context;
  return {
    id: fulfillment.id,
    entity_type: 'WC_Order',
    entity_id: String(order.id),
    status: fulfillment.status,
    is_fulfilled: fulfillment.isFulfilled,
    date_updated: mysqlDate(time.gmt(fulfillment.updatedMs)),
    date_deleted: fulfillment.deletedMs === null ? null : mysqlDate(time.gmt(fulfillment.deletedMs)),
    meta_data: fulfillment.meta.map(({ id, key, value }) => ({ id, key, value })),
  };
}

interface Tracking {
  readonly [key: string]: MetaValue;
}

const trackingsOf = (order: Order): readonly Tracking[] => {
  const value = order.meta.find(({ key }) => key === TRACKING_META)?.value;
  return Array.isArray(value)
    ? value.filter((item): item is Tracking => typeof item === 'object' && item !== null)
    : [];
};

function listTrackings(order: Order): Answer {
  return answer(trackingsOf(order).map(renderTracking));
}

function readTracking(order: Order, { slugs }: RouteRequest): Answer {
  const found = trackingsOf(order).find(({ tracking_id }) => tracking_id === slugs[0]);
  if (!found)
    return restError(404, 'woocommerce_rest_shipment_tracking_invalid_id', 'Invalid shipment tracking ID.');
  return answer(renderTracking(found));
}

function addTracking(order: Order, { core, body }: RouteRequest): Answer {
  const number = readText(body, 'tracking_number');
  if (!number) {
    const params = { params: ['tracking_number'] };
    return restError(400, 'rest_missing_callback_param', 'Missing parameter(s): tracking_number', params);
  }
  const shipped = Date.parse(
    `${readText(body, 'date_shipped') ?? core.context.time.local(core.now()).slice(0, 10)}Z`,
  );
  const tracking: Tracking = {
    tracking_provider: readText(body, 'tracking_provider') ?? '',
    custom_tracking_provider: readText(body, 'custom_tracking_provider') ?? '',
    custom_tracking_link: readText(body, 'custom_tracking_link') ?? '',
    tracking_number: number,
    date_shipped: String(Math.floor((Number.isNaN(shipped) ? core.now() : shipped) / 1000)),
    tracking_id: createHash('md5').update(`${order.id}/${number}/${core.counters.meta}`).digest('hex'),
  };
  core.changeOrder(order, () => {
    setMeta(core, order, { key: TRACKING_META, value: [...trackingsOf(order), tracking] });
    return undefined;
  });
  return answer(renderTracking(tracking), 201);
}

function deleteTracking(order: Order, { core, slugs }: RouteRequest): Answer {
  const found = trackingsOf(order).find(({ tracking_id }) => tracking_id === slugs[0]);
  if (!found)
    return restError(404, 'woocommerce_rest_shipment_tracking_invalid_id', 'Invalid shipment tracking ID.');
  core.changeOrder(order, () => {
    setMeta(core, order, { key: TRACKING_META, value: trackingsOf(order).filter((item) => item !== found) });
    return undefined;
  });
  return answer(renderTracking(found));
}

const renderTracking = (tracking: Tracking): object => ({
  tracking_id: tracking.tracking_id,
  tracking_provider: tracking.tracking_provider || tracking.custom_tracking_provider,
  tracking_link: tracking.custom_tracking_link,
  tracking_number: tracking.tracking_number,
  date_shipped: new Date(Number(tracking.date_shipped) * 1000).toISOString().slice(0, 10),
});
