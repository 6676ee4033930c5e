/**
 * What goes into one message. The source text of each part is kept exactly as received, so that `read` can be run
 * again on it after a fix; parts that WooCommerce keeps at another address are fetched and put beside.
 */
import { ChannelError, type RawMessage } from '../../../../shared/sync/connector.ts';
import type { Client } from './client.ts';
import { type Element, field, getAll } from './list-page.ts';

type Part = Pick<Element, 'externalId' | 'body' | 'json'>;

/** An order; with refunds it becomes `{"order":…,"refunds":[…]}`, because the order names only their totals. */
export async function orderMessage(client: Client, element: Part): Promise<RawMessage> {
  const { externalId, body } = element;
  if (!hasRefunds(element)) return { externalId, body };
  const refunds = await allOrNone(client, `orders/${externalId}/refunds`);
  return { externalId, body: refunds === undefined ? body : `{"order":${body},"refunds":${refunds}}` };
}

/** A product; a variable one becomes `{"product":…,"variations":[…]}`. */
export async function productMessage(client: Client, element: Part): Promise<RawMessage> {
  const { externalId, body } = element;
  if (!hasVariations(element)) return { externalId, body };
  const variations = await allOrNone(client, `products/${externalId}/variations`);
  return {
    externalId,
    body: variations === undefined ? body : `{"product":${body},"variations":${variations}}`,
  };
}

export const hasRefunds = ({ externalId, json }: Part): boolean =>
  externalId !== 'unknown' && !isEmpty(field(json, 'refunds'));

export const hasVariations = ({ externalId, json }: Part): boolean =>
  externalId !== 'unknown' &&
  (String(field(json, 'type')).includes('variable') || !isEmpty(field(json, 'variations')));

/** `undefined` where the parent has gone since its page was read; its own change says so later. */
async function allOrNone(client: Client, path: string): Promise<string | undefined> {
  try {
    return `[${(await getAll(client, path)).map((part) => part.body).join(',')}]`;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** Whether the shop says that the thing asked for does not exist (not: that it has no such address). */
export const isGone = (error: unknown): boolean =>
  error instanceof ChannelError &&
  error.kind === 'refused' &&
  /invalid_id$|invalid_product_id$|^http_404$/.test(error.code ?? '');

const isEmpty = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || Object.keys(value).length === 0;
