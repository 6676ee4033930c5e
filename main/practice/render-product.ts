/** Products, variations, customers and reviews as the API shows them. */

import { formatDecimal } from '../../shared/base/money.ts';
import { slugOf } from './catalogue.ts';
import type { Customer, Product, Review } from './model.ts';
import { imageOf, type RenderContext } from './render-order.ts';

const dates = (product: Product, { time }: RenderContext): object => ({
  date_created: time.local(product.createdMs),
  date_created_gmt: time.gmt(product.createdMs),
  date_modified: time.local(product.modifiedMs),
  date_modified_gmt: time.gmt(product.modifiedMs),
});

/** What products and variations have in common: price, kind, stock. */
const shared = (product: Product, context: RenderContext): object => {
  const price = formatDecimal(product.priceMinor, context.currency);
  const isParent = product.kind === 'variable';
  return {
    description: '',
    permalink: `${context.base}/product/${product.slug}/`,
    sku: product.sku,
    global_unique_id: product.gtin,
    price,
    regular_price: isParent ? '' : price,
    sale_price: '',
    date_on_sale_from: null,
    date_on_sale_from_gmt: null,
    date_on_sale_to: null,
    date_on_sale_to_gmt: null,
    on_sale: false,
    status: 'publish',
    purchasable: true,
    virtual: product.isVirtual,
    downloadable: product.isDownloadable,
    downloads: [],
    download_limit: -1,
    download_expiry: -1,
    tax_status: 'taxable',
    tax_class: product.taxClass,
    manage_stock: product.isStockManaged,
    stock_quantity: product.isStockManaged ? product.stock : null,
    backorders: product.backorders,
    backorders_allowed: product.backorders !== 'no',
    backordered: product.backorders !== 'no' && (product.stock ?? 0) < 0,
    low_stock_amount: null,
    stock_status: product.isInStock ? 'instock' : 'outofstock',
    weight: product.weight,
    dimensions: { length: '', width: '', height: '' },
    shipping_class: '',
    shipping_class_id: 0,
    menu_order: 0,
    meta_data: product.meta.map(({ id, key, value }) => ({ id, key, value })),
  };
};

const image = (product: Product, context: RenderContext): object => ({
  id: 5000 + product.id,
  ...dates(product, context),
  src: imageOf(product, context.base),
  name: product.name,
  alt: '',
});

export function renderProduct(product: Product, context: RenderContext): object {
  if (product.kind === 'variation') {
    // A search by SKU finds variations too, in a product's shape.
    return { ...renderVariation(product, context), type: 'variation', parent_id: product.parentId };
  }
  const root = `${context.base}/wp-json/wc/v3/products`;
  return {
    id: product.id,
    name: product.name,
    slug: product.slug,
    ...dates(product, context),
    type: product.kind,
    featured: false,
    catalog_visibility: 'visible',
    short_description: '',
    ...shared(product, context),
    total_sales: 0,
    external_url: '',
    button_text: '',
    sold_individually: false,
    shipping_required: !product.isVirtual,
    shipping_taxable: !product.isVirtual,
    reviews_allowed: true,
    average_rating: '0.00',
    rating_count: 0,
    upsell_ids: [],
    cross_sell_ids: [],
    parent_id: 0,
    purchase_note: '',
    categories: [
      { id: 15 + product.category.length, name: product.category, slug: slugOf(product.category) },
    ],
    brands: [],
    tags: [],
    images: [image(product, context)],
    attributes: product.attributes.map(({ name, options }, position) => ({
      id: position + 1,
      name,
      slug: `pa_${name.toLowerCase()}`,
      position,
      visible: true,
      variation: product.kind === 'variable',
      options,
    })),
    default_attributes: [],
    variations: product.variationIds,
    grouped_products: [],
    price_html: '',
    related_ids: [],
    has_options: product.kind === 'variable',
    post_password: '',
    _links: { self: [{ href: `${root}/${product.id}` }], collection: [{ href: root }] },
  };
}

export function renderVariation(product: Product, context: RenderContext): object {
  const root = `${context.base}/wp-json/wc/v3/products/${product.parentId}`;
  return {
    id: product.id,
    type: 'variation',
    ...dates(product, context),
    ...shared(product, context),
    image: image(product, context),
    attributes: product.attributes.map(({ name, options }, position) => ({
      id: position + 1,
      name,
      slug: `pa_${name.toLowerCase()}`,
      option: options[0] ?? '',
    })),
    name: product.attributes.map(({ options }) => options[0] ?? '').join(', '),
    parent_id: product.parentId,
    _links: {
      self: [{ href: `${root}/variations/${product.id}` }],
      collection: [{ href: `${root}/variations` }],
      up: [{ href: root }],
    },
  };
}

export function renderCustomer(customer: Customer, { time, base }: RenderContext): object {
  const root = `${base}/wp-json/wc/v3/customers`;
  return {
    id: customer.id,
    date_created: time.local(customer.createdMs),
    date_created_gmt: time.gmt(customer.createdMs),
    date_modified: time.local(customer.createdMs),
    date_modified_gmt: time.gmt(customer.createdMs),
    email: customer.billing.email,
    first_name: customer.billing.first_name,
    last_name: customer.billing.last_name,
    role: 'customer',
    username: customer.username,
    billing: customer.billing,
    shipping: customer.shipping,
    is_paying_customer: true,
    avatar_url: '',
    meta_data: [],
    _links: { self: [{ href: `${root}/${customer.id}` }], collection: [{ href: root }] },
  };
}

export function renderReview(review: Review, context: RenderContext): object {
  const { time, base, products } = context;
  const product = products.get(review.productId);
  const root = `${base}/wp-json/wc/v3/products`;
  return {
    id: review.id,
    date_created: time.local(review.createdMs),
    date_created_gmt: time.gmt(review.createdMs),
    product_id: review.productId,
    product_name: product?.name ?? '',
    product_permalink: `${base}/product/${product?.slug ?? ''}/`,
    status: review.status,
    reviewer: review.reviewer,
    reviewer_email: review.email,
    review: `<p>${review.text}</p>\n`,
    rating: review.rating,
    verified: review.isVerified,
    reviewer_avatar_urls: {},
    _links: {
      self: [{ href: `${root}/reviews/${review.id}` }],
      collection: [{ href: `${root}/reviews` }],
      up: [{ href: `${root}/${review.productId}` }],
    },
  };
}
