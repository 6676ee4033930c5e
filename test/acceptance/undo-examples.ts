/**
 * For every command that can be taken back one example: what has to be there before, and its arguments. Total over the
 * contract: a new command that has an inverse does not compile here without its example.
 */
import type { CommandInput, QueryReply, UndoableName } from '../../shared/api/contract.ts';
import type { World } from '../support/world.ts';
import { pack, pick } from './hands.ts';

/** The world of the examples, and where in it things are found. */
export interface Stage extends Pick<World, 'do' | 'try' | 'ask' | 'task' | 'shop' | 'clock'> {
  readonly accountId: string;
  readonly warehouseId: string;
}

export type UndoExamples = {
  readonly [N in UndoableName]: (stage: Stage) => Promise<CommandInput<N>>;
};

let made = 0;
/** A word that nobody used before. */
const fresh = (word: string): string => {
  made += 1;
  return `${word}-${made}`;
};

type OrderWish = NonNullable<Parameters<World['shop']['shop']['placeOrder']>[0]>;

/** A new order at the shop, read. */
async function ordered(stage: Stage, wish: OrderWish = {}): Promise<NonNullable<QueryReply<'orders.get'>>> {
  const name = fresh('customer');
  const placed = stage.shop.shop.placeOrder({
    lines: [{ sku: 'LA-OLV', quantity: 2 }],
    ...wish,
    billing: { email: `${name}@example.com`, last_name: name, ...wish.billing },
  });
  await stage.task('sync.run', {});
  return orderOf(stage, placed.number);
}

async function orderOf(stage: Stage, number: string): Promise<NonNullable<QueryReply<'orders.get'>>> {
  const [row] = (await stage.ask('orders.search', { text: number })).rows;
  const order = row && (await stage.ask('orders.get', { orderId: row.id }));
  if (!order) throw new Error(`There is no order ${number}`);
  return order;
}

/** A new order in picking. */
async function work(stage: Stage, wish: OrderWish = {}) {
  const order = await ordered(stage, wish);
  const fulfilmentId = order.fulfilments[0]?.id ?? '';
  const view = await stage.ask('pack.get', { fulfilmentId });
  const fulfilmentLineId = view?.lines[0]?.fulfilmentLineId ?? '';
  return { order, fulfilmentId, fulfilmentLineId };
}

async function packed(stage: Stage) {
  const begun = await work(stage);
  await pick(stage, begun.fulfilmentId);
  const parcelId = await pack(stage, begun.fulfilmentId);
  return { ...begun, parcelId };
}

async function closed(stage: Stage) {
  const done = await packed(stage);
  await stage.do('parcel.close', { parcelId: done.parcelId });
  return done;
}

const itemOf = async (stage: Stage, sku: string): Promise<string> =>
  (await stage.ask('items.search', { text: sku })).items[0]?.id ?? '';

const newItem = async (stage: Stage): Promise<string> =>
  (await stage.do('item.create', { sku: fresh('SKU'), name: 'Something new' })).itemId;

async function unlinked(stage: Stage): Promise<string> {
  const { listings } = await stage.ask('listings.list', { view: 'unlinked' });
  return listings[0]?.id ?? '';
}

const newBin = async (stage: Stage): Promise<string> =>
  (await stage.do('bin.add', { warehouseId: stage.warehouseId, code: fresh('B') })).binId;

const newFeedback = async (stage: Stage): Promise<string> => {
  const { id } = await ordered(stage);
  return (await stage.do('feedback.add', { orderId: id, text: 'The box was dented' })).feedbackId;
};

/** Another account of the same shop, never read. */
async function unread(stage: Stage): Promise<string> {
  const { url, key, secret } = stage.shop;
  const { account } = await stage.task('account.add', {
    kind: 'woocommerce',
    name: fresh('Another'),
    url,
    secrets: { consumer_key: key, consumer_secret: secret },
    check: true,
    isPractice: true,
  });
  await stage.do('account.pause', { accountId: account });
  return account;
}

