/** How the practice shop's own values are shown: as the shop gives them. */
import type { Words } from '../../shared/words/words.ts';

export const shopMoney = (order: { readonly total: string; readonly currency: string }): string =>
  `${order.total} ${order.currency}`;

export function shopStatus(status: string, words: Words): string {
  const known: Readonly<Record<string, string>> = words.channelsScreen.practice.status;
  return known[status] ?? status;
}
