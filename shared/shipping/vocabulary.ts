/** The words of picking, packing and hand-over, as tables, contract and screens use them. */

export const FULFILMENT_STATES = [
  'released',
  'picking',
  'picked',
  'packed',
  'handed_over',
  'cancelled',
] as const;
export type FulfilmentState = (typeof FULFILMENT_STATES)[number];

export const PARCEL_STATES = ['open', 'packed', 'handed_over', 'unpacked'] as const;
export type ParcelState = (typeof PARCEL_STATES)[number];

/** How a parcel leaves. */
export const WAYS = ['carrier', 'collected', 'own_delivery'] as const;
export type Way = (typeof WAYS)[number];

/** How a unit was counted: by a scan, or by a person's word (`Space`, a list worked off on paper). */
export const COUNT_WAYS = ['scan', 'confirmed'] as const;
export type CountWay = (typeof COUNT_WAYS)[number];

export const SCAN_OUTCOMES = ['right', 'wrong_item', 'surplus', 'unknown', 'stopped', 'take_back'] as const;
export type ScanOutcome = (typeof SCAN_OUTCOMES)[number];

/** Why work must not leave: the channel changed something after picking, or the order is held. */
export const STOP_CODES = [
  'changed_at_channel',
  'cancelled_at_channel',
  'completed_at_channel',
  'trashed_at_channel',
  'on_hold',
] as const;
export type StopCode = (typeof STOP_CODES)[number];

/** What a scanned code may stand for at the pack table. */
export const CODE_KINDS = ['order', 'parcel', 'tracking', 'pick_list', 'item'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];
