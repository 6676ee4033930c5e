/** Names and marks of the channel accounts, for every list that shows where something came from. */
import { useMemo } from 'react';
import { useLive } from './live.ts';

export interface AccountMark {
  readonly id: string;
  readonly name: string;
  /** One letter for the tile. */
  readonly letter: string;
  readonly isPractice: boolean;
  /** Whether the channel is told anything. */
  readonly isLive: boolean;
}

const NO_ACCOUNT: AccountMark = { id: '', name: '–', letter: '–', isPractice: false, isLive: false };

export interface Accounts {
  readonly all: readonly AccountMark[];
  /** Whether they were read; before, `all` is empty. */
  readonly isKnown: boolean;
  readonly of: (accountId: string | null) => AccountMark;
  /** By the beginning of its name, as typed in a filter. */
  readonly named: (text: string) => AccountMark | undefined;
}

export function useAccounts(): Accounts {
  const { data } = useLive('accounts.list', {});
  return useMemo(() => {
    const all = (data?.accounts ?? []).map((account) => ({
      id: account.id,
      name: account.name,
      letter: [...account.name.trim()][0]?.toLocaleUpperCase() ?? '–',
      isPractice: account.isPractice,
      isLive: account.mode === 'live',
    }));
    const byId = new Map(all.map((account) => [account.id, account]));
    const plain = (text: string): string => text.toLocaleLowerCase().replaceAll(/\s+/g, '');
    return {
      all,
      isKnown: data !== undefined,
      of: (accountId) => (accountId === null ? undefined : byId.get(accountId)) ?? NO_ACCOUNT,
      named: (text) => all.find((account) => plain(account.name).startsWith(plain(text))),
    };
  }, [data]);
}
