/** What a code opens when no parcel is on the table. */
import type { QueryReply } from '../../shared/api/contract.ts';
import { plainCode } from '../../shared/catalog/codes.ts';
import { plainTracking } from '../../shared/settings/carriers.ts';
import type { CodeKind } from '../../shared/shipping/vocabulary.ts';
import type { Reader } from '../db/handle.ts';
import { orderNumberOf, readCode } from './codes.ts';
import { ordersByNumber, pickListByNumber, workOfPickList, worksOfOrder, workWanting } from './find-store.ts';
import { isDone } from './guard.ts';
import { parcelRow, parcelsByTracking } from './store.ts';
import { listWork } from './work.ts';

type Found = QueryReply<'pack.find'>;

const MOST = 20;

interface Args {
  readonly code: string;
  readonly warehouseId?: string | undefined;
}

/** The surest meaning first: marks of our own, then numbers of carriers, orders, items. */
export function findWork(reader: Reader, { code, warehouseId }: Args): Found {
  const plain = plainCode(code);
  if (plain === '') return { kind: null, parcelId: null, work: [] };
  const answer = (kind: CodeKind, ids: readonly string[], parcelId: string | null = null): Found => ({
    kind,
    parcelId,
    work: inOrder(reader, ids, warehouseId),
  });

  const parcel = parcelRow(reader, plain) ?? parcelsByTracking(reader, plainTracking(plain))[0];
  if (parcel) return answer(parcel.id === plain ? 'parcel' : 'tracking', [parcel.fulfilment_id], parcel.id);
  const list = pickListByNumber(reader, plain);
  if (list) return answer('pick_list', workOfPickList(reader, list));
  const { itemIds } = readCode(reader, code);
  const wanting = itemIds.flatMap((itemId) => workWanting(reader, itemId, MOST).map((work) => work.id));
  // An order's number may be an article's code; what is typed as "#10498" is an order.
  const orderIds = ordersByNumber(reader, orderNumberOf(plain));
  if (orderIds.length > 0 && (wanting.length === 0 || plain.startsWith('#')))
    return answer(
      'order',
      orderIds.flatMap((orderId) => worthShowing(reader, orderId)),
    );
  return itemIds.length > 0 ? answer('item', wanting) : { kind: null, parcelId: null, work: [] };
}

/** An order's open work; where there is none, what was done last. */
function worthShowing(reader: Reader, orderId: string): string[] {
  const all = worksOfOrder(reader, orderId);
  const open = all.filter((work) => !isDone(work));
  const shown = open.length > 0 ? open : all.filter((work) => work.state === 'handed_over').slice(0, 1);
  return shown.map((work) => work.id);
}

function inOrder(reader: Reader, ids: readonly string[], warehouseId: string | undefined): Found['work'] {
  if (ids.length === 0) return [];
  const work = listWork(reader, { fulfilmentIds: [...new Set(ids)], warehouseId }, MOST);
  const open = work.filter((one) => !isDone(one));
  return open.length > 0 ? open : work;
}
