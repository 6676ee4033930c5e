/** Finds values in `meta_data`, where plugins keep what WooCommerce has no field for. */
import type { WireMeta } from './wire.ts';

/** The first of these keys that has a text; empty where none has. */
export function metaText(metas: readonly WireMeta[], keys: readonly string[]): string {
  for (const key of keys) {
    const text = scalar(metas.find((meta) => meta.key === key)?.value);
    if (text !== '') return text;
  }
  return '';
}

export function scalar(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : '';
}

/** A list that a plugin keeps in one meta value: an array, PHP's object for one, or either as JSON text. */
export function metaList(
  metas: readonly WireMeta[],
  key: string,
): readonly Readonly<Record<string, unknown>>[] {
  const value = unpack(metas.find((meta) => meta.key === key)?.value);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).filter(
    (entry): entry is Record<string, unknown> => typeof entry === 'object' && entry !== null,
  );
}

function unpack(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** Common keys of plugins, most used first. */
export const GIFT_NOTE_KEYS = [
  '_gift_message',
  'gift_message',
  '_wc_gift_message',
  '_gift_note',
  'gift_note',
  '_gift_wrap_message',
  '_billing_gift_message',
  '_shipping_gift_message',
  'billing_gift_message',
  'shipping_gift_message',
] as const;

export const INVOICE_NUMBER_KEYS = [
  '_wcpdf_invoice_number',
  '_invoice_number',
  'invoice_number',
  '_wc_pip_invoice_number',
  '_wf_invoice_number',
  'wf_invoice_number',
  '_wcdn_invoice_number',
  '_bewpi_invoice_number',
  '_ywpi_invoice_formatted_number',
] as const;

/** Where shipment-tracking plugins keep their list. */
export const TRACKING_KEY = '_wc_shipment_tracking_items';
