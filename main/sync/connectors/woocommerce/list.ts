/** The ids that the shop has in a window of placing times, each once; drafts are no orders yet, trashed orders are not listed. */
import type { ListedOrder } from '../../../../shared/sync/connector.ts';
import type { Client } from './client.ts';
import { backward, type Element, field, getPage, gmt } from './list-page.ts';
import { lifeOf } from './map-order.ts';

/** From `from` up to before `to`, ms. Pages are turned from the last to the first, so that deletions skip nothing. */
export async function* list(
  client: Client,
  window: { readonly from: number; readonly to: number },
): AsyncGenerator<readonly ListedOrder[], void> {
  const query = {
    // Both filters are exclusive and in whole seconds.
    after: gmt(Math.ceil(window.from / 1000) - 1),
    before: gmt(Math.ceil(window.to / 1000)),
    dates_are_gmt: 'true',
    _fields: 'id,status,date_created_gmt',
  };
  const seen = new Set<string>();
  const first = await getPage(client, 'orders', query, 1);
  for (const page of backward(first.pages)) {
    const { elements } =
      page === 1 && first.pages === 1 ? first : await getPage(client, 'orders', query, page);
    const fresh = elements.filter(({ externalId }) => !seen.has(externalId));
    for (const { externalId } of fresh) seen.add(externalId);
    yield fresh.flatMap(listed);
  }
}

function listed({ externalId, created, json }: Element): ListedOrder[] {
  const isDraft = lifeOf(String(field(json, 'status')), false) === 'draft';
  return isDraft || created === undefined ? [] : [{ externalId, placedAt: created * 1000 }];
}
