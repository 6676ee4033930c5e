/**
 * Human numbers, gapless: drawn inside the transaction that uses them, so that a refusal or a crash gives them back.
 */
import type { Run } from '../db/run.ts';
import { putSeries, seriesRow } from './store.ts';

/** The next number of a series; from this moment it is issued. `year` is 0 where the series never starts anew. */
export function drawNumber(run: Run, series: string, year: number, station: string): number {
  const key = { series, year, station };
  const number = seriesRow(run.tx, key)?.next_number ?? 1;
  putSeries(run.tx, key, { next: number + 1, issued: number });
  return number;
}
