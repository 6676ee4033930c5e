/** Why a message is in quarantine, in a sentence; codes of capture have the sentences of refusals. */
import type { Words } from '../../shared/words/words.ts';

export function causeOf(code: string, words: Words): string {
  const known: Readonly<Record<string, string>> = words.channels.quarantineCode;
  return known[code] ?? words.refusals[code]?.({}) ?? words.channels.quarantineCode.unreadable;
}
