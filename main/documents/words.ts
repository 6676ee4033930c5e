import { documents } from '../../shared/words/en/documents.ts';

export type DocumentWords = typeof documents;

const LANGUAGES: Readonly<Record<string, DocumentWords>> = { en: documents };

/** The words of a document's language; English where Orderly does not speak it. Numbers and dates follow it anyway. */
export const documentWords = (language: string): DocumentWords =>
  LANGUAGES[language.toLowerCase().split('-')[0] ?? ''] ?? documents;
