/** Paper that was issued: waits until its file is made, then prints or saves it by whatever the page runs in. */
import { useMemo } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { useTransport } from '../platform/live.ts';
import type { Transport } from '../platform/transport.ts';
import { useWords } from '../platform/words.ts';
import { showToast } from '../ui/toast-store.ts';

type Read = QueryReply<'documents.read'>;

export interface Papers {
  readonly print: (documentId: string) => Promise<void>;
  readonly save: (documentId: string) => Promise<void>;
}

export function usePapers(): Papers {
  const transport = useTransport();
  const words = useWords().pickAndPack.papers;
  return useMemo(() => {
    const withFile = async (
      documentId: string,
      use: (name: string, bytes: Uint8Array<ArrayBuffer>, type: string) => Promise<void>,
    ): Promise<void> => {
      const file = await readFile(transport, documentId);
      if (file.ok) await use(file.name, bytesOf(file.base64), file.mediaType);
      else showToast({ tone: 'failed', text: words[file.code] });
    };
    return {
      print: (documentId) =>
        withFile(documentId, async (name, bytes) => {
          const outcome = await transport.shell().print(name, bytes);
          if (outcome === 'failed') showToast({ tone: 'failed', text: words.printFailed });
          if (outcome === 'refused') showToast({ tone: 'failed', text: words.refused });
        }),
      save: (documentId) =>
        withFile(documentId, async (name, bytes, type) => {
          const outcome = await transport.shell().save(name, bytes, type);
          if (outcome === 'done') showToast({ text: words.saved(name) });
          else if (outcome !== 'cancelled') showToast({ tone: 'failed', text: words.failed(name) });
        }),
    };
  }, [transport, words]);
}

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 500;
/** These files come back by making them again. */
const LOST: readonly string[] = ['document_failed', 'file_missing', 'file_damaged', 'file_unreadable'];

/** Files are made after the commit that issued the paper: right after it a moment passes. */
async function readFile({ call, watch }: Transport, documentId: string): Promise<Read> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const { value } = await call.query('documents.read', { documentId });
    if (!value.ok && LOST.includes(value.code)) await call.command('document.retry', { documentId });
    if (value.ok || value.code !== 'document_pending' || performance.now() > until) return value;
    await changed(watch);
  }
}

/** The next commit about paper, or a little later. */
function changed(watch: Transport['watch']): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, LOOK_EVERY_MS);
    const stop = watch(({ topics }) => {
      if (topics.includes('documents')) done();
    });
  });
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
