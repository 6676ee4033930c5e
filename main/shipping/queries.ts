/** What screens ask of picking, packing and hand-over. */
import { carriersFor, plainTracking, trackingUrl } from '../../shared/settings/carriers.ts';
import type { QueryHandlers } from '../db/run.ts';
import { carrierRules, carrierShown } from './carriers.ts';
import { findWork } from './find.ts';
import { knownParcel, stopCodeOf } from './guard.ts';
import { packView } from './pack-view.ts';
import { parcelsShown } from './parcel-view.ts';
import { pickRows } from './pick-rows.ts';
import { previewTracking } from './tracking-preview.ts';
import { listWork } from './work.ts';
import { countWaiting, countWork, orderHeadOf, tiles, waitingParcels, waitingTile } from './work-store.ts';

type Name =
  | 'shipping.queue'
  | 'pick.list'
  | 'pack.list'
  | 'pack.get'
  | 'pack.find'
  | 'handover.list'
  | 'parcel.get'
  | 'tracking.recognise'
  | 'tracking.preview';

const MOST_TO_PICK = 200;

export const shippingQueries: QueryHandlers<Name> = {
  'shipping.queue'({ reader }, { warehouseId }) {
    const rows = tiles(reader, warehouseId);
    const free = rows.filter((row) => !row.is_stopped);
    const tile = (states: readonly string[]) => {
      const meant = free.filter((row) => states.includes(row.state));
      const times = meant.flatMap((row) => (row.next_at === null ? [] : [row.next_at]));
      return {
        count: meant.reduce((sum, row) => sum + row.count, 0),
        nextAt: times.length > 0 ? Math.min(...times) : null,
      };
    };
    const waiting = waitingTile(reader, warehouseId);
    return {
      pick: tile(['released', 'picking']),
      pack: tile(['picked']),
      handOver: { count: waiting?.count ?? 0, nextAt: waiting?.next_at ?? null },
      stopped: rows.filter((row) => row.is_stopped).reduce((sum, row) => sum + row.count, 0),
    };
  },

  'pick.list'({ reader }, { warehouseId, fulfilmentIds }) {
    const states = ['released', 'picking'] as const;
    const open = { warehouseId, states };
    const work = listWork(reader, fulfilmentIds ? { warehouseId, fulfilmentIds } : open, MOST_TO_PICK);
    const rows = pickRows(reader, { fulfilmentIds: work.map((one) => one.fulfilmentId) });
    return { rows, work, total: countWork(reader, open) };
  },

  'pack.list'({ reader }, { warehouseId, from, limit }) {
    const states = from === 'all' ? (['released', 'picking', 'picked'] as const) : (['picked'] as const);
    const filter = { warehouseId, states };
    return { work: listWork(reader, filter, limit), total: countWork(reader, filter) };
  },

  'pack.get': ({ reader }, { fulfilmentId }) => packView(reader, fulfilmentId),

  'pack.find': ({ reader }, args) => findWork(reader, args),

  'handover.list'({ reader }, { warehouseId, limit }) {
    const carriers = carrierRules(reader);
    return {
      parcels: waitingParcels(reader, warehouseId, limit).map((row) => ({
        orderId: row.order_id,
        orderNumber: row.order_number,
        accountId: row.account_id,
        customerName: row.customer_name,
        country: row.country,
        parcelId: row.id,
        fulfilmentId: row.fulfilment_id,
        number: row.number,
        units: row.units ?? 0,
        weightG: row.weight_g,
        box: row.box,
        carrierCode: row.carrier_code,
        carrierName: carrierShown(carriers, row).name,
        trackingNumber: row.tracking_number,
        packedAt: row.packed_at,
        deadlineAt: row.deadline_at,
        stopCode: stopCodeOf({ ...row, state: row.work_state }),
      })),
      total: countWaiting(reader, warehouseId),
    };
  },

  'parcel.get'({ reader }, { parcelId }) {
    const known = knownParcel(reader, parcelId);
    if (!known.ok) return null;
    const { parcel, work } = known.value;
    const head = orderHeadOf(reader, work.order_id);
    const shown = parcelsShown(reader, [parcel])[0];
    if (!head || !shown) return null;
    return {
      ...shown,
      orderId: head.id,
      orderNumber: head.number,
      accountId: head.account_id,
      customerName: head.customer_name,
      country: head.country,
      stopCode: stopCodeOf(work),
    };
  },

  'tracking.recognise'({ reader }, { trackingNumber }) {
    const number = plainTracking(trackingNumber);
    return {
      trackingNumber: number,
      carriers: carriersFor(number, carrierRules(reader)).map((carrier) => ({
        code: carrier.code,
        name: carrier.name,
        url: carrier.linkTemplate === '' ? '' : trackingUrl(carrier.linkTemplate, number),
      })),
    };
  },

  'tracking.preview': ({ reader }, { csv }) => previewTracking(reader, csv),
};
