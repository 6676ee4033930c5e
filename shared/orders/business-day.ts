/** Business days: where a day begins in the company's zone. */
import { Temporal } from 'temporal-polyfill';

/** The first moment, ms UTC, of the business day in which a moment lies. */
export const startOfDay = (atMs: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).startOfDay().epochMilliseconds;
