/** Picking, packing, handing over. */
import { type Sentences, said } from './refusal.ts';

export const shippingRefusals = {
  already_picked: () => 'This was picked already. Take it back first.',
  code_unknown: ({ code }) =>
    `No item has the code ${said(code, 'that was scanned')}. Choose the line it belongs to, and it is known from then on.`,
  fulfilment_unknown: () => 'There is no such work in picking or packing.',
  fulfilment_line_unknown: () => 'This line does not belong to the work at hand.',
  fulfilment_done: () => 'This was handed over or cancelled already. Nothing was changed.',
  fulfilment_stopped: () =>
    'The order changed at the shop after it was picked, so the parcel is stopped. Look at what changed, then unpack it or let it go.',
  not_stopped: () => 'This is not stopped.',
  not_let_go: () => 'This was not let go by anybody.',
  nothing_missing: () => 'Everything is here: pack the parcel as it is.',
  nothing_packed: () => 'Nothing is in a parcel yet.',
  nothing_to_pack: () => 'There is nothing left to pack here.',
  nothing_to_pick: () => 'There is nothing left to pick here.',
  several_warehouses: () => 'These lie in different warehouses. Make a pick list for each.',
  parcel_unknown: () => 'There is no such parcel.',
  parcel_done: () => 'This parcel was handed over already.',
  parcel_empty: () => 'This parcel is empty. Put something in, or remove it.',
  parcel_not_empty: () => 'There is something in this parcel. Take it out first.',
  parcel_not_open: () => 'This parcel is closed already.',
  parcel_not_packed: () => 'This parcel is not complete yet. Finish packing first.',
  parcel_open_already: () => 'Another parcel of this order is open. Finish that one first.',
  parcel_unpacked: () => 'This parcel was unpacked.',
  tracking_rows_invalid: () =>
    'Some rows cannot be used, so none was. Correct them and import the file again.',
  tracking_taken: ({ trackingNumber }) =>
    `The tracking number ${said(trackingNumber, 'given')} belongs to another parcel. Check the label.`,
} satisfies Sentences;
