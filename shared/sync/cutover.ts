/** The moment at which a day begins in a shop's zone. */
import { Temporal } from 'temporal-polyfill';

/** @param zone IANA name or fixed offset such as "+02:00"; an unknown one counts as UTC */
export function startOfDay(day: string, zone: string): number {
  const date = Temporal.PlainDate.from(day);
  try {
    return date.toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return date.toZonedDateTime('UTC').epochMilliseconds;
  }
}
