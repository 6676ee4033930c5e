/**
 * Small writes about sync itself — when a stream was tried, how often it failed. They are no business facts: they stand
 * in no audit trail, else polling alone would fill it.
 */
import type { Stream } from '../../shared/sync/connector.ts';
import type { StreamPatch } from './account-store.ts';
import { patchAccount, patchStream } from './account-store.ts';
import type { Trouble } from './failure.ts';
import type { SyncParts } from './ports.ts';

export function noteStream(
  parts: Pick<SyncParts, 'db' | 'publish'>,
  accountId: string,
  stream: Stream,
  patch: StreamPatch,
): void {
  const commit = parts.db.write((tx) => {
    patchStream(tx, accountId, stream, patch);
    return tx.commitNumber;
  });
  parts.publish({ commit, topics: ['channels'] });
}

/** The channel refuses our keys: the account rests until a person gives new ones. Said once. */
export function noteCredentials(parts: Pick<SyncParts, 'writes'>, accountId: string, trouble: Trouble): void {
  parts.writes.system('account.credentials_refused', { accountId }, (run) => {
    patchAccount(run.tx, accountId, { state: 'credentials' });
    run.event('account.credentials_refused', { subjectId: accountId, data: { kind: trouble.kind } });
    run.touch('channels');
  });
}
