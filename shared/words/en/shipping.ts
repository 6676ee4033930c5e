/** Words about picking, packing, hand-over and tracking. */
export const shipping = {
  title: 'Pick & pack',
  fulfilmentState: {
    released: 'To pick',
    picking: 'Picking',
    picked: 'Picked',
    packed: 'Packed',
    handed_over: 'Handed over',
    cancelled: 'Cancelled',
  },
  parcelState: { open: 'Open', packed: 'Packed', handed_over: 'Handed over', unpacked: 'Unpacked' },
  way: { carrier: 'Carrier', collected: 'Collected', own_delivery: 'Own delivery' },
  outcome: {
    right: 'Right',
    wrong_item: 'Not in this order',
    surplus: 'Already complete',
    unknown: 'Unknown code',
    stopped: 'Stopped',
    take_back: 'Taken back',
  },
  notScanned: 'Not scanned',
  stop: {
    changed_at_channel: 'The shop changed this order after picking',
    cancelled_at_channel: 'The shop cancelled this order after picking',
    completed_at_channel: 'The shop says this order has left already',
    trashed_at_channel: 'The shop deleted this order after picking',
    on_hold: 'This order is on hold',
  },
  /** What the customer is told with the shipment. `url` may be empty. */
  note: {
    carrier: (carrier: string, number: string, url: string) =>
      url === ''
        ? `Your parcel is on its way with ${carrier}. Tracking number: ${number}`
        : `Your parcel is on its way with ${carrier}. Tracking number: ${number}. Follow it here: ${url}`,
    number: (number: string) => `Your parcel is on its way. Tracking number: ${number}`,
    carrierOnly: (carrier: string) => `Your parcel is on its way with ${carrier}.`,
    plain: 'Your parcel is on its way.',
    collected: 'You have collected your order. Thank you!',
    ownDelivery: 'Your order is on its way: we deliver it ourselves.',
    inParts: 'The rest of your order follows.',
  },
  importProblem: {
    file_empty: 'The file has no rows',
    file_unreadable: 'This is not a CSV file that can be read',
    column_missing: 'A column is missing: one needs the order number, one the tracking number',
    number_missing: 'No tracking number',
    number_invalid: 'This is no tracking number; a spreadsheet may have shortened it',
    number_doubled: 'The same tracking number stands in an earlier row',
    number_taken: 'Another parcel has this tracking number',
    order_missing: 'No order number',
    order_unknown: 'No packed or shipped order has this number',
    order_ambiguous: 'Two shops have an order with this number; give the parcel instead',
    parcel_unknown: 'There is no such parcel',
    parcel_not_packed: 'The parcel is not packed yet',
    parcel_unpacked: 'The parcel was unpacked',
    parcel_stopped: 'The parcel is stopped',
    parcel_doubled: 'The same parcel stands in an earlier row',
    several_parcels: 'The order has several parcels; give the parcel instead',
    carrier_unknown: 'There is no carrier with this name or code',
  },
};
