/** Freezes what lies in a parcel as its packing slip: the customer's words, no prices. */
import type { Address } from '../../shared/base/address.ts';
import { assert } from '../../shared/base/assert.ts';
import type { PackingSlipModel, SlipLine } from '../../shared/documents/packing-slip.ts';
import { packingSlipModel } from '../../shared/documents/packing-slip.ts';
import { partyOf, senderOf } from '../../shared/documents/party.ts';
import { businessDay } from '../../shared/settings/business-day.ts';
import type { Reader } from '../db/handle.ts';
import type { Run } from '../db/run.ts';
import { issueDocument } from '../documents/issue.ts';
import { readSettings } from '../settings/store.ts';
import { carrierRules, carrierShown } from './carriers.ts';
import { goodsOf, orderOnSlip, unitsInOtherParcels } from './slip-store.ts';
import type { FulfilmentRow, ParcelRow } from './store.ts';
import { contentsOf } from './store.ts';

export function issuePackingSlip(run: Run, parcel: ParcelRow, work: FulfilmentRow): string {
  const model = packingSlipModel.parse(slipOf(run.tx, parcel, work, run.now));
  return issueDocument(run, model, { subjectId: parcel.id, orderId: parcel.order_id });
}

function slipOf(reader: Reader, parcel: ParcelRow, work: FulfilmentRow, now: number): PackingSlipModel {
  const settings = readSettings(reader);
  const order = orderOnSlip(reader, parcel.order_id);
  assert(order, 'a parcel has an order');
  const language = settings.general.locale;
  const inside = new Map<string, number>();
  for (const row of contentsOf(reader, [parcel.id]))
    inside.set(row.line_id, (inside.get(row.line_id) ?? 0) + row.qty);
  const elsewhere = unitsInOtherParcels(reader, parcel.order_id, parcel.id);
  const contents: SlipLine[] = [];
  const toFollow: SlipLine[] = [];
  for (const line of goodsOf(reader, parcel.order_id)) {
    const qty = inside.get(line.id) ?? 0;
    const wanted = line.ordered_qty - line.cancelled_qty - line.channel_cancelled_qty - line.shipped_qty;
    const later = wanted - qty - (elsewhere.get(line.id) ?? 0);
    const words = { sku: line.sku || null, name: line.name, detail: line.variant || null };
    if (qty > 0) contents.push({ ...words, qty });
    if (later > 0) toFollow.push({ ...words, qty: later });
  }
  const carrier = carrierShown(carrierRules(reader), parcel).name;
  return {
    kind: 'packing_slip',
    version: 1,
    language,
    paper: settings.paper.size,
    isSample: order.is_practice === 1,
    date: businessDay(settings.general.zone, now).on,
    sender: senderOf(settings.company, language),
    shipTo: partyOf(JSON.parse(order.shipping) as Address, language, settings.company.country),
    orderNumber: order.number,
    orderedOn: businessDay(settings.general.zone, order.placed_at).on,
    channelName: order.account_name,
    // How many there will be is known only when nothing of this work is open any more.
    parcel: {
      number: parcel.number,
      of: work.state === 'packed' && toFollow.length === 0 ? parcel.number : null,
    },
    carrier: carrier || null,
    tracking: parcel.tracking_number,
    contents,
    toFollow,
    customerNote: order.customer_note || null,
    giftText: order.gift_note || null,
    barcode: order.number,
    footer: settings.company.footer || null,
  };
}
