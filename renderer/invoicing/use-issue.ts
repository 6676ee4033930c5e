/**
 * Issuing: names what will happen, then does it, one invoice or many, and keeps per order why one was refused. Numbers
 * are drawn by the engine; nothing is drawn for what is refused.
 */
import { useCallback, useContext, useState } from 'react';
import type { InvoiceRow } from '../../shared/api/invoicing.ts';
import { sentenceOf } from '../../shared/words/words.ts';
import { useAct } from '../platform/act.ts';
import { LanguageContext, useWords } from '../platform/words.ts';
import { showToast } from '../ui/toast-store.ts';

/** So many at once; more go in the next command. */
const CHUNK = 200;
const NOBODY: ReadonlyMap<string, string> = new Map();

export interface Issuing {
  /** What is asked about; undefined: nothing. */
  readonly asked: readonly InvoiceRow[] | undefined;
  readonly ask: (rows: readonly InvoiceRow[]) => void;
  readonly cancel: () => void;
  readonly confirm: () => Promise<boolean>;
  readonly isRunning: boolean;
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  /** Sentences by order. */
  readonly refused: ReadonlyMap<string, string>;
  readonly forget: () => void;
}

export function useIssue(): Issuing {
  const words = useWords().invoicesScreen.issue;
  const language = useContext(LanguageContext);
  const many = useAct('invoice.issue_all');
  const [asked, setAsked] = useState<readonly InvoiceRow[] | undefined>(undefined);
  const [refused, setRefused] = useState(NOBODY);
  const [progress, setProgress] = useState<Issuing['progress']>(undefined);

  const run = useCallback(
    async (rows: readonly InvoiceRow[]): Promise<boolean> => {
      const numbers: string[] = [];
      const failed = new Map<string, string>();
      for (let at = 0; at < rows.length; at += CHUNK) {
        if (rows.length > CHUNK) setProgress({ done: at, total: rows.length });
        const orderIds = rows.slice(at, at + CHUNK).map((row) => row.orderId);
        const reply = await many.run({ orderIds });
        if (!reply) break;
        for (const result of reply.results) {
          if (result.ok) numbers.push(result.number);
          else failed.set(result.orderId, sentenceOf(result.error, language));
        }
      }
      setProgress(undefined);
      setRefused(failed);
      const [first, last] = [numbers[0], numbers.at(-1)];
      if (first !== undefined && last !== undefined)
        showToast({ text: words.manyDone(numbers.length, first, last) });
      return numbers.length > 0;
    },
    [many, language, words],
  );

  return {
    asked,
    ask: useCallback((rows) => setAsked(rows.length > 0 ? rows : undefined), []),
    cancel: useCallback(() => setAsked(undefined), []),
    confirm: async () => {
      const rows = asked ?? [];
      setAsked(undefined);
      return run(rows);
    },
    isRunning: many.isRunning,
    progress,
    refused,
    forget: useCallback(() => setRefused(NOBODY), []),
  };
}
