/** What WooCommerce's messages say: by examples, by properties, and whatever is wrong with them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectors } from '../../main/sync/connectors/registry.ts';
import { read } from '../../main/sync/connectors/woocommerce/read.ts';
import type { ChannelOrder, ChannelProduct, ChannelReview, Stream } from '../../shared/sync/connector.ts';

const ADDRESS = {
  first_name: 'Zoë',
  last_name: 'Müller &amp; Sohn',
  company: '',
  address_1: 'Hauptstr. 1',
  address_2: '',
  city: 'Köln',
  state: 'DE-NW',
  postcode: '50667',
  country: 'de',
  phone: '',
};

const ORDER = {
  id: 727,
  number: 'W-0727',
  status: 'processing',
  currency: 'EUR',
  prices_include_tax: true,
  date_created: '2026-03-22T18:28:02',
  date_created_gmt: '2026-03-22T17:28:02',
  date_modified_gmt: '2026-03-22T17:30:00',
  date_completed_gmt: null,
  date_paid_gmt: '2026-03-22T17:28:08',
  total: '46.39',
  total_tax: '7.41',
  shipping_total: '5.00',
  discount_total: '4.00',
  customer_id: 12,
  billing: { ...ADDRESS, email: 'zoe@example.com', phone: '+49 221 1' },
  shipping: ADDRESS,
  payment_method: 'paypal',
  payment_method_title: 'PayPal',
  transaction_id: 'T1',
  customer_note: 'Ring twice &lt;3',
  meta_data: [
    { id: 1, key: '_wcpdf_invoice_number', value: 'RE-9' },
    { id: 2, key: '_gift_message', value: 'Alles Gute' },
    {
      id: 3,
      key: '_wc_shipment_tracking_items',
      value: [
        {
          tracking_provider: '',
          custom_tracking_provider: 'DHL',
          tracking_number: '003404',
          date_shipped: '1774200000',
        },
      ],
    },
  ],
  line_items: [
    {
      id: 11,
      name: 'T-Shirt - Red',
      product_id: 93,
      variation_id: 94,
      quantity: 2,
      subtotal: '37.98',
      total: '33.98',
      total_tax: '6.46',
      taxes: [{ id: 75, total: '6.4562', subtotal: '7.2162' }],
      sku: 'TS-R',
      price: 16.99,
      meta_data: [
        { id: 1, key: 'pa_color', value: 'red', display_key: 'Colour', display_value: 'Red' },
        { id: 2, key: '_reduced_stock', value: '2', display_key: '_reduced_stock', display_value: '2' },
      ],
    },
    {
      id: 12,
      name: 'Old thing',
      product_id: 0,
      variation_id: 0,
      quantity: 1,
      subtotal: '0',
      total: '0.00',
      total_tax: '0.00',
      taxes: [],
      sku: null,
      price: 0,
      meta_data: [],
    },
  ],
  tax_lines: [{ id: 5, rate_id: 75, rate_code: 'DE-VAT', label: 'MwSt.', rate_percent: 19 }],
  shipping_lines: [
    {
      id: 13,
      method_title: 'Parcel',
      total: '5.00',
      total_tax: '0.95',
      taxes: [{ id: 75, total: '0.95' }],
      meta_data: [],
    },
  ],
  fee_lines: [{ id: 14, name: 'Deposit', total: '-0.01', total_tax: '0.00', taxes: [] }],
  coupon_lines: [{ id: 15, code: 'hello', discount: '4.00' }],
  refunds: [],
  _links: { self: [{ href: 'https://shop.example' }] },
};

const bodyOf = (more: object): string => JSON.stringify({ ...ORDER, ...more });

function readOrder(body: string, settings: Record<string, string> = {}): ChannelOrder {
  const result = read('orders', body, settings);
  if (!result.ok || result.value.stream !== 'orders') throw new Error(JSON.stringify(result));
  return result.value.order;
}
const orderOf = (more: object, settings: Record<string, string> = {}) => readOrder(bodyOf(more), settings);

const problemOf = (stream: Stream, body: string) => {
  const result = read(stream, body, {});
  return result.ok ? undefined : [result.error.data?.code, result.error.data?.at];
};

describe('reading an order', () => {
  it('reads every part of a full order', () => {
    expect(orderOf({})).toMatchSnapshot();
  });

  it('takes amounts from their text, whatever the currency’s digits', () => {
    expect(orderOf({ currency: 'JPY', total: '1200', total_tax: '0', line_items: [] }).totalMinor).toBe(1200);
    expect(orderOf({ currency: 'KWD', total: '1.2345', line_items: [] }).totalMinor).toBe(1235);
    expect(orderOf({ total: 12.1 }).totalMinor).toBe(1210);
  });

  it.each([
    ['pending', null, 'open'],
    ['processing', null, 'open'],
    ['on-hold', null, 'open'],
    ['completed', '2026-03-23T00:00:00', 'completed'],
    ['cancelled', null, 'cancelled'],
    ['failed', null, 'cancelled'],
    ['refunded', null, 'cancelled'],
    ['refunded', '2026-03-23T00:00:00', 'completed'],
    ['checkout-draft', null, 'draft'],
    ['trash', null, 'trashed'],
    ['wc-awaiting-pickup', null, 'open'],
  ])('status %s (completed %s) is %s, with the shop’s own word kept', (status, date_completed_gmt, life) => {
    const order = orderOf({ status, date_completed_gmt });
    expect([order.life, order.status]).toEqual([life, status]);
  });

  it('is paid by its payment date and not by its status', () => {
    expect(orderOf({ status: 'processing', date_paid_gmt: null }).payment.paidAt).toBeNull();
    expect(orderOf({ status: 'on-hold', date_paid_gmt: '' }).payment.paidAt).toBeNull();
    expect(orderOf({ status: 'completed', date_paid_gmt: '2026-03-22T17:28:08' }).payment.paidAt).toBe(
      Date.UTC(2026, 2, 22, 17, 28, 8),
    );
  });

  it('reads PHP’s other spellings of the same order alike', () => {
    const plain = orderOf({
      meta_data: [],
      fee_lines: [],
      customer_id: 0,
      shipping_lines: [],
      transaction_id: '',
    });
    const php = orderOf({
      id: '727',
      meta_data: {},
      fee_lines: '',
      customer_id: null,
      shipping_lines: null,
      transaction_id: null,
      line_items: { 0: { ...ORDER.line_items[0], quantity: '2', price: '16.99' }, 3: ORDER.line_items[1] },
      prices_include_tax: 'true',
      tax_lines: [{ ...ORDER.tax_lines[0], rate_id: '75', rate_percent: '19.0000' }],
    });
    expect(php).toEqual(plain);
  });

  it('delivers to the billing address where no other is given, and takes its phone where the other has none', () => {
    expect(orderOf({ shipping: [] }).shipping).toEqual(orderOf({}).billing);
    expect(orderOf({}).shipping.phone).toBe('+49 221 1');
  });

  it('writes names as the country does', () => {
    const name = { ...ADDRESS, first_name: '太郎', last_name: '山田' };
    expect(orderOf({ shipping: { ...name, country: 'JP' } }).shipping.name).toBe('山田 太郎');
    expect(orderOf({ shipping: { ...name, country: 'US' } }).shipping.name).toBe('太郎 山田');
  });

  it('reads refunds in full with units and amounts per line, shipping and fees too', () => {
    const refund = {
      id: 800,
      date_created_gmt: '2026-03-24T10:00:00',
      amount: '26.17',
      reason: 'Broken',
      line_items: [
        {
          id: 1,
          quantity: -1,
          total: '-16.99',
          total_tax: '-3.23',
          meta_data: [{ id: 1, key: '_refunded_item_id', value: '11' }],
        },
      ],
      shipping_lines: [
        {
          id: 2,
          total: '-5.00',
          total_tax: '-0.95',
          meta_data: [{ id: 2, key: '_refunded_item_id', value: 13 }],
        },
      ],
      fee_lines: [],
    };
    const body = `{"order":${bodyOf({ refunds: [{ id: 800, reason: 'Broken', total: '-26.17' }] })},"refunds":${JSON.stringify([refund])}}`;
    expect(readOrder(body).refunds).toEqual([
      {
        externalId: '800',
        amountMinor: 2617,
        refundedAt: Date.UTC(2026, 2, 24, 10),
        reason: 'Broken',
        lines: [
          { lineExternalId: '11', qty: 1, totalMinor: 1699, taxMinor: 323 },
          { lineExternalId: '13', qty: 0, totalMinor: 500, taxMinor: 95 },
        ],
      },
    ]);
  });

  it('knows a refund by its sum where the order comes alone', () => {
    expect(orderOf({ refunds: [{ id: 800, reason: null, total: '-26.17' }] }).refunds).toMatchObject([
      { externalId: '800', amountMinor: 2617, lines: [] },
    ]);
  });

  it('takes the shop’s invoice number from the chosen field first', () => {
    const meta_data = [...ORDER.meta_data, { id: 9, key: 'my_number', value: 17 }];
    expect(orderOf({ meta_data }, { invoice_meta: 'my_number' }).shopInvoiceNumber).toBe('17');
    expect(orderOf({ meta_data }, {}).shopInvoiceNumber).toBe('RE-9');
    expect(orderOf({ meta_data: [] }, { invoice_meta: 'my_number' }).shopInvoiceNumber).toBeNull();
  });

  it('reads tracking that a plugin keeps as an object or as JSON text', () => {
    const items = [{ tracking_number: 'A1', formatted_tracking_provider: 'UPS', date_shipped: '2026-03-24' }];
    for (const value of [items, { 5: items[0] }, JSON.stringify(items)]) {
      expect(
        orderOf({ meta_data: [{ id: 1, key: '_wc_shipment_tracking_items', value }] }).shipments,
      ).toEqual([{ carrier: 'UPS', trackingNumber: 'A1', shippedAt: Date.UTC(2026, 2, 24) }]);
    }
  });

  it('makes the parts of a line’s tax add up to it', () => {
    const amount = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: -2, max: 2 }),
        (parts, drift) => {
          const exact = parts.map((part) => (part / 10_000).toFixed(4));
          const total = Math.max(0, Math.round(parts.reduce((sum, part) => sum + part, 0) / 100) + drift);
          const line = {
            ...ORDER.line_items[0],
            total_tax: (total / 100).toFixed(2),
            taxes: exact.map((text, index) => ({ id: 75 + index, total: text })),
          };
          const [read] = orderOf({ line_items: [line] }).lines;
          expect(read?.taxMinor).toBe(total);
          expect(read?.taxes.reduce((sum, tax) => sum + tax.minor, 0)).toBe(total);
        },
      ),
    );
  });
});

const PRODUCT = {
  id: 93,
  name: 'T-Shirt &#8211; plain',
  type: 'simple',
  status: 'publish',
  sku: 'TS',
  global_unique_id: '4006381333931',
  virtual: false,
  downloadable: false,
  manage_stock: true,
  stock_quantity: 7,
  date_modified_gmt: '2026-03-22T17:30:00',
  images: [{ src: 'https://shop.example/a.jpg' }],
  meta_data: [{ id: 1, key: '_ean', value: '4006381333931, 0012345678905' }],
};

function productOf(
  more: object,
  settings: Record<string, string> = {},
  variations?: object[],
): ChannelProduct {
  const product = { ...PRODUCT, ...more };
  const result = read(
    'products',
    JSON.stringify(variations === undefined ? product : { product, variations }),
    settings,
  );
  if (!result.ok || result.value.stream !== 'products') throw new Error(JSON.stringify(result));
  return result.value.product;
}

describe('reading a product', () => {
  it('is one listing, with barcodes from the shop’s field and from the chosen one', () => {
    expect(productOf({}, { barcode_meta: '_ean' })).toEqual({
      externalId: '93',
      modifiedAt: Date.UTC(2026, 2, 22, 17, 30),
      listings: [
        {
          externalId: '93',
          parentExternalId: null,
          sku: 'TS',
          name: 'T-Shirt – plain',
          variant: '',
          kind: 'goods',
          isTracked: true,
          qty: 7,
          barcodes: ['4006381333931', '0012345678905'],
          imageUrl: 'https://shop.example/a.jpg',
          isGone: false,
        },
      ],
    });
  });

  it('of a variable product only the variations are listings', () => {
    const variation = {
      ...PRODUCT,
      id: 94,
      sku: 'TS-R',
      global_unique_id: '',
      stock_quantity: -3,
      image: null,
      attributes: [
        { id: 1, name: 'Colour', option: 'Red' },
        { id: 2, name: 'Size', option: '' },
      ],
      date_modified_gmt: '2026-03-23T00:00:00',
    };
    const product = productOf({ type: 'variable', manage_stock: false }, {}, [variation]);
    expect(product.modifiedAt).toBe(Date.UTC(2026, 2, 23));
    expect(product.listings).toMatchObject([
      {
        externalId: '93:94',
        parentExternalId: '93',
        sku: 'TS-R',
        variant: 'Colour: Red',
        qty: -3,
        imageUrl: 'https://shop.example/a.jpg',
      },
    ]);
    expect(productOf({ type: 'variable' }, {}, []).listings).toEqual([]);
  });

  it.each([
    [{ manage_stock: false, stock_quantity: null }, false, null],
    [{ manage_stock: 'parent', stock_quantity: 9 }, false, null],
    [{ manage_stock: true, stock_quantity: null }, true, 0],
    [{ manage_stock: true, stock_quantity: '12' }, true, 12],
    [{ manage_stock: true, stock_quantity: 2.5 }, true, 2],
  ])('%j is tracked: %s with %s', (more, isTracked, qty) => {
    expect(productOf(more).listings).toMatchObject([{ isTracked, qty }]);
  });

  it.each([
    [{ virtual: true, downloadable: true }, 'download'],
    [{ virtual: true }, 'service'],
    [{ downloadable: true }, 'goods'],
    [{ type: 'gift-card', virtual: true }, 'gift_card'],
    [{}, 'goods'],
  ])('%j is sold as %s', (more, kind) => {
    expect(productOf(more).listings).toMatchObject([{ kind }]);
  });
});

describe('reading a review', () => {
  const review = (more: object): ChannelReview => {
    const body = {
      id: 22,
      date_created_gmt: '2026-04-01T08:00:00',
      product_id: 93,
      status: 'approved',
      reviewer: 'Anna',
      reviewer_email: 'anna@example.com',
      review: '<p>Nice &amp; warm.<br />Thanks</p>\n',
      rating: 5,
      ...more,
    };
    const result = read('reviews', JSON.stringify(body), {});
    if (!result.ok || result.value.stream !== 'reviews') throw new Error(JSON.stringify(result));
    return result.value.review;
  };

  it('is plain text with a rating; what is not published is hidden', () => {
    expect(review({})).toEqual({
      externalId: '22',
      listingExternalId: '93',
      rating: 5,
      text: 'Nice & warm.\nThanks',
      author: 'Anna',
      email: 'anna@example.com',
      writtenAt: Date.UTC(2026, 3, 1, 8),
      state: 'open',
    });
    expect(['hold', 'spam', 'trash'].map((status) => review({ status, rating: 0 }))).toMatchObject([
      { state: 'hidden', rating: null },
      { state: 'hidden', rating: null },
      { state: 'hidden', rating: null },
    ]);
  });
});

describe('a message that cannot be read', () => {
  it.each([
    ['{', 'not_json', ''],
    ['[]', 'shape', ''],
    [bodyOf({ id: 0 }), 'shape', 'id'],
    [bodyOf({ total: 'free' }), 'money', 'total'],
    [bodyOf({ total: {} }), 'shape', 'total'],
    [bodyOf({ total: '99999999999999999999' }), 'money', 'total'],
    [bodyOf({ date_created_gmt: null }), 'time', 'date_created_gmt'],
    [bodyOf({ date_paid_gmt: 'yesterday' }), 'time', 'date_paid_gmt'],
    [
      bodyOf({ line_items: [ORDER.line_items[0], { ...ORDER.line_items[1], total: [] }] }),
      'shape',
      'line_items[1].total',
    ],
    [
      bodyOf({ line_items: [{ ...ORDER.line_items[0], quantity: 1.5 }] }),
      'unknown_value',
      'line_items[0].quantity',
    ],
    [
      `{"order":${bodyOf({})},"refunds":[{"id":1,"amount":"x","date_created_gmt":"2026-01-01T00:00:00"}]}`,
      'money',
      'refunds[0].amount',
    ],
  ])('names its place: %.60s', (body, code, at) => {
    expect(problemOf('orders', body)).toEqual([code, at]);
  });

  const anyJson = fc.jsonValue({ maxDepth: 3 });
  const hostile = fc.oneof(
    anyJson,
    fc.constantFrom(null, '', [], {}, false, -1, 1e300, 'NaN', '1e999', '0x10', '0000-00-00T00:00:00'),
  );
  const paths = pathsOf(ORDER);

  it('never throws and always says where, whatever one value is replaced by', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), hostile, (path, value) => {
        const result = read('orders', JSON.stringify(replaceAt(ORDER, path, value)), {});
        if (result.ok) expect(result.value.stream).toBe('orders');
        else
          expect(result.error).toMatchObject({
            code: 'unreadable',
            data: { at: expect.any(String), code: expect.any(String) },
          });
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws on any text or any JSON, in any stream', () => {
    const stream = fc.constantFrom<Stream>('orders', 'products', 'reviews');
    fc.assert(
      fc.property(
        stream,
        fc.oneof(
          fc.string(),
          anyJson.map((value) => JSON.stringify(value)),
          fc.nat(bodyOf({}).length).map((end) => bodyOf({}).slice(0, end)),
        ),
        (name, body) => {
          expect(typeof read(name, body, {}).ok).toBe('boolean');
        },
      ),
    );
  });
});

describe('the registry', () => {
  it('names each connector by its kind, and each field once with its help', () => {
    for (const [kind, connector] of Object.entries(connectors)) {
      expect(connector.kind).toBe(kind);
      expect(new Set(connector.fields.map((field) => field.name)).size).toBe(connector.fields.length);
      expect(connector.fields.every((field) => field.label !== '' && field.help !== '')).toBe(true);
    }
  });
});

type Path = readonly (string | number)[];

function pathsOf(value: unknown, before: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [before];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = [...before, Array.isArray(value) ? Number(key) : key];
    return [path, ...pathsOf(inner, path)];
  });
}

function replaceAt(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...value]
    : { ...(value as object) };
  Reflect.set(copy, key, replaceAt(Reflect.get(copy, key), rest, by));
  return copy;
}
