/** The figures of one line as an invoice splits them: net and each tax. Everything is whole minor units. */
import { splitMinor, sumMinor } from '../base/money.ts';
import type { ChannelTax } from '../sync/connector.ts';

export interface Figures {
  readonly netMinor: number;
  /** Each tax once; the order is the channel's. */
  readonly taxes: readonly ChannelTax[];
}

export const taxOf = (figures: Figures): number => sumMinor(figures.taxes.map((tax) => tax.minor));
export const grossOf = (figures: Figures): number => figures.netMinor + taxOf(figures);

/** What tells one tax from another. */
export const rateKey = (tax: Pick<ChannelTax, 'label' | 'percent'>): string =>
  JSON.stringify([tax.label, tax.percent]);

/**
 * Makes the parts add up to the tax, each tax once: the channel's line tax is authoritative, its parts may lack a cent
 * or be missing altogether.
 */
export function figuresOf(netMinor: number, taxMinor: number, parts: readonly ChannelTax[]): Figures {
  const byRate = new Map<string, ChannelTax>();
  for (const part of parts) {
    const before = byRate.get(rateKey(part));
    byRate.set(rateKey(part), before ? { ...before, minor: before.minor + part.minor } : { ...part });
  }
  const taxes = [...byRate.values()];
  const lack = taxMinor - sumMinor(taxes.map((tax) => tax.minor));
  if (lack !== 0 && taxes.length === 0)
    return { netMinor, taxes: [{ label: '', percent: null, minor: lack }] };
  const largest = taxes.reduce(
    (best, tax, index) => (Math.abs(tax.minor) > Math.abs(taxes[best]?.minor ?? 0) ? index : best),
    0,
  );
  return {
    netMinor,
    taxes: taxes.map((tax, index) => (index === largest ? { ...tax, minor: tax.minor + lack } : tax)),
  };
}

/** The same taxes, each amount made anew; `minor` of a tax the other has not is 0. */
export const combine = (a: Figures, b: Figures, join: (a: number, b: number) => number): Figures => {
  const others = new Map(b.taxes.map((tax) => [rateKey(tax), tax.minor]));
  const own = new Set(a.taxes.map(rateKey));
  return {
    netMinor: join(a.netMinor, b.netMinor),
    taxes: [
      ...a.taxes.map((tax) => ({ ...tax, minor: join(tax.minor, others.get(rateKey(tax)) ?? 0) })),
      ...b.taxes
        .filter((tax) => !own.has(rateKey(tax)))
        .map((tax) => ({ ...tax, minor: join(0, tax.minor) })),
    ],
  };
};

export const plus = (a: Figures, b: Figures): Figures => combine(a, b, (x, y) => x + y);
export const minus = (a: Figures, b: Figures): Figures => combine(a, b, (x, y) => x - y);

const map = (figures: Figures, change: (minor: number) => number): Figures => ({
  netMinor: change(figures.netMinor),
  taxes: figures.taxes.map((tax) => ({ ...tax, minor: change(tax.minor) })),
});

export const nothingOf = (figures: Figures): Figures => map(figures, () => 0);

/** The part `part` of `part + rest`, every figure by itself; what is left of it is exactly the other part. */
export const shareOf = (figures: Figures, part: number, rest: number): Figures =>
  rest === 0 ? figures : map(figures, (minor) => splitMinor(minor, [part, rest])[0] ?? 0);

/** An amount with tax as net and taxes in the proportion of these figures, none of which may be negative. */
export function spread(amount: number, over: Figures): Figures {
  const parts = splitMinor(amount, [over.netMinor, ...over.taxes.map((tax) => tax.minor)]);
  return {
    netMinor: parts[0] ?? 0,
    taxes: over.taxes.map((tax, index) => ({ ...tax, minor: parts[index + 1] ?? 0 })),
  };
}

export const negated = (figures: Figures): Figures => map(figures, (minor) => 0 - minor);

export const isPlain = (figures: Figures): boolean =>
  figures.netMinor >= 0 && figures.taxes.every((tax) => tax.minor >= 0);

export const isSame = (a: Figures, b: Figures): boolean => {
  const difference = minus(a, b);
  return difference.netMinor === 0 && difference.taxes.every((tax) => tax.minor === 0);
};
