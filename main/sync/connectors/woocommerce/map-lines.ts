/**
 * The lines of an order: goods, then fees, then shipping. WooCommerce's line totals are net and already after
 * discount; the tax of a line is authoritative and its parts per rate are made to add up to it.
 */
import type { ChannelLine, ChannelTax, LineKind } from '../../../../shared/sync/connector.ts';
import { metaText } from './meta.ts';
import { decodeEntities, plainText } from './plain-text.ts';
import { fitParts, type Values } from './values.ts';
import type { WireLine, WireMeta, WireOrder, WireTaxes } from './wire.ts';

export function mapLines(order: WireOrder, values: Values): ChannelLine[] {
  const { currency } = order;
  const money = (text: string, at: string) => values.money(text, currency, at);
  const rates = new Map(
    order.tax_lines.map((tax) => [
      tax.rate_id,
      { label: plainText(tax.label || tax.rate_code), percent: percentOf(tax.rate_percent) },
    ]),
  );
  const taxesOf = (taxes: WireTaxes, taxMinor: number, at: string): ChannelTax[] => {
    const parts = taxes.filter((tax) => tax.total !== '');
    const rounded = parts.map((tax, index) => money(tax.total, `${at}.taxes[${index}].total`));
    const fitted = fitParts(
      parts.map((tax) => tax.total),
      rounded,
      taxMinor,
    );
    return parts.flatMap((tax, index): ChannelTax[] => {
      const rate = rates.get(tax.id) ?? { label: '', percent: null };
      const minor = fitted[index] ?? 0;
      return minor === 0 && rounded[index] === 0 && taxMinor !== 0 ? [] : [{ ...rate, minor }];
    });
  };

  const goods = order.line_items.map((line, index): ChannelLine => {
    const at = `line_items[${index}]`;
    const totalMinor = money(line.total, `${at}.total`);
    const taxMinor = money(line.total_tax, `${at}.total_tax`);
    return {
      externalId: String(line.id),
      kind: kindOf(line.meta_data),
      listingExternalId: listingOf(line),
      sku: decodeEntities(line.sku).trim(),
      name: plainText(line.name),
      variant: variantOf(line.meta_data),
      qty: values.units(line.quantity, `${at}.quantity`),
      unitPrice: line.price,
      subtotalMinor: line.subtotal === '' ? totalMinor : money(line.subtotal, `${at}.subtotal`),
      totalMinor,
      taxMinor,
      taxes: taxesOf(line.taxes, taxMinor, at),
      reducedQty: reducedQty(line.meta_data),
    };
  });

  const charge = (
    kind: 'fee' | 'shipping',
    line: { id: number; total: string; total_tax: string; taxes: WireTaxes },
    name: string,
    at: string,
  ): ChannelLine => {
    const totalMinor = money(line.total, `${at}.total`);
    const taxMinor = money(line.total_tax, `${at}.total_tax`);
    return {
      externalId: String(line.id),
      kind,
      listingExternalId: null,
      sku: '',
      name: plainText(name),
      variant: '',
      qty: 1,
      unitPrice: line.total,
      subtotalMinor: totalMinor,
      totalMinor,
      taxMinor,
      taxes: taxesOf(line.taxes, taxMinor, at),
      reducedQty: 0,
    };
  };
  const fees = order.fee_lines.map((fee, index) => charge('fee', fee, fee.name, `fee_lines[${index}]`));
  const shipping = order.shipping_lines.map((line, index) =>
    charge('shipping', line, line.method_title, `shipping_lines[${index}]`),
  );
  return [...goods, ...fees, ...shipping];
}

const percentOf = (text: string): string | null =>
  /^\d+(\.\d+)?$/.test(text) ? text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') : null;

function listingOf(line: WireLine): string | null {
  if (line.product_id === 0) return null;
  return line.variation_id === 0 ? String(line.product_id) : `${line.product_id}:${line.variation_id}`;
}

/** Lines do not say what their product is; the listing does. Only plugins' marks are read here. */
function kindOf(metas: readonly WireMeta[]): LineKind {
  if (metas.some((meta) => /^_?(ywgc_|wc_gc_|gift_card_|pw_gift_card)/.test(meta.key))) return 'gift_card';
  if (metaText(metas, ['_downloadable']) === 'yes') return 'download';
  return metaText(metas, ['_virtual']) === 'yes' ? 'service' : 'goods';
}

/** What was chosen or written for this line, as the shop shows it: "Colour: Red, Engraving: Anna". */
function variantOf(metas: readonly WireMeta[]): string {
  return metas
    .flatMap((meta) => {
      const value = typeof meta.display_value === 'string' ? meta.display_value : meta.value;
      if (
        meta.key === '' ||
        meta.key.startsWith('_') ||
        (typeof value !== 'string' && typeof value !== 'number')
      ) {
        return [];
      }
      const label = typeof meta.display_key === 'string' ? meta.display_key : meta.key.replace(/^pa_/, '');
      const text = plainText(String(value));
      return text === '' ? [] : [`${plainText(label)}: ${text}`];
    })
    .join(', ');
}

/** Units that the shop took off its stock for this line (`wc_reduce_stock_levels`). */
function reducedQty(metas: readonly WireMeta[]): number {
  const units = Number(metaText(metas, ['_reduced_stock']) || 0);
  return Number.isFinite(units) && units > 0 ? Math.round(units) : 0;
}
