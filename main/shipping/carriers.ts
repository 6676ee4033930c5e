/** The carriers as rules, and what is made of a number that was scanned from a label. */
import type { Result } from '../../shared/base/result.ts';
import { ok, refuse } from '../../shared/base/result.ts';
import type { CarrierRule } from '../../shared/settings/carriers.ts';
import { plainTracking, trackingUrl } from '../../shared/settings/carriers.ts';
import { recogniseCarrier } from '../../shared/shipping/carrier.ts';
import type { Reader } from '../db/handle.ts';
import { allCarriers } from '../settings/store.ts';
import { usualCarrier } from './find-store.ts';
import type { FulfilmentRow, ParcelRow } from './store.ts';

export const carrierRules = (reader: Reader): CarrierRule[] =>
  allCarriers(reader).map((row) => ({
    code: row.code,
    name: row.name,
    patterns: JSON.parse(row.patterns) as string[],
    linkTemplate: row.link_template,
    isActive: row.is_active === 1,
  }));

export interface Label {
  /** Null: no number. */
  readonly trackingNumber: string | null;
  readonly carrierCode: string | null;
}

export interface LabelArgs {
  readonly trackingNumber: string;
  /** Null: none; not given: what the parcel has, or what the number says. */
  readonly carrierCode?: string | null | undefined;
}

/** Number and carrier as a parcel keeps them. */
export function readLabel(
  reader: Reader,
  parcel: ParcelRow,
  work: FulfilmentRow,
  args: LabelArgs,
): Result<Label, 'carrier_unknown'> {
  const carriers = carrierRules(reader);
  const trackingNumber = plainTracking(args.trackingNumber) || null;
  if (args.carrierCode) {
    const isKnown = carriers.some((carrier) => carrier.code === args.carrierCode);
    return isKnown
      ? ok({ trackingNumber, carrierCode: args.carrierCode })
      : refuse('carrier_unknown', { carrierCode: args.carrierCode });
  }
  if (args.carrierCode === null) return ok({ trackingNumber, carrierCode: null });
  if (trackingNumber === null) return ok({ trackingNumber, carrierCode: parcel.carrier_code });
  const usual = usualCarrier(reader, work.order_id);
  return ok({
    trackingNumber,
    carrierCode: recogniseCarrier(trackingNumber, carriers, { chosen: parcel.carrier_code, usual }),
  });
}

/** Name and link of a parcel's carrier; a carrier that was removed since keeps its code as name. */
export function carrierShown(
  carriers: readonly CarrierRule[],
  parcel: { readonly carrier_code: string | null; readonly tracking_number: string | null },
): { readonly name: string; readonly url: string } {
  const carrier = carriers.find((one) => one.code === parcel.carrier_code);
  const template = carrier?.linkTemplate ?? '';
  const url =
    parcel.tracking_number === null || template === '' ? '' : trackingUrl(template, parcel.tracking_number);
  return { name: carrier?.name ?? parcel.carrier_code ?? '', url };
}
