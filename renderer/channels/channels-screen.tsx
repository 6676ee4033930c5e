/** Channels: the accounts with their freshness, what is in quarantine, what the shops are told, the practice shop. */
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Screen } from '../ui/frame.tsx';
import { InnerTabs } from '../ui/screen-head.tsx';
import { ToastHost } from '../ui/toast.tsx';
import { AccountsPart } from './accounts-part.tsx';
import { PARTS, type Part, useChannelsAddress } from './address.ts';
import styles from './channels-screen.module.css';
import { OutboxPart } from './outbox-part.tsx';
import { PracticePart } from './practice-part.tsx';
import { QuarantinePart } from './quarantine-part.tsx';

export function ChannelsScreen() {
  const words = useWords().channelsScreen;
  const [address, setAddress] = useChannelsAddress();
  const accounts = useLive('accounts.list', {});
  const fresh = useLive('sync.freshness', {}).data;
  const practice = accounts.data?.accounts.find(
    (account) => account.isPractice && account.state !== 'removed',
  );
  const shown = PARTS.filter((part) => part !== 'practice' || practice);
  const part: Part = shown.includes(address.part) || !accounts.data ? address.part : 'accounts';
  const counts: Partial<Record<Part, number>> = {
    quarantine: fresh?.quarantinedCount ?? 0,
    outbox: fresh?.troubleCount ?? 0,
  };
  return (
    <Screen>
      <InnerTabs
        label={words.parts.label}
        current={part}
        onTab={(id) =>
          setAddress(
            { part: id, row: undefined, step: undefined, account: undefined },
            { keepsHistory: true },
          )
        }
        tabs={shown.map((id) => ({ id, name: words.parts[id], count: counts[id] }))}
      />
      <div className={styles.part}>
        {part === 'accounts' && <AccountsPart accounts={accounts} />}
        {part === 'quarantine' && <QuarantinePart />}
        {part === 'outbox' && <OutboxPart />}
        {part === 'practice' && practice && <PracticePart account={practice} />}
        <ToastHost />
      </div>
    </Screen>
  );
}
