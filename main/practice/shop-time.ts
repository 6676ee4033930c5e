/**
 * The shop's own clock face: instants as WooCommerce writes them (shop-local and UTC, both without a suffix) and the
 * date filters as it reads them. Instants are milliseconds since 1970, whole seconds where they are stored.
 */

const DAY = 86_400_000;
const HALF_HOUR = 1_800_000;

export interface ShopTime {
  readonly zone: string;
  /** Shop-local text, `YYYY-MM-DDTHH:MM:SS`. */
  readonly local: (atMs: number) => string;
  /** UTC text without a suffix. */
  readonly gmt: (atMs: number) => string;
  readonly offsetMs: (atMs: number) => number;
  /**
   * The instant a filter such as `modified_after` stands for; undefined where it is no date. WordPress turns a text with
   * a zone into shop-local digits and takes a text without one as it stands; `datesAreGmt` only chooses the column these
   * digits are compared with. So a zone *and* the flag together shift the filter by the shop's offset.
   */
  readonly filter: (text: string, datesAreGmt: boolean) => number | undefined;
}

const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i;

export function createShopTime(zone: string): ShopTime {
  const offsetOf = createOffsets(zone);
  const gmt = (atMs: number): string => new Date(atMs).toISOString().slice(0, 19);
  return {
    zone,
    gmt,
    local: (atMs) => gmt(atMs + offsetOf(atMs)),
    offsetMs: offsetOf,
    filter: (text, datesAreGmt) => {
      const match = DATE.exec(text);
      if (!match) return undefined;
      const digits = Date.parse(`${match[1]}T${match[2] ?? '00:00:00'}Z`);
      if (Number.isNaN(digits)) return undefined;
      const zoneText = match[3];
      const instant = zoneText === undefined ? undefined : digits - zoneOffset(zoneText);
      const local = instant === undefined ? digits : instant + offsetOf(instant);
      if (datesAreGmt) return local;
      return instant ?? fromLocal(local, offsetOf);
    },
  };
}

function zoneOffset(text: string): number {
  if (text === 'Z' || text === 'z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}

function fromLocal(localMs: number, offsetOf: (atMs: number) => number): number {
  const guess = localMs - offsetOf(localMs);
  return localMs - offsetOf(guess);
}

/** Offsets are asked of Intl once a day (twice where the day has a change) and remembered: it costs microseconds. */
function createOffsets(zone: string): (atMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const ask = (atMs: number): number => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(atMs)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000;
  };
  const days = new Map<number, number | undefined>();
  const halfHours = new Map<number, number>();
  return (atMs) => {
    const day = Math.floor(atMs / DAY);
    if (!days.has(day)) {
      const first = ask(day * DAY);
      days.set(day, first === ask((day + 1) * DAY) ? first : undefined);
    }
    const whole = days.get(day);
    if (whole !== undefined) return whole;
    const slot = Math.floor(atMs / HALF_HOUR);
    const known = halfHours.get(slot) ?? ask(slot * HALF_HOUR);
    halfHours.set(slot, known);
    return known;
  };
}
