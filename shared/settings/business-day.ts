/** Which day it is for the business: the calendar date in its own zone, whatever the computer's. */
import { Temporal } from 'temporal-polyfill';

export interface BusinessDay {
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
}

export function businessDay(zone: string, atMs: number): BusinessDay {
  const date = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDate();
  return { on: date.toString(), year: date.year, month: date.month };
}
