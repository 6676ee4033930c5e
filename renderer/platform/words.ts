/** The sentences of the language in force, for components. */
import { createContext, useContext } from 'react';
import { LANGUAGES, type Language, type Words, words } from '../../shared/words/words.ts';

export const WordsContext = createContext<Words>(words());

export const useWords = (): Words => useContext(WordsContext);

/** The refusal's or the call's sentence needs the language, not the words alone. */
export const LanguageContext = createContext<Language>('en');

const KEY = 'orderly.language';

/** The language this device was set to. */
export function storedLanguage(storage: Storage): Language {
  const stored = storage.getItem(KEY);
  return LANGUAGES.find((language) => language === stored) ?? 'en';
}
