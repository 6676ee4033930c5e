/**
 * The lines of an invoice as people read them: units at their price before discount, then discounts, shipping, fees and
 * what was refunded before. They add up to what the ledger takes, per tax too; only their arrangement is decided here.
 */
import { digitsOf, splitMinor, sumMinor } from '../base/money.ts';
import { plainDecimal } from '../documents/decimal.ts';
import type { InvoiceLine } from '../documents/invoice.ts';
import type { LedgerLine, Taken } from './ledger.ts';
import type { Figures } from './parts.ts';
import { grossOf, isSame, minus, nothingOf, plus, rateKey, shareOf, taxOf } from './parts.ts';

/** Printed names of lines that no product has, in the document's language. */
export interface PaperWords {
  readonly discount: string;
  readonly shipping: string;
  readonly fee: string;
  readonly item: string;
  readonly refunded: string;
  readonly difference: string;
  kept(name: string): string;
  readonly tax: string;
}

export interface NamedLine extends LedgerLine {
  readonly sku: string;
  readonly name: string;
  readonly variant: string;
  /** Net before discount. */
  readonly subtotalMinor: number;
}

export interface PaperInput {
  readonly taken: readonly Taken[];
  readonly named: ReadonlyMap<string, NamedLine>;
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly isRefunded: boolean;
  readonly words: PaperWords;
}

export function paperLines(input: PaperInput): InvoiceLine[] {
  const { words } = input;
  const isTaxed = input.taken.some((row) => row.figures.taxes.length > 0);
  const line = (
    kind: InvoiceLine['kind'],
    figures: Figures,
    about: { name: string; qty?: number; sku?: string; detail?: string },
  ): InvoiceLine => {
    const qty = about.qty ?? 1;
    const gross = grossOf(figures);
    const shown = input.pricesIncludeTax ? gross : figures.netMinor;
    return {
      kind,
      sku: clip(about.sku ?? '', 500) || null,
      name: clip(about.name, 500),
      detail: clip(about.detail ?? '', 5_000) || null,
      qty,
      unitPrice: priceText(shown, qty, input.currency),
      taxPercent: percentOf(figures, isTaxed),
      netMinor: figures.netMinor,
      taxMinor: gross - figures.netMinor,
      grossMinor: gross,
    };
  };

  const items: InvoiceLine[] = [];
  const charges: InvoiceLine[] = [];
  const discounts = new Map<string, Figures>();
  const adjustments = new Map<string, Figures>();
  for (const row of input.taken) {
    const own = row.claim.line;
    const named = input.named.get(own.id);
    const name = named?.name || named?.sku || '';
    if (row.claim.isCharge) {
      const isShipping = own.kind === 'shipping';
      const kind = grossOf(row.figures) < 0 ? 'discount' : isShipping ? 'shipping' : 'fee';
      const fallback = kind === 'discount' ? words.discount : isShipping ? words.shipping : words.fee;
      const before = row.qty > 0 && isSame(row.claim.claim, row.figures) ? row.claim.total : row.figures;
      charges.push(line(kind, before, { name: name || fallback }));
      add(adjustments, minus(row.figures, before));
      continue;
    }
    if (row.qty === 0) {
      items.push(line('fee', row.figures, { name: words.kept(name || words.item) }));
      continue;
    }
    const priced = pricedShare(row);
    const before = beforeDiscount(row, priced, named?.subtotalMinor ?? 0);
    const about = {
      name: name || words.item,
      qty: row.qty,
      sku: named?.sku ?? '',
      detail: named?.variant ?? '',
    };
    items.push(line('item', before, about));
    add(discounts, minus(priced, before));
    add(adjustments, minus(row.figures, priced));
  }
  const groups = (sums: ReadonlyMap<string, Figures>, name: string) =>
    [...sums.values()].filter((sum) => !isNothing(sum)).map((sum) => line('discount', sum, { name }));
  return [
    ...items,
    ...groups(discounts, words.discount),
    ...charges,
    ...groups(adjustments, input.isRefunded ? words.refunded : words.difference),
  ];
}

/**
 * These units at the channel's price, refunds apart. A cent of rounding is no refund: then the units cost what the
 * invoice takes.
 */
function pricedShare({ claim, qty, figures }: Taken): Figures {
  if (isSame(claim.total, claim.claim)) return figures;
  const share = shareOf(claim.total, qty, Math.max(0, claim.pricedQty - qty));
  const difference = minus(figures, share);
  const isRounding = [difference.netMinor, ...difference.taxes.map((tax) => tax.minor)].every(
    (minor) => Math.abs(minor) <= 1,
  );
  return isRounding ? figures : share;
}

