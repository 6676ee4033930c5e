/** One page of a list: its elements with their exact source text, and how many pages there are. */
import { sliceJsonArray } from '../../../../shared/base/json-array.ts';
import { ChannelError, type RawMessage } from '../../../../shared/sync/connector.ts';
import { connectors } from '../../../../shared/words/en/connectors.ts';
import type { Answer, Client, Query } from './client.ts';
import { utc } from './values.ts';

export const PAGE_SIZE = 100;

export interface Element extends RawMessage {
  readonly json: unknown;
  /** Whole seconds UTC; undefined where the element does not say it readably. */
  readonly modified: number | undefined;
  readonly created: number | undefined;
}

export interface ListPage {
  readonly elements: readonly Element[];
  readonly pages: number;
  /** The shop's clock, whole seconds. */
  readonly shopTime: number;
}

/**
 * Elements come by id, ascending, because ids neither repeat nor change: an order by time is broken by edits while
 * paging, and the shop's database gives equal times in any order.
 */
export async function getPage(client: Client, path: string, query: Query, page: number): Promise<ListPage> {
  const answer = await client.get(path, { per_page: PAGE_SIZE, orderby: 'id', order: 'asc', ...query, page });
  const elements = elementsOf(answer);
  // Elements that the key may not see are left out of a page, so a short page is not the last one by itself.
  const pages = answer.totalPages ?? (elements.length >= PAGE_SIZE ? page + 1 : page);
  return { elements, pages, shopTime: Math.floor(answer.shopTime / 1000) };
}

export function elementsOf(answer: Answer): Element[] {
  const slices = sliceJsonArray(answer.text);
  if (slices === undefined || !Array.isArray(answer.json) || slices.length !== answer.json.length) {
    throw new ChannelError('transient', connectors.woocommerce.errors.notWhole, { code: 'not_a_list' });
  }
  return slices.map(({ start, end }, index) => {
    const json: unknown = Array.isArray(answer.json) ? answer.json[index] : undefined;
    return {
      externalId: idOf(json),
      body: answer.text.slice(start, end),
      json,
      modified: secondsOf(json, 'date_modified_gmt'),
      created: secondsOf(json, 'date_created_gmt'),
    };
  });
}

/**
 * Every page of a list that is short by nature, such as the refunds of one order; each element once, because a page
 * border that moves meanwhile shows one twice.
 */
export async function getAll(client: Client, path: string, query: Query = {}): Promise<Element[]> {
  const all = new Map<string, Element>();
  for (let page = 1; ; page += 1) {
    const { elements, pages } = await getPage(client, path, query, page);
    for (const element of elements) all.set(element.externalId, element);
    if (page >= pages || elements.length === 0) return [...all.values()];
  }
}

export function field(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null ? Reflect.get(json, name) : undefined;
}

/** A message whose id cannot be read is handed on, too: it is quarantined, not dropped. */
function idOf(json: unknown): string {
  const id = field(json, 'id');
  return typeof id === 'number' || (typeof id === 'string' && id !== '') ? String(id) : 'unknown';
}

function secondsOf(json: unknown, name: string): number | undefined {
  const text = field(json, name);
  const at = typeof text === 'string' ? utc(text) : undefined;
  return at === undefined ? undefined : at / 1000;
}

/** Whole seconds as the shop wants them together with `dates_are_gmt`: UTC without a suffix. */
export const gmt = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19);

/** Page numbers from the last to the first. */
export function* backward(from: number): Generator<number> {
  for (let page = from; page >= 1; page -= 1) yield page;
}