export const undoExamples: UndoExamples = {
  'settings.update': async (stage) => {
    // What was never set is not stored; here something was.
    await stage.do('settings.update', { section: 'company', patch: { name: fresh('Company') } });
    return { section: 'company', patch: { name: fresh('Company'), city: 'Bremen' } };
  },
  'warehouse.add': async () => ({ name: 'Cellar', code: fresh('W') }),
  'warehouse.update': async ({ warehouseId }) => ({ warehouseId, name: fresh('Hall'), rank: 7 }),
  'warehouse.set_default': async (stage) =>
    stage
      .do('warehouse.add', { name: 'Second', code: fresh('W') })
      .then(({ warehouseId }) => ({ warehouseId })),
  'bin.add': async ({ warehouseId }) => ({ warehouseId, code: fresh('A') }),
  'bin.update': async (stage) => ({ binId: await newBin(stage), code: fresh('C'), walkOrder: 900 }),
  'bin.remove': async (stage) => ({ binId: await newBin(stage) }),
  'carrier.save': async () => ({
    code: fresh('carrier').replace('-', '_'),
    name: 'Two wheels',
    patterns: ['^BIKE\\d{6}$'],
    linkTemplate: 'https://example.com/{number}',
    isActive: true,
  }),
  'carrier.remove': async (stage) => {
    const { carriers } = await stage.ask('carriers.list', {});
    return { carrierId: carriers.find(({ code }) => code === 'gls')?.id ?? '' };
  },
  'series.set_next': async () => ({ series: 'invoice', year: 2026, nextNumber: 700 }),
  'account.pause': async ({ accountId }) => ({ accountId }),
  'account.resume': async (stage) => ({ accountId: await unread(stage) }),
  'account.update': async ({ accountId, warehouseId }) => ({
    accountId,
    name: fresh('Shop'),
    invoicedBy: 'shop',
    invoiceWhen: 'manual',
    warehouseId,
  }),
  'account.set_cutover': async (stage) => ({
    accountId: await unread(stage),
    cutoverAt: stage.clock.now() - 86_400_000,
  }),
  'payment_method.set_policy': async ({ accountId }) => ({ accountId, code: 'bacs', policy: 'ship_unpaid' }),
  'quarantine.dismiss': async (stage) => {
    stage.shop.shop.placeOrder({ lines: [{ sku: 'LA-OLV', quantity: 0.5 }] });
    await stage.task('sync.run', {});
    const { rows } = await stage.ask('quarantine.list', {});
    return { key: rows[0]?.key ?? 0, reason: 'Half an apron' };
  },
  'outbox.drop': async (stage) => {
    const { parcelId, order } = await closed(stage);
    await stage.do('parcel.hand_over', { parcelId, trackingNumber: '00340434123450001' });
    const told = await stage.ask('orders.get', { orderId: order.id });
    return { id: told?.writes[0]?.id ?? '', reason: 'Told by telephone' };
  },
  'listing.link': async (stage) => ({ listingId: await unlinked(stage), itemId: await newItem(stage) }),
  'listing.unlink': async (stage) => {
    const listingId = await unlinked(stage);
    await stage.do('listing.create_item', { listingId, sku: fresh('SKU'), name: 'Made of a listing' });
    return { listingId };
  },
  'listing.create_item': async (stage) => ({ listingId: await unlinked(stage), sku: fresh('SKU') }),
  'item.create': async () => ({ sku: fresh('SKU'), name: 'A new thing' }),
  'item.update': async (stage) => ({ itemId: await newItem(stage), sku: fresh('SKU'), name: 'Renamed' }),
  'barcode.add': async (stage) => ({ itemId: await newItem(stage), code: fresh('CODE') }),
  'barcode.remove': async (stage) =>
    stage.do('barcode.add', { itemId: await newItem(stage), code: fresh('CODE') }),
  'stock.book_in': async (stage) => ({ itemId: await itemOf(stage, 'LA-OLV'), qty: 12 }),
  'stock.count': async (stage) => ({ itemId: await itemOf(stage, 'LA-OLV'), countedQty: 3 }),
  'stock.write_off': async (stage) => ({
    itemId: await itemOf(stage, 'LA-OLV'),
    qty: 2,
    reason: 'damaged',
  }),
  'stock.move': async (stage) => ({
    itemId: await itemOf(stage, 'LA-OLV'),
    qty: 3,
    toBinId: await newBin(stage),
  }),
  'order.hold': async (stage) => ({ orderId: (await ordered(stage)).id, note: 'She rings back' }),
  'order.release_hold': async (stage) => {
    const order = await ordered(stage, { payment: 'bacs' });
    return { orderId: order.id, code: 'payment' };
  },
  'order.set_address': async (stage) => {
    const { id, shipping } = await ordered(stage);
    return { orderId: id, shipping: { ...shipping, line1: 'Am Deich 3', city: 'Bremen' } };
  },
  'order.choose_shipping': async (stage) => {
    const order = await ordered(stage, {
      lines: [
        { sku: 'LA-OLV', quantity: 1 },
        { sku: 'WP-50', quantity: 9_000 },
      ],
    });
    return { orderId: order.id, policy: 'part' };
  },
  'pick.start': async (stage) => ({ fulfilmentIds: [(await work(stage)).fulfilmentId] }),
  'pick.leave': async (stage) => {
    const { fulfilmentId } = await work(stage);
    await stage.do('pick.start', { fulfilmentIds: [fulfilmentId] });
    return { fulfilmentIds: [fulfilmentId] };
  },
  'pick.confirm': async (stage) => ({ fulfilmentLineId: (await work(stage)).fulfilmentLineId, qty: 1 }),
  'pick.all': async (stage) => ({ fulfilmentIds: [(await work(stage)).fulfilmentId] }),
  'pick.not_found': async (stage) => ({ fulfilmentLineId: (await work(stage)).fulfilmentLineId, qty: 1 }),
  'parcel.open': async (stage) => ({ fulfilmentId: (await work(stage)).fulfilmentId }),
  'parcel.new': async (stage) => {
    const { fulfilmentId, fulfilmentLineId } = await work(stage);
    const { parcelId } = await stage.do('parcel.open', { fulfilmentId });
    await stage.do('parcel.confirm_unit', { parcelId, fulfilmentLineId });
    return { fulfilmentId };
  },
  'parcel.scan': async (stage) => {
    const { fulfilmentId } = await work(stage);
    const item = await stage.ask('items.get', { itemId: await itemOf(stage, 'LA-OLV') });
    const { parcelId } = await stage.do('parcel.open', { fulfilmentId });
    return { parcelId, code: item?.barcodes[0]?.code ?? '' };
  },
  'parcel.confirm_unit': async (stage) => {
    const { fulfilmentId, fulfilmentLineId } = await work(stage);
    return { parcelId: (await stage.do('parcel.open', { fulfilmentId })).parcelId, fulfilmentLineId };
  },
  'parcel.learn_code': async (stage) => {
    const { fulfilmentId, fulfilmentLineId } = await work(stage);
    const { parcelId } = await stage.do('parcel.open', { fulfilmentId });
    return { parcelId, code: fresh('NEWCODE'), fulfilmentLineId };
  },
  'parcel.set': async (stage) => ({
    parcelId: (await packed(stage)).parcelId,
    weightG: 1_200,
    box: 'M',
    carrierCode: 'dhl',
  }),
  'parcel.close': async (stage) => ({ parcelId: (await packed(stage)).parcelId }),
  'parcel.reopen': async (stage) => ({ parcelId: (await closed(stage)).parcelId }),
  'fulfilment.ship_anyway': async (stage) => {
    const { order, fulfilmentId } = await closed(stage);
    stage.shop.shop.cancelOrder(Number(order.externalId));
    await stage.task('sync.run', {});
    return { fulfilmentId, reason: 'It is on the van already' };
  },
  'parcel.set_tracking': async (stage) => {
    const { parcelId } = await closed(stage);
    await stage.do('parcel.hand_over', { parcelId, trackingNumber: '00340434123450002' });
    await stage.task('sync.run', {});
    return { parcelId, trackingNumber: '00340434123459999' };
  },
  'payment.record': async (stage) => {
    const order = await ordered(stage, { payment: 'bacs' });
    return {
      orderId: order.id,
      amountMinor: order.totalMinor,
      method: 'bacs',
      receivedAt: stage.clock.now(),
    };
  },
  'feedback.add': async (stage) => ({
    orderId: (await ordered(stage)).id,
    text: 'Wants a green one next time',
  }),
  'feedback.answer': async (stage) => ({ feedbackId: await newFeedback(stage), answer: 'We are sorry' }),
  'feedback.settle': async (stage) => ({ feedbackId: await newFeedback(stage) }),
  'feedback.reopen': async (stage) => {
    const feedbackId = await newFeedback(stage);
    await stage.do('feedback.settle', { feedbackId });
    return { feedbackId };
  },
  'feedback.attach': async (stage) => {
    const feedbackId = await newFeedback(stage);
    const other = await ordered(stage);
    return { feedbackId, orderId: other.id, lineId: other.lines[0]?.id ?? null };
  },
};
