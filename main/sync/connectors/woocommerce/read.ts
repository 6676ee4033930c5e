/** One stored message as what it says. Pure and total: whatever the text is, the answer is a value or a named place. */
import { ok, type Result, refuse } from '../../../../shared/base/result.ts';
import type { ChannelMessage, ReadProblem, Stream } from '../../../../shared/sync/connector.ts';
import { parse } from './client.ts';
import { mapOrder } from './map-order.ts';
import { mapProduct } from './map-product.ts';
import { mapReview } from './map-review.ts';
import { createValues, type Values } from './values.ts';
import {
  orderMessageSchema,
  orderSchema,
  productMessageSchema,
  productSchema,
  reviewSchema,
  shapeProblem,
} from './wire.ts';

type Settings = Readonly<Record<string, string>>;
type Read = Result<ChannelMessage, 'unreadable'>;

const unreadable = (problem: ReadProblem): Read => refuse('unreadable', { ...problem });

export function read(stream: Stream, body: string, settings: Settings): Read {
  const json = parse(body);
  if (json === undefined) return unreadable({ code: 'not_json', at: '', detail: 'The message is no JSON' });
  const values = createValues();
  const outcome = readStream(stream, json, values, settings);
  const problem = values.problem();
  return outcome.ok && problem !== undefined ? unreadable(problem) : outcome;
}

function readStream(stream: Stream, json: unknown, values: Values, settings: Settings): Read {
  switch (stream) {
    case 'orders': {
      if (has(json, 'order')) {
        const message = orderMessageSchema.safeParse(json);
        if (!message.success) return unreadable(shapeProblem(message.error));
        return ok({ stream, order: mapOrder(message.data, values, settings) });
      }
      const order = orderSchema.safeParse(json);
      if (!order.success) return unreadable(shapeProblem(order.error));
      return ok({ stream, order: mapOrder({ order: order.data, refunds: undefined }, values, settings) });
    }
    case 'products': {
      if (has(json, 'product')) {
        const message = productMessageSchema.safeParse(json);
        if (!message.success) return unreadable(shapeProblem(message.error));
        return ok({ stream, product: mapProduct(message.data, values, settings) });
      }
      const product = productSchema.safeParse(json);
      if (!product.success) return unreadable(shapeProblem(product.error));
      return ok({ stream, product: mapProduct({ product: product.data, variations: [] }, values, settings) });
    }
    case 'reviews': {
      const review = reviewSchema.safeParse(json);
      if (!review.success) return unreadable(shapeProblem(review.error));
      return ok({ stream, review: mapReview(review.data, values) });
    }
  }
}

const has = (json: unknown, key: string): boolean =>
  typeof json === 'object' && json !== null && Object.hasOwn(json, key);