/** The price before discount. Channels give it without tax; its tax stands to it as the tax does after discount. */
function beforeDiscount({ claim, qty }: Taken, priced: Figures, subtotalMinor: number): Figures {
  const hasDiscount = subtotalMinor > claim.total.netMinor && claim.total.netMinor >= 0 && subtotalMinor > 0;
  if (!hasDiscount) return priced;
  const rest = Math.max(0, claim.pricedQty - qty);
  const net = rest === 0 ? subtotalMinor : (splitMinor(subtotalMinor, [qty, rest])[0] ?? 0);
  if (net <= priced.netMinor) return priced;
  return {
    netMinor: net,
    taxes: priced.taxes.map((tax) => ({
      ...tax,
      minor:
        priced.netMinor > 0 ? ratio(tax.minor, net, priced.netMinor) : byPercent(net, tax.percent ?? '0'),
    })),
  };
}

/** Sums figures under the set of their taxes, so that each sum stands at one rate. */
function add(sums: Map<string, Figures>, figures: Figures): void {
  const key = JSON.stringify(figures.taxes.map(rateKey));
  const before = sums.get(key);
  sums.set(key, before ? plus(before, figures) : plus(figures, nothingOf(figures)));
}

const isNothing = (figures: Figures): boolean =>
  figures.netMinor === 0 && figures.taxes.every((tax) => tax.minor === 0);

/** Null where several taxes stand on the line, or the channel gave no rate. Untaxed beside taxed lines is 0 %. */
function percentOf(figures: Figures, isTaxed: boolean): string | null {
  const [tax, ...more] = figures.taxes;
  if (!tax) return isTaxed ? '0' : null;
  return more.length > 0 || tax.percent === null ? null : plainDecimal(tax.percent);
}

/** a × b ÷ c, half away from zero. */
function ratio(a: number, b: number, c: number): number {
  const product = BigInt(a) * BigInt(b) * 2n;
  const divisor = BigInt(c) * 2n;
  const half = product < 0n ? -BigInt(c) : BigInt(c);
  return Number((product + half) / divisor);
}

function byPercent(minor: number, percent: string): number {
  const [whole = '0', fraction = ''] = plainDecimal(percent).split('.');
  return ratio(minor, Number(whole + fraction), 100 * 10 ** fraction.length);
}

/** The price of one unit as decimal text: two digits more than the currency has, where it does not come out even. */
export function priceText(minor: number, qty: number, currency: string): string {
  const digits = digitsOf(currency);
  const even = minor % qty === 0;
  const places = even ? digits : digits + 2;
  const scaled = even ? minor / qty : ratio(minor, 100, qty);
  const text = String(Math.abs(scaled)).padStart(places + 1, '0');
  const sign = scaled < 0 ? '-' : '';
  return places === 0 ? sign + text : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
}

/** Never cuts a character in two. */
const clip = (text: string, length: number): string =>
  text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

export interface TaxRow {
  readonly label: string;
  readonly percent: string | null;
  readonly netMinor: number;
  readonly taxMinor: number;
}

/** One row a tax, from what the ledger takes; untaxed lines have a row of 0 % beside taxed ones, so that the bases add up. */
export function taxRows(taken: readonly Taken[], words: PaperWords): TaxRow[] {
  const rows = new Map<
    string,
    { label: string; percent: string | null; netMinor: number; taxMinor: number }
  >();
  const count = (label: string, percent: string | null, netMinor: number, taxMinor: number) => {
    const key = rateKey({ label, percent });
    const row = rows.get(key) ?? { label, percent, netMinor: 0, taxMinor: 0 };
    rows.set(key, { ...row, netMinor: row.netMinor + netMinor, taxMinor: row.taxMinor + taxMinor });
  };
  if (taken.every((row) => row.figures.taxes.length === 0)) return [];
  for (const { figures } of taken) {
    for (const tax of figures.taxes)
      count(
        clip(tax.label, 500) || words.tax,
        tax.percent === null ? null : plainDecimal(tax.percent),
        figures.netMinor,
        tax.minor,
      );
    if (figures.taxes.length === 0) count(words.tax, '0', figures.netMinor, 0);
  }
  return [...rows.values()].sort((a, b) => Number(b.percent ?? -1) - Number(a.percent ?? -1));
}

/** Net and tax of everything taken. */
export const takenSums = (taken: readonly Taken[]) => ({
  netMinor: sumMinor(taken.map((row) => row.figures.netMinor)),
  taxMinor: sumMinor(taken.map((row) => taxOf(row.figures))),
});
