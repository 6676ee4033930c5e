/** The JSON of the WooCommerce REST API v3 as the practice shop serves it. Amounts are text, ids are integers. */

import type { Address, BillingAddress, MetaValue } from './model.ts';

export interface WooMeta {
  readonly id: number;
  readonly key: string;
  readonly value: MetaValue;
}

export interface WooItemMeta extends WooMeta {
  readonly display_key: string;
  readonly display_value: MetaValue;
}

export interface WooLineTax {
  readonly id: number;
  readonly total: string;
  readonly subtotal: string;
}

export interface WooLineItem {
  readonly id: number;
  readonly name: string;
  readonly product_id: number;
  readonly variation_id: number;
  readonly quantity: number;
  readonly tax_class: string;
  readonly subtotal: string;
  readonly subtotal_tax: string;
  readonly total: string;
  readonly total_tax: string;
  readonly taxes: readonly WooLineTax[];
  readonly meta_data: readonly WooItemMeta[];
  readonly sku: string | null;
  readonly global_unique_id: string | null;
  /** A float with noise: never money. */
  readonly price: number;
  readonly image: { readonly id: number | string; readonly src: string };
  readonly parent_name: string | null;
}

export interface WooTaxLine {
  readonly id: number;
  readonly rate_code: string;
  readonly rate_id: number;
  readonly label: string;
  readonly compound: boolean;
  readonly tax_total: string;
  readonly shipping_tax_total: string;
  readonly rate_percent: number;
  readonly meta_data: readonly WooItemMeta[];
}

export interface WooShippingLine {
  readonly id: number;
  readonly method_title: string;
  readonly method_id: string;
  readonly instance_id: string;
  readonly total: string;
  readonly total_tax: string;
  readonly taxes: readonly WooLineTax[];
  readonly tax_status: string;
  readonly meta_data: readonly WooItemMeta[];
}

export interface WooFeeLine {
  readonly id: number;
  readonly name: string;
  readonly tax_class: string;
  readonly tax_status: string;
  readonly amount: string;
  readonly total: string;
  readonly total_tax: string;
  readonly taxes: readonly WooLineTax[];
  readonly meta_data: readonly WooItemMeta[];
}

export interface WooCouponLine {
  readonly id: number;
  readonly code: string;
  readonly discount: string;
  readonly discount_tax: string;
  readonly meta_data: readonly WooItemMeta[];
  readonly discount_type: string;
  readonly nominal_amount: number;
  readonly free_shipping: boolean;
}

export interface WooOrderJson {
  readonly id: number;
  readonly parent_id: number;
  readonly status: string;
  readonly currency: string;
  readonly version: string;
  readonly prices_include_tax: boolean;
  readonly date_created: string;
  readonly date_modified: string;
  readonly discount_total: string;
  readonly discount_tax: string;
  readonly shipping_total: string;
  readonly shipping_tax: string;
  readonly cart_tax: string;
  readonly total: string;
  readonly total_tax: string;
  readonly customer_id: number;
  readonly order_key: string;
  readonly billing: BillingAddress;
  readonly shipping: Address;
  readonly payment_method: string;
  readonly payment_method_title: string;
  readonly transaction_id: string;
  readonly customer_ip_address: string;
  readonly customer_user_agent: string;
  readonly created_via: string;
  readonly customer_note: string;
  readonly date_completed: string | null;
  readonly date_paid: string | null;
  readonly cart_hash: string;
  readonly number: string;
  readonly meta_data: readonly WooMeta[];
  readonly line_items: readonly WooLineItem[];
  readonly tax_lines: readonly WooTaxLine[];
  readonly shipping_lines: readonly WooShippingLine[];
  readonly fee_lines: readonly WooFeeLine[];
  readonly coupon_lines: readonly WooCouponLine[];
  readonly refunds: readonly { readonly id: number; readonly reason: string; readonly total: string }[];
  readonly payment_url: string;
  readonly is_editable: boolean;
  readonly needs_payment: boolean;
  readonly needs_processing: boolean;
  readonly date_created_gmt: string;
  readonly date_modified_gmt: string;
  readonly date_completed_gmt: string | null;
  readonly date_paid_gmt: string | null;
  readonly currency_symbol: string;
  readonly _links: WooLinks;
}

export type WooLinks = Readonly<Record<string, readonly { readonly href: string }[]>>;
