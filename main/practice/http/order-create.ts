/** `POST /orders`: an order made through the API. */

import { checkout, refreshTaxLines } from '../checkout.ts';
import type { Address, BillingAddress } from '../model.ts';
import { renderOrder } from '../render-order.ts';
import type { ShopCore } from '../shop-core.ts';
import { type Answer, answer, restError } from './answer.ts';
import { readNumber, readObject, readObjects, readText } from './body.ts';
import { newLine, productOf } from './order-edit.ts';
import { applyFields, readStatus } from './order-fields.ts';
import type { RouteRequest } from './route.ts';

export function createOrder({ core, body }: RouteRequest): Answer {
  const status = readStatus(body);
  if (typeof status === 'object') return status;
  const wanted = readObjects(body, 'line_items');
  if (wanted.some((item) => !productOf(core, item))) {
    return restError(400, 'woocommerce_rest_required_product_reference', 'Product ID or SKU is required.');
  }
  const customerId = readNumber(body, 'customer_id') ?? 0;
  if (customerId > 0 && !core.customers.has(customerId)) {
    return restError(400, 'woocommerce_rest_invalid_customer_id', 'Customer ID is invalid.');
  }
  const order = checkout(
    {
      person: { customerId, billing: blankBilling(), shipping: blankAddress() },
      lines: [],
      payment: 'bacs',
      placedMs: core.now(),
      shippingMinor: 0,
      shippingTitle: '',
      note: '',
    },
    core.world.checkout,
  );
  Object.assign(order, { createdVia: 'rest-api', paymentMethod: '', paymentTitle: '', transactionId: '' });
  applyFields(core, order, body);
  if (Object.keys(readObject(body, 'shipping')).length === 0) {
    const { email: _, ...address } = order.billing;
    order.shipping = { ...address, phone: '' };
  }
  for (const item of wanted) {
    const product = productOf(core, item);
    if (product) order.lines.push(newLine(core, order, { item, product }));
  }
  refreshTaxLines(order, core.counters);
  core.addOrder(order);
  if (status !== undefined) core.setStatus(order, status);
  if (body.set_paid === true) core.pay(order, readText(body, 'transaction_id') ?? '');
  return { ...answer(renderOrder(order, core.context), 201), headers: { Location: linkTo(core, order.id) } };
}

const linkTo = (core: ShopCore, id: number): string => `${core.context.base}/wp-json/wc/v3/orders/${id}`;

const blankAddress = (): Address => ({
  first_name: '',
  last_name: '',
  company: '',
  address_1: '',
  address_2: '',
  city: '',
  state: '',
  postcode: '',
  country: '',
  phone: '',
});

const blankBilling = (): BillingAddress => ({ ...blankAddress(), email: '' });
