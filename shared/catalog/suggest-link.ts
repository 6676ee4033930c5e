/** What a listing without an item most probably needs. Only what cannot mean anything else is proposed for one key. */
import type { LinkProblem } from './linking.ts';

export interface UnlinkedFacts {
  readonly sku: string;
  readonly problem: LinkProblem;
  /** Best first. */
  readonly proposals: readonly {
    readonly reason: 'sku' | 'code' | 'name';
    readonly item: { readonly id: string };
  }[];
}

export type LinkSuggestion =
  | { readonly kind: 'link'; readonly itemId: string }
  | { readonly kind: 'create'; readonly sku: string }
  /** A person has to look: similar names only, or a SKU that stands twice. */
  | { readonly kind: 'choose' };

export function suggestLink({ sku, problem, proposals }: UnlinkedFacts): LinkSuggestion {
  const certain = proposals.find(
    ({ reason }) => reason === 'code' || (reason === 'sku' && problem !== 'sku_doubled'),
  );
  if (certain) return { kind: 'link', itemId: certain.item.id };
  const hasOwnSku = sku !== '' && problem === 'unlinked';
  return hasOwnSku && proposals.length === 0 ? { kind: 'create', sku } : { kind: 'choose' };
}
