/** One sentence per event of an order's timeline, and the names of the fields whose changes stand there. */

type Data = Readonly<Record<string, unknown>>;

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
const units = (value: unknown): string => (number(value) === 1 ? '1 unit' : `${number(value)} units`);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const HOLDS: Readonly<Record<string, string>> = {
  unlinked_item: 'a product is linked to no item',
  address: 'the address is incomplete',
  totals_differ: 'the totals do not add up',
  duplicate_suspected: 'it may be a duplicate',
  payment: 'the payment is still to come',
  changed_at_channel: 'the channel changed it',
  manual: 'stopped by hand',
};
const hold = (code: unknown): string => HOLDS[text(code)] ?? text(code);

const POLICIES: Readonly<Record<string, string>> = {
  part: 'What is here ships, the rest follows',
  complete: 'It waits until everything is there',
  undecided: 'How to ship is open again',
};
const TOLD: Readonly<Record<string, string>> = {
  ship: 'Shipment',
  paid: 'Payment',
  complete: 'Completion',
  stock: 'Stock',
};
const told = (kind: unknown): string => TOLD[text(kind)] ?? text(kind);

/** `data` is the event's own. What has no sentence here is shown by its name. */
export const orderEvents: Readonly<Record<string, (data: Data) => string>> = {
  'order.captured': () => 'Arrived from the channel',
  'order.changed_at_channel': () => 'Changed at the channel',
  'order.channel_open': () => 'Opened again at the channel',
  'order.channel_completed': () => 'Completed at the channel',
  'order.channel_cancelled': () => 'Cancelled at the channel',
  'order.channel_trashed': () => 'Deleted at the channel',
  'order.reopened': () => 'Open again',
  'order.open': () => 'Open again',
  'order.completed': () => 'Completed',
  'order.cancelled': () => 'Cancelled',
  'order.line_added': ({ qty }) => `A line was added: ${units(qty)}`,
  'order.line_removed': ({ qty }) => `A line was removed: ${units(qty)}`,
  'order.line_linked': () => 'A line was linked to its item',
  'order.units_cancelled': ({ qty }) => `${units(qty)} cancelled`,
  'order.shipped_elsewhere': () => 'Shipped by others; the stock was taken off',
  'order.address_changed': () => 'Delivery address corrected',
  'order.shipping_chosen': ({ policy }) => POLICIES[text(policy)] ?? 'How to ship was chosen',
  'order.services_completed': () => 'Services and downloads done',
  'order.allocated': ({ qty }) => (number(qty) > 0 ? `${units(qty)} allocated` : 'Stock allocated'),
  'order.backordered': ({ qty }) =>
    number(qty) > 0 ? `${units(qty)} not in stock, back-ordered` : 'Back-ordered',
  'order.deallocated': ({ qty }) =>
    number(qty) > 0 ? `${units(qty)} lost their stock` : 'Stock was taken away again',
  'order.stock_arrived': ({ qty }) => (number(qty) > 0 ? `Stock arrived for ${units(qty)}` : 'Stock arrived'),
  'order.released': () => 'Released to picking',
  'hold.set': ({ code }) => `Held: ${hold(code)}`,
  'hold.released': ({ code }) => `Released: ${hold(code)}`,
  'fulfilment.pick_started': () => 'Picking began',
  'fulfilment.pick_left': () => 'Picking was left',
  'fulfilment.pick_taken_back': () => 'A pick was taken back',
  'fulfilment.picked': () => 'Picked',
  'fulfilment.stopped': () => 'Stopped: must not leave',
  'fulfilment.let_go': () => 'Allowed to leave in spite of the change',
  'fulfilment.unpacked': () => 'Unpacked and put back',
  'fulfilment.rest_left': () => 'Shipped what was there; the rest stays',
  'fulfilment.cancelled': () => 'Came back from picking',
  'pick.short': ({ qty }) =>
    number(qty) > 0 ? `Not found at its place: ${units(qty)}` : 'Not found at its place',
  'pick.surplus': () => 'More picked than needed',
  'parcel.opened': () => 'Packing began',
  'parcel.packed': () => 'Parcel packed',
  'parcel.reopened': () => 'Parcel opened again',
  'parcel.unpacked': () => 'Parcel unpacked',
  'parcel.discarded': () => 'Empty parcel put away',
  'parcel.handed_over': ({ trackingNumber }) =>
    text(trackingNumber) === '' ? 'Handed over' : `Handed over, ${text(trackingNumber)}`,
  'parcel.tracking_changed': () => 'Tracking number corrected',
  'payment.received': () => 'Payment reported by the channel',
  'payment.recorded': () => 'Payment recorded by hand',
  'payment.voided': () => 'Recorded payment taken back',
  'refund.received': () => 'Refund reported by the channel',
  'invoice.issued': ({ number: issued }) => `Invoice ${text(issued)} issued`,
  'invoice.recorded': ({ number: issued }) => `The shop’s invoice ${text(issued)}`,
  'parcel.left_against_record': () => 'Left although something stood against it',
  'barcode.learned': () => 'An unknown code was learned',
  'document.retried': () => 'A paper is made again',
  'stock.opened': ({ qty }) =>
    number(qty) > 0 ? `Opening stock counted ${units(qty)} for it` : 'Opening stock',
  'stock.negative': () => 'More has left than was here: count the item',
  'feedback.attached': () => 'A review was attached',
  'feedback.changed_at_channel': () => 'A review changed at the channel',
  'feedback.removed': () => 'A remark was taken away',
  'feedback.answered': () => 'An answer was noted',
  'feedback.settled': () => 'A review or remark was settled',
  'feedback.reopened': () => 'A review or remark is open again',
  'feedback.received': () => 'A review came in',
  'feedback.added': () => 'A remark was noted',
  'outbox.sent': ({ kind }) => `${told(kind)}: the channel was told`,
  'outbox.refused': ({ kind }) => `${told(kind)}: refused by the channel`,
  'outbox.differs': ({ kind }) => `${told(kind)}: the channel shows something else`,
  'outbox.dropped': ({ kind }) => `${told(kind)}: the channel will not be told`,
  'outbox.retried': ({ kind }) => `${told(kind)}: sent again`,
  'outbox.edited': ({ kind }) => `${told(kind)}: corrected and sent again`,
  'outbox.accepted': ({ kind }) => `${told(kind)}: taken as the channel has it`,
};

export const orderFields: Readonly<Record<string, string>> = {
  channel_status: 'Status at the channel',
  total_minor: 'Total',
  tax_minor: 'Tax',
  shipping_minor: 'Shipping',
  discount_minor: 'Discount',
  billing: 'Billing address',
  shipping: 'Delivery address',
  shipping_method: 'Shipping method',
  payment_method: 'Payment method',
  customer_note: 'Customer’s note',
  gift_note: 'Gift text',
  ordered_qty: 'Quantity',
  ship_policy: 'How to ship',
};
