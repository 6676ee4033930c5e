/**
 * Which holds an order needs by itself. A hold that a person released stays released while its cause is the same; a
 * hold whose cause is gone is released by the engine. `manual` is only ever a person's.
 */

import type { AddressProblem } from './address-check.ts';
import type { TotalsDifference } from './totals.ts';
import type { HoldCode } from './vocabulary.ts';

export interface WantedHold {
  readonly code: HoldCode;
  readonly lineId: string | null;
  /** What the sentence needs; also tells whether the cause is still the same. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface HoldCauses {
  readonly isOpen: boolean;
  readonly unlinkedLines: readonly {
    readonly lineId: string;
    readonly listingId: string | null;
    readonly sku: string;
  }[];
  readonly addressProblems: readonly AddressProblem[];
  /** Text of the address, so that a corrected and again broken one asks anew. */
  readonly addressKey: string;
  readonly totals: readonly TotalsDifference[];
  readonly duplicateOf: string | null;
  readonly awaitsPayment: boolean;
}

export function wantedHolds(causes: HoldCauses): WantedHold[] {
  if (!causes.isOpen) return [];
  const holds: WantedHold[] = causes.unlinkedLines.map((line) => ({
    code: 'unlinked_item',
    lineId: line.lineId,
    data: { listingId: line.listingId, sku: line.sku },
  }));
  if (causes.addressProblems.length > 0) {
    holds.push({
      code: 'address',
      lineId: null,
      data: { problems: causes.addressProblems, key: causes.addressKey },
    });
  }
  if (causes.totals.length > 0)
    holds.push({ code: 'totals_differ', lineId: null, data: { differences: causes.totals } });
  if (causes.duplicateOf)
    holds.push({ code: 'duplicate_suspected', lineId: null, data: { originalId: causes.duplicateOf } });
  if (causes.awaitsPayment) holds.push({ code: 'payment', lineId: null, data: {} });
  return holds;
}

export interface StoredHold {
  readonly id: string;
  readonly code: HoldCode;
  readonly lineId: string | null;
  readonly data: string;
  readonly releasedAt: number | null;
  /** `engine` or a person. */
  readonly releasedBy: string | null;
}

export interface HoldChanges {
  readonly set: readonly WantedHold[];
  readonly release: readonly string[];
}

/** Codes that the engine sets and releases by itself. */
const AUTOMATIC = new Set<HoldCode>([
  'unlinked_item',
  'address',
  'totals_differ',
  'duplicate_suspected',
  'payment',
]);

/** What to set and what to release so that the stored holds follow the causes. */
export function holdChanges(wanted: readonly WantedHold[], stored: readonly StoredHold[]): HoldChanges {
  const keyOf = (code: string, lineId: string | null, data: string): string =>
    `${code}|${lineId ?? ''}|${data}`;
  const wantedKeys = new Map(
    wanted.map((hold) => [keyOf(hold.code, hold.lineId, JSON.stringify(hold.data)), hold]),
  );
  const release: string[] = [];
  for (const hold of stored) {
    const key = keyOf(hold.code, hold.lineId, hold.data);
    if (hold.releasedAt === null) {
      if (wantedKeys.has(key)) wantedKeys.delete(key);
      else if (AUTOMATIC.has(hold.code)) release.push(hold.id);
    } else if (hold.releasedBy !== 'engine' && wantedKeys.has(key)) {
      // A person has looked at exactly this and let it pass.
      wantedKeys.delete(key);
    }
  }
  return { set: [...wantedKeys.values()], release };
}
