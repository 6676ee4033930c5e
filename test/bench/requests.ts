/** What the benches of reading ask: a fixed list, gone through again and again. */
import type { QueryInput } from '../../shared/api/contract.ts';

type List = QueryInput<'orders.list'>;
/** Where in the list: its first page, one in the middle, its very last. */
export interface ListCall {
  readonly args: List;
  readonly at: 'first' | 'deep' | 'last';
}

const OPEN = ['needs_me', 'ready', 'waiting', 'in_work'] as const;
const PLACES = ['first', 'deep', 'last'] as const;
const FILTERS: readonly NonNullable<List['filter']>[] = [
  {},
  {},
  { country: 'DE' },
  { country: 'AE' },
  { sku: 'LA-OLV' },
  { minTotalMinor: 5000 },
  { minTotalMinor: 400_000 },
  { text: 'wisniewska' },
  { text: '山田', country: 'JP' },
  { maxTotalMinor: 1000, country: 'FR' },
];

export const LIST_CALLS: readonly ListCall[] = [
  ...OPEN.flatMap((view) =>
    (['ship_by', 'placed', 'total'] as const).flatMap((sort) =>
      PLACES.map((at) => ({ args: { view, sort }, at })),
    ),
  ),
  ...(['placed', 'total'] as const).flatMap((sort) =>
    (['up', 'down'] as const).flatMap((direction) =>
      PLACES.map((at) => ({ args: { view: 'all' as const, sort, direction }, at })),
    ),
  ),
  ...FILTERS.flatMap((filter) => [
    { args: { view: 'all' as const, filter }, at: 'first' as const },
    { args: { view: 'all' as const, filter, sort: 'total' as const }, at: 'last' as const },
    { args: { view: 'ready' as const, filter }, at: 'first' as const },
  ]),
  { args: { view: 'shipped_today' }, at: 'first' },
];

/** Order number, name, e-mail, SKU, tracking number, one and two characters, no hit. */
export const SEARCHES: readonly string[] = [
  '30213',
  '20771',
  'wiśniewska',
  'björn von der heide',
  'omer.schroder',
  'example.com',
  'LA-OLV',
  'sb-24-moss',
  'JD0146000038',
  'a',
  'ü',
  '山',
  'ka',
  '田',
  'ha',
  '山田',
  'bråten',
  'weissmann',
  'zzqqxx',
  '999999999',
  'müller xyz',
  'Ελένη',
  'stoneware',
];
