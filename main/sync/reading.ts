/** Reads a stored text through its connector. Whatever happens is an answer: a connector that throws has a bug. */
import type { ChannelMessage, Connector, Stream } from '../../shared/sync/connector.ts';
import { channels as words } from '../../shared/words/en/channels.ts';
import { describe } from './failure.ts';
import type { Account } from './ports.ts';

export type Reading =
  | { readonly ok: true; readonly message: ChannelMessage }
  | { readonly ok: false; readonly code: string; readonly detail: string };

export function readMessage(connector: Connector, account: Account, stream: Stream, body: string): Reading {
  if (!account.facts) return { ok: false, code: 'bug', detail: words.neverChecked };
  try {
    const result = connector.read(stream, body, account.facts, account.settings);
    if (result.ok) return { ok: true, message: result.value };
    const { code, at, detail } = result.error.data ?? {};
    return {
      ok: false,
      code: typeof code === 'string' ? code : 'unreadable',
      detail: [at, detail].filter((part) => typeof part === 'string' && part !== '').join(': '),
    };
  } catch (error) {
    return { ok: false, code: 'bug', detail: describe(error) };
  }
}
