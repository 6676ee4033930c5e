/** The filter line of the Stock screen: plain words, and tokens such as `sku:A-12`, `bin:B-11` or `is:untracked`. */
import { foldText } from '../search/grams.ts';

export interface ItemFilter {
  /** Folded words that must all occur. */
  readonly words: readonly string[];
  readonly sku?: string;
  readonly code?: string;
  readonly bin?: string;
  readonly channel?: string;
  readonly isStocked?: boolean;
}

export function parseItemFilter(text: string): ItemFilter {
  const words: string[] = [];
  let filter: Omit<ItemFilter, 'words'> = {};
  for (const [part] of text.matchAll(/(?:\p{L}+:)?"[^"]*"|\S+/gu)) {
    const match = /^(sku|code|bin|channel|is):(.+)$/u.exec(part);
    const value = unquote(match?.[2] ?? '');
    if (!match || value === '') words.push(...foldText(unquote(part)).split(' '));
    else if (match[1] === 'is') {
      if (value === 'untracked') filter = { ...filter, isStocked: false };
      else if (value === 'tracked') filter = { ...filter, isStocked: true };
      else words.push(foldText(part));
    } else filter = { ...filter, [match[1] ?? '']: value };
  }
  return { words: words.filter((word) => word !== ''), ...filter };
}

const unquote = (text: string): string => text.replaceAll('"', '').trim();

/** What an item is found by, folded. */
export const itemSearchText = (item: {
  readonly sku: string;
  readonly name: string;
  readonly variant: string;
}): string => foldText(`${item.sku} ${item.name} ${item.variant}`);
