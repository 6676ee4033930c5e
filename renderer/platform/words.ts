/** The words of this page, in the language of the person before it. */
import { LANGUAGES, type Language, type Words, words } from '../../shared/words/words.ts';

const KEY = 'orderly.language';

/** Chosen once per page load; `pseudo` is for looking what does not adapt. */
export function language(storage: Pick<Storage, 'getItem'> = localStorage): Language {
  const wanted = storage.getItem(KEY);
  return LANGUAGES.find((known) => known === wanted) ?? 'en';
}

export const pageWords = (): Words => words(language());
