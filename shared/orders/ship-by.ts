/** When an order must leave: the cut-off of the working day that lies the handling time after it was placed. */
import { Temporal } from 'temporal-polyfill';

export interface ShipByRule {
  /** IANA zone of the business. */
  readonly zone: string;
  /** Working days between placing and leaving; 0: the same day before the cut-off. */
  readonly handlingDays: number;
  /** HH:MM. */
  readonly cutOff: string;
  /** ISO weekdays that are worked. */
  readonly workingDays: readonly number[];
}

/** ms UTC. An order placed after the cut-off, or on a day off, counts as placed on the next working day. */
export function shipByAt(placedAtMs: number, rule: ShipByRule): number {
  const placed = Temporal.Instant.fromEpochMilliseconds(placedAtMs).toZonedDateTimeISO(rule.zone);
  const cutOff = Temporal.PlainTime.from(rule.cutOff);
  const works = (day: Temporal.PlainDate): boolean =>
    rule.workingDays.length === 0 || rule.workingDays.includes(day.dayOfWeek);
  let day = placed.toPlainDate();
  const isToday = works(day) && Temporal.PlainTime.compare(placed.toPlainTime(), cutOff) <= 0;
  if (!isToday) day = nextWorkingDay(day, works);
  for (let left = rule.handlingDays; left > 0; left -= 1) day = nextWorkingDay(day, works);
  return day.toZonedDateTime({ timeZone: rule.zone, plainTime: cutOff }).epochMilliseconds;
}

function nextWorkingDay(
  from: Temporal.PlainDate,
  works: (day: Temporal.PlainDate) => boolean,
): Temporal.PlainDate {
  let day = from.add({ days: 1 });
  while (!works(day)) day = day.add({ days: 1 });
  return day;
}
