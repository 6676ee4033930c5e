/** Parcels as screens show them: what lies in them, carrier by name and link, the newest packing slip. */
import type { z } from 'zod';
import type { parcelSchema } from '../../shared/api/shipping-shapes.ts';
import type { Reader } from '../db/handle.ts';
import { carrierRules, carrierShown } from './carriers.ts';
import { slipsOf } from './slip-store.ts';
import type { ParcelRow } from './store.ts';
import { contentsOf } from './store.ts';

export type Parcel = z.output<typeof parcelSchema>;

export function parcelsShown(reader: Reader, parcels: readonly ParcelRow[]): Parcel[] {
  if (parcels.length === 0) return [];
  const ids = parcels.map((parcel) => parcel.id);
  const contents = Map.groupBy(contentsOf(reader, ids), (row) => row.parcel_id);
  const slips = slipsOf(reader, ids);
  const carriers = carrierRules(reader);
  return parcels.map((parcel) => {
    const lines = contents.get(parcel.id) ?? [];
    const carrier = carrierShown(carriers, parcel);
    return {
      id: parcel.id,
      fulfilmentId: parcel.fulfilment_id,
      number: parcel.number,
      state: parcel.state,
      way: parcel.way,
      weightG: parcel.weight_g,
      box: parcel.box,
      carrierCode: parcel.carrier_code,
      carrierName: carrier.name,
      trackingNumber: parcel.tracking_number,
      trackingUrl: carrier.url,
      packedAt: parcel.packed_at,
      handedOverAt: parcel.handed_over_at,
      units: lines.reduce((sum, line) => sum + line.qty, 0),
      unscannedUnits: lines.reduce((sum, line) => sum + line.unscanned_qty, 0),
      lines: lines.map((line) => ({
        fulfilmentLineId: line.fulfilment_line_id,
        lineId: line.line_id,
        sku: line.sku,
        name: line.name,
        variant: line.variant,
        qty: line.qty,
        unscannedQty: line.unscanned_qty,
      })),
      slipDocumentId: slips.get(parcel.id) ?? null,
    };
  });
}
