/**
 * `/practice/…`: what the shop holds and the levers of the practice panel, behind a token or a key that may
 * write. Not part of WooCommerce.
 */

import { isFaultName } from '../faults.ts';
import { takeLook } from '../look.ts';
import type { ShopControl } from '../shop-control.ts';
import type { ShopCore } from '../shop-core.ts';
import { takeSnapshot } from '../snapshot.ts';
import { type Answer, answer, restError } from './answer.ts';
import { isObject, readNumber, readObject, readText } from './body.ts';
import type { ControlRequest, RequestRecord } from './server.ts';

export interface ControlRoutesTerms {
  readonly core: ShopCore;
  readonly control: ShopControl;
  readonly token: string;
  readonly requests: () => readonly RequestRecord[];
}

type Body = ControlRequest['body'];

export function controlRoutes(terms: ControlRoutesTerms): (request: ControlRequest) => Answer | undefined {
  const { core, control } = terms;
  const posts: Readonly<Record<string, (body: Body) => unknown>> = {
    order: (body) => control.placeOrder(isObject(body) ? body : {}),
    edit: (body) => control.editOrder(orderId(body), readObject(body, 'edit')),
    cancel: (body) => control.cancelOrder(orderId(body)),
    trash: (body) => control.trashOrder(orderId(body)) ?? { done: true },
    pay: (body) => control.payOrder(orderId(body)),
    complete: (body) => control.completeByAdmin(orderId(body)),
    refund: (body) => control.refund(orderId(body), readObject(body, 'refund')),
    review: (body) =>
      control.addReview({ ...body, productId: readNumber(body, 'productId') ?? anyProduct(core) }),
    stock: (body) => {
      const stock = body.stock;
      control.setStock(readNumber(body, 'productId') ?? 0, typeof stock === 'number' ? stock : null);
      return { done: true };
    },
    fault: (body) => {
      const name = readText(body, 'name') ?? '';
      if (!isFaultName(name)) throw new Error(`There is no fault ${name}`);
      control.setFault(name, readNumber(body, 'share') ?? 0);
      return control.faults();
    },
    rate: (body) => {
      control.setRate(readNumber(body, 'perMinute') ?? 0);
      return { perMinute: control.rate() };
    },
    outage: (body) => {
      control.outage((readNumber(body, 'seconds') ?? 0) * 1000);
      return { done: true };
    },
    advance: (body) => {
      control.advance((readNumber(body, 'seconds') ?? 0) * 1000);
      return { nowMs: control.now() };
    },
    features: (body) => {
      if (typeof body.fulfillments === 'boolean') core.features.fulfillments = body.fulfillments;
      if (typeof body.shipmentTracking === 'boolean') core.features.shipmentTracking = body.shipmentTracking;
      return core.features;
    },
  };
  return ({ method, path, query, token, canWrite, body }) => {
    if (token !== terms.token && !canWrite)
      return restError(401, 'practice_token', 'The practice token is missing or wrong.');
    const name = path.slice('/practice/'.length);
    if (method === 'GET' && name === 'state') {
      const ids = query.get('orders');
      return answer(takeSnapshot(core, ids === null ? undefined : new Set(ids.split(',').map(Number))));
    }
    if (method === 'GET' && name === 'requests') return answer(terms.requests());
    if (method === 'GET' && name === 'controls') {
      return answer({
        nowMs: control.now(),
        perMinute: control.rate(),
        outageMs: control.outageMs(),
        faults: control.faults(),
        features: core.features,
      });
    }
    if (method === 'GET' && name === 'shown') return answer(takeLook(core, query.get('number')));
    const post = method === 'POST' ? posts[name] : undefined;
    if (!post) return undefined;
    try {
      return answer(post(body));
    } catch (error) {
      return restError(400, 'practice_refused', error instanceof Error ? error.message : String(error));
    }
  };
}

const orderId = (body: Body): number => readNumber(body, 'id') ?? 0;

const anyProduct = (core: ShopCore): number => core.world.shelf.goods[0]?.id ?? 0;
