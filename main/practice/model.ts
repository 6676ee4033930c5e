/**
 * What the practice shop keeps. Instants are milliseconds since 1970 in whole seconds. Money is in minor units of the
 * shop's currency; fields named `exact` may have up to four further decimals, as WooCommerce keeps six after the point.
 */

export type OrderStatus =
  | 'pending'
  | 'processing'
  | 'on-hold'
  | 'completed'
  | 'cancelled'
  | 'refunded'
  | 'failed'
  | 'trash'
  | 'checkout-draft';

export const ORDER_STATUSES: readonly OrderStatus[] = [
  'pending',
  'processing',
  'on-hold',
  'completed',
  'cancelled',
  'refunded',
  'failed',
  'checkout-draft',
];

export interface Address {
  first_name: string;
  last_name: string;
  company: string;
  address_1: string;
  address_2: string;
  city: string;
  state: string;
  postcode: string;
  country: string;
  phone: string;
}

export interface BillingAddress extends Address {
  email: string;
}

export type MetaValue =
  | string
  | number
  | boolean
  | null
  | readonly MetaValue[]
  | { readonly [key: string]: MetaValue };

export interface Meta {
  id: number;
  key: string;
  value: MetaValue;
  display_key?: string;
  display_value?: string;
}

/** A part of a tax that one rate makes on one line. */
export interface LineTax {
  rateId: number;
  subtotalExact: number;
  totalExact: number;
}

export interface OrderLine {
  id: number;
  name: string;
  productId: number;
  variationId: number;
  quantity: number;
  taxClass: string;
  subtotalExact: number;
  totalExact: number;
  taxes: LineTax[];
  meta: Meta[];
}

export interface ShippingLine {
  id: number;
  methodId: string;
  methodTitle: string;
  totalExact: number;
  taxes: LineTax[];
  meta: Meta[];
}

export interface FeeLine {
  id: number;
  name: string;
  taxClass: string;
  totalExact: number;
  taxes: LineTax[];
}

export interface CouponLine {
  id: number;
  code: string;
  type: 'percent' | 'fixed_cart';
  amount: number;
}

export interface RefundLine {
  id: number;
  lineId: number;
  kind: 'line' | 'shipping' | 'fee';
  quantity: number;
  totalMinor: number;
  taxes: { rateId: number; minor: number }[];
}

export interface Refund {
  id: number;
  createdMs: number;
  amountMinor: number;
  reason: string;
  viaGateway: boolean;
  lines: RefundLine[];
}

export interface OrderNote {
  id: number;
  createdMs: number;
  author: string;
  note: string;
  isForCustomer: boolean;
}

export interface Fulfillment {
  id: number;
  status: string;
  isFulfilled: boolean;
  updatedMs: number;
  deletedMs: number | null;
  meta: Meta[];
}

export interface Order {
  id: number;
  number: string;
  key: string;
  status: OrderStatus;
  createdMs: number;
  modifiedMs: number;
  paidMs: number | null;
  completedMs: number | null;
  createdVia: string;
  customerId: number;
  billing: BillingAddress;
  shipping: Address;
  customerNote: string;
  paymentMethod: string;
  paymentTitle: string;
  transactionId: string;
  pricesIncludeTax: boolean;
  ip: string;
  agent: string;
  cartHash: string;
  lines: OrderLine[];
  /** Ids of the tax lines, by rate. */
  taxLineIds: { rateId: number; id: number }[];
  shippingLines: ShippingLine[];
  feeLines: FeeLine[];
  couponLines: CouponLine[];
  meta: Meta[];
  refunds: Refund[];
  notes: OrderNote[];
  fulfillments: Fulfillment[];
  /** What a careless plugin added to the total without a line for it; 0 on clean orders. */
  strayMinor: number;
}

export interface ProductAttribute {
  name: string;
  options: readonly string[];
}

export interface Product {
  id: number;
  /** 0 unless it is a variation. */
  parentId: number;
  kind: 'simple' | 'variable' | 'variation';
  name: string;
  slug: string;
  sku: string;
  priceMinor: number;
  taxClass: string;
  isVirtual: boolean;
  isDownloadable: boolean;
  isStockManaged: boolean;
  stock: number | null;
  isInStock: boolean;
  backorders: 'no' | 'notify' | 'yes';
  gtin: string;
  attributes: ProductAttribute[];
  variationIds: number[];
  weight: string;
  category: string;
  createdMs: number;
  modifiedMs: number;
  meta: Meta[];
}

export interface Customer {
  id: number;
  username: string;
  billing: BillingAddress;
  shipping: Address;
  createdMs: number;
}

export interface Review {
  id: number;
  createdMs: number;
  productId: number;
  status: 'approved' | 'hold';
  reviewer: string;
  email: string;
  text: string;
  rating: number;
  isVerified: boolean;
}
