/** Filter tokens of the inbox: `channel:woo`, `stars<4`, `is:review`. Pure; what is not understood is named. */
import type { QueryInput } from '../../shared/api/contract.ts';

type Filter = NonNullable<QueryInput<'feedback.list'>['filter']>;

export function readFeedbackTokens(
  tokens: readonly string[],
  accountNamed: (text: string) => { readonly id: string } | undefined,
): { readonly filter: Filter; readonly unknown: readonly string[] } {
  let filter: Filter = {};
  const unknown: string[] = [];
  for (const token of tokens) {
    const channel = /^channel:(.+)$/i.exec(token)?.[1];
    const kind = /^is:(review|remark)$/i.exec(token)?.[1]?.toLowerCase();
    const stars = /^stars(<=?)([1-6])$/i.exec(token);
    const account = channel === undefined ? undefined : accountNamed(channel);
    const most = stars && Number(stars[2]) - (stars[1] === '<' ? 1 : 0);
    if (account) filter = { ...filter, accountId: account.id };
    else if (kind === 'review' || kind === 'remark') filter = { ...filter, kind };
    else if (most && most >= 1 && most <= 5) filter = { ...filter, maxRating: most };
    else unknown.push(token);
  }
  return { filter, unknown };
}
