/** A refusal's sentence: what happened, what was kept, what to do. It may use the refusal's data, all of it optional. */
export type RefusalData = Readonly<Record<string, unknown>>;
export type Sentence = (data: RefusalData) => string;
export type Sentences = Readonly<Record<string, Sentence>>;

/** A value in a sentence; what is missing or no plain value reads as the given words. */
export const said = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : otherwise;

/** Names in a row: "a, b, c". */
export const listed = (value: unknown, otherwise: string): string =>
  Array.isArray(value) && value.length > 0 ? value.map((entry) => said(entry, '?')).join(', ') : otherwise;
