/**
 * Carriers and how their tracking numbers look. A pattern is a regular expression over the whole number without spaces,
 * or `s10:DE` (`s10:*` for any country): a number of the Universal Postal Union's S10 standard, check digit included.
 * Patterns are typed by people, so they must never make a scan wait: only simple ones are taken.
 */

export interface CarrierRule {
  readonly code: string;
  readonly name: string;
  readonly patterns: readonly string[];
  readonly linkTemplate: string;
  readonly isActive: boolean;
}

export type CarrierProblem = 'pattern_invalid' | 'pattern_unsafe' | 'link_invalid' | 'code_invalid';

/** Longer codes are no tracking numbers, and no pattern is tried on them. */
const MAX_LENGTH = 60;

/** The number as it is kept and matched: without spaces, upper case. Dashes and dots stay, some carriers mean them. */
export const plainTracking = (text: string): string => text.replace(/\s+/g, '').toUpperCase();

/**
 * Carriers whose numbers look like this one, surest first: a pattern with a check digit beats a plain one, a named
 * country beats any. Several is normal (12 digits fit four carriers); then a person chooses.
 */
export function carriersFor<C extends CarrierRule>(trackingNumber: string, carriers: readonly C[]): C[] {
  const number = plainTracking(trackingNumber);
  if (number === '' || number.length > MAX_LENGTH) return [];
  return carriers
    .filter((carrier) => carrier.isActive)
    .map((carrier) => ({
      carrier,
      rank: Math.max(0, ...carrier.patterns.map((pattern) => rankOf(pattern, number))),
    }))
    .filter((entry) => entry.rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map((entry) => entry.carrier);
}

/** The page where the parcel can be followed; empty where the carrier has none. */
export const trackingUrl = (linkTemplate: string, trackingNumber: string): string =>
  linkTemplate.replaceAll('{number}', encodeURIComponent(plainTracking(trackingNumber)));

/** 0: does not fit; higher is surer. */
function rankOf(pattern: string, number: string): number {
  const postal = /^s10:([A-Z]{2}|\*)$/.exec(pattern);
  if (postal) {
    if (!isS10(number)) return 0;
    if (postal[1] === '*') return 1;
    return number.endsWith(postal[1] ?? '') ? 4 : 0;
  }
  const expression = checkTrackingPattern(pattern) ? undefined : build(pattern);
  if (!expression?.test(number)) return 0;
  // Letters are a carrier's own mark; bare digits fit many.
  return /[A-Z]/.test(number) ? 3 : 2;
}

function build(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'i');
  } catch {
    return undefined;
  }
}

/** Why a pattern cannot be taken; `undefined` when it can. */
export function checkTrackingPattern(pattern: string): CarrierProblem | undefined {
  if (/^s10:([A-Z]{2}|\*)$/.test(pattern)) return undefined;
  // A repeated group, or a reference back, can take time without bound on a hostile number.
  if (/\)[*+{?]/.test(pattern) || /\\[1-9k]/.test(pattern) || /\(\?[^:]/.test(pattern))
    return 'pattern_unsafe';
  if ((pattern.match(/[*+]|,\}/g) ?? []).length > 1) return 'pattern_unsafe';
  return build(pattern) ? undefined : 'pattern_invalid';
}

/** Whether a carrier can be saved; the field names are those of `carrier.save`. */
export function checkCarrier(carrier: CarrierRule): { field: string; code: CarrierProblem }[] {
  const problems: { field: string; code: CarrierProblem }[] = [];
  if (!/^[a-z0-9_]+$/.test(carrier.code)) problems.push({ field: 'code', code: 'code_invalid' });
  carrier.patterns.forEach((pattern, index) => {
    const code = checkTrackingPattern(pattern);
    if (code) problems.push({ field: `patterns.${index}`, code });
  });
  const isLink = /^https:\/\/[^\s]+$/.test(carrier.linkTemplate) && carrier.linkTemplate.includes('{number}');
  if (carrier.linkTemplate !== '' && !isLink) problems.push({ field: 'linkTemplate', code: 'link_invalid' });
  return problems;
}

const S10 = /^[A-Z]{2}(\d{8})(\d)[A-Z]{2}$/;
const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];

/** UPU S10-12: two letters, eight digits, check digit (weights 8 6 4 2 3 5 9 7, modulo 11), country. */
export function isS10(number: string): boolean {
  const match = S10.exec(number);
  if (!match) return false;
  const sum = S10_WEIGHTS.reduce((total, weight, at) => total + weight * Number(match[1]?.[at]), 0);
  const check = 11 - (sum % 11);
  return Number(match[2]) === (check === 10 ? 0 : check === 11 ? 5 : check);
}
