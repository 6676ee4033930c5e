/** `/customers` and `/products/reviews`. */

import type { Customer, Review } from '../model.ts';
import { renderCustomer, renderReview } from '../render-product.ts';
import { type Answer, answer, isAnswer, restError } from './answer.ts';
import { readNumber, readText } from './body.ts';
import { readDates, readIds, readList, readPage } from './query.ts';
import { pageAnswer, type Route, type RouteRequest } from './route.ts';

export const peopleRoutes: readonly Route[] = [
  { method: 'GET', path: '/customers', handle: listCustomers },
  { method: 'GET', path: '/customers/:id', handle: readCustomer },
  { method: 'GET', path: '/products/reviews', handle: listReviews },
  { method: 'POST', path: '/products/reviews', handle: createReview },
  { method: 'GET', path: '/products/reviews/:id', handle: readReview },
];

function listCustomers(request: RouteRequest): Answer {
  const { core, query } = request;
  const page = readPage(query);
  if (isAnswer(page)) return page;
  const email = query.get('email')?.toLowerCase();
  const search = query.get('search')?.toLowerCase();
  const include = readIds(query, 'include');
  const found = [...core.customers.values()].filter(
    (customer: Customer) =>
      (include?.has(customer.id) ?? true) &&
      (email === undefined || customer.billing.email === email) &&
      (search === undefined ||
        `${customer.billing.first_name} ${customer.billing.last_name} ${customer.billing.email}`
          .toLowerCase()
          .includes(search)),
  );
  if (query.get('order') === 'desc') found.reverse();
  const items = found
    .slice(page.offset, page.offset + page.perPage)
    .map((customer) => renderCustomer(customer, core.context));
  return pageAnswer(request, { items, total: found.length, path: '/customers', ...page });
}

function readCustomer({ core, ids }: RouteRequest): Answer {
  const customer = core.customers.get(ids[0] ?? 0);
  if (!customer) return restError(404, 'woocommerce_rest_invalid_id', 'Invalid resource ID.');
  return answer(renderCustomer(customer, core.context));
}

function listReviews(request: RouteRequest): Answer {
  const { core, query } = request;
  const page = readPage(query);
  if (isAnswer(page)) return page;
  const dates = readDates(query, ['after', 'before'], core.context.time);
  if (isAnswer(dates)) return dates;
  const status = query.get('status') ?? 'approved';
  const products = readIds(query, 'product');
  const include = readIds(query, 'include');
  const emails = readList(query, 'reviewer_email');
  const found = core.reviews
    .filter(
      (review: Review) =>
        (status === 'all' || review.status === status) &&
        (products?.has(review.productId) ?? true) &&
        (include?.has(review.id) ?? true) &&
        (emails?.includes(review.email) ?? true) &&
        (dates.after === undefined || review.createdMs > dates.after) &&
        (dates.before === undefined || review.createdMs < dates.before),
    )
    .sort((a, b) => a.createdMs - b.createdMs || a.id - b.id);
  if (query.get('order') !== 'asc') found.reverse();
  const items = found
    .slice(page.offset, page.offset + page.perPage)
    .map((review) => renderReview(review, core.context));
  return pageAnswer(request, { items, total: found.length, path: '/products/reviews', ...page });
}

function readReview({ core, ids }: RouteRequest): Answer {
  const review = core.reviews.find(({ id }) => id === ids[0]);
  if (!review) return restError(404, 'woocommerce_rest_review_invalid_id', 'Invalid review ID.');
  return answer(renderReview(review, core.context));
}

function createReview({ core, body }: RouteRequest): Answer {
  const productId = readNumber(body, 'product_id') ?? 0;
  if (!core.products.has(productId)) {
    return restError(404, 'woocommerce_rest_product_invalid_id', 'Invalid product ID.');
  }
  const review = core.addReview({
    productId,
    status: 'approved',
    reviewer: readText(body, 'reviewer') ?? '',
    email: readText(body, 'reviewer_email') ?? '',
    text: readText(body, 'review') ?? '',
    rating: readNumber(body, 'rating') ?? 0,
    isVerified: false,
  });
  return answer(renderReview(review, core.context), 201);
}
