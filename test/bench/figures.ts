/** How figures are taken and printed: one line of JSON each, medians and 95th percentiles. */

export interface FigureLine {
  readonly bench: string;
  readonly orders: number;
  readonly value: number;
  readonly unit: string;
  readonly floor?: number;
  readonly ratio?: number;
  readonly [more: string]: unknown;
}

export function print(figure: FigureLine, isJson: boolean): void {
  if (isJson) {
    process.stdout.write(`${JSON.stringify(figure)}\n`);
    return;
  }
  const { bench, orders, value, unit, floor, ratio, ...more } = figure;
  const parts = [`${bench} (${orders} orders): ${value} ${unit}`];
  if (floor !== undefined) parts.push(`floor ${floor}`);
  if (ratio !== undefined) parts.push(`ratio ${ratio}`);
  for (const [name, what] of Object.entries(more)) parts.push(`${name} ${JSON.stringify(what)}`);
  process.stdout.write(`${parts.join(' · ')}\n`);
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
