/** The right of the bar: how fresh the channels are, and which of the four kinds of offline it is, each with its name. */
import { IconPlugConnectedX, IconWifiOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { useGo } from '../platform/address.ts';
import { useConnection } from '../platform/connection-store.ts';
import { type Formats, useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { Freshness, OfflineSign } from '../ui/freshness.tsx';
import { KeyValue } from '../ui/key-value.tsx';
import styles from './shell-status.module.css';

type Fresh = QueryReply<'sync.freshness'>;

export function ShellStatus() {
  const words = useWords().shell.connection;
  const state = useConnection((connection) => connection.state);
  const waiting = useConnection((connection) => connection.outgoing.length);
  const isOnline = useOnline();
  const fresh = useLive('sync.freshness', {}).data;
  if (state === 'lost') {
    const text = waiting > 0 ? words.waiting(waiting) : words.lostText;
    return <OfflineSign icon={IconPlugConnectedX} title={words.lost} text={text} />;
  }
  if (!isOnline)
    return <OfflineSign icon={IconWifiOff} title={words.internetOff} text={words.internetOffText} />;
  return fresh ? <Channels fresh={fresh} /> : null;
}

function Channels({ fresh }: { readonly fresh: Fresh }) {
  const words = useWords().shell.fresh;
  const formats = useFormats();
  const { accounts } = fresh;
  if (accounts.length === 0) return <Freshness state="idle" text={words.none} />;
  const late = accounts.filter((account) => account.isLate);
  const reason = <Reasons fresh={fresh} formats={formats} />;
  const [first] = late;
  if (first) {
    const one =
      first.syncedAt === null ? words.never(first.name) : words.late(first.name, formats.age(first.syncedAt));
    const alarm = late.length === 1 ? one : words.severalLate(late.length);
    return (
      <Freshness
        state="late"
        alarm={alarm}
        text={words.rest(accounts.length - late.length, accounts.length)}
        reason={reason}
      />
    );
  }
  if (fresh.syncedAt === null) return <Freshness state="idle" text={words.reading} reason={reason} />;
  return (
    <Freshness
      state="fresh"
      text={`${words.synced(formats.age(fresh.syncedAt))} · ${words.channels(accounts.length)}`}
      reason={reason}
    />
  );
}

/** What a click shows: each channel with its last reading, and why one is late. */
function Reasons({ fresh, formats }: { readonly fresh: Fresh; readonly formats: Formats }) {
  const all = useWords();
  const words = all.shell.fresh;
  const reasons: Readonly<Record<string, string | undefined>> = all.channels.fresh.reason;
  const go = useGo();
  return (
    <div className={styles.reasons}>
      <KeyValue
        rows={fresh.accounts.map((account) => ({
          id: account.accountId,
          name: account.name,
          value: (
            <>
              <p>
                {account.syncedAt === null ? words.reading : words.lastPull(formats.age(account.syncedAt))}
              </p>
              {account.reason && <p>{reasons[account.reason] ?? account.message}</p>}
            </>
          ),
        }))}
      />
      {fresh.lateCount > 0 && <p>{words.stillWorks}</p>}
      <Button onClick={() => go('/channels')}>{words.open}</Button>
    </div>
  );
}

/** Whether the system says there is a network at all. */
function useOnline(): boolean {
  const [isOnline, setOnline] = useState(() => navigator.onLine);
  useEffect(() => {
    const follow = (): void => setOnline(navigator.onLine);
    window.addEventListener('online', follow);
    window.addEventListener('offline', follow);
    return () => {
      window.removeEventListener('online', follow);
      window.removeEventListener('offline', follow);
    };
  }, []);
  return isOnline;
}
