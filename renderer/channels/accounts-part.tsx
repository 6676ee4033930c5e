/** The accounts: list at the left, the chosen one at the right; connecting and going live are steps beside the list. */
import { IconPlus } from '@tabler/icons-react';
import type { AccountView } from '../../shared/api/channels.ts';
import { useFormats } from '../platform/formats.ts';
import type { Live } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { DataList } from '../ui/data-list/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Foot, FootFigure } from '../ui/foot.tsx';
import { ViewRow } from '../ui/screen-head.tsx';
import { SplitView } from '../ui/split-view.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { useAccountColumns } from './account-columns.tsx';
import { AccountPanel } from './account-panel.tsx';
import { useChannelsAddress } from './address.ts';
import { ConnectPanel } from './connect-panel.tsx';
import { GoLive } from './go-live.tsx';

const idOf = (account: AccountView): string => account.id;
const nameOf = (account: AccountView): string => account.name;

export function AccountsPart({
  accounts,
}: {
  readonly accounts: Live<{ readonly accounts: readonly AccountView[] }>;
}) {
  const all = useWords();
  const words = all.channelsScreen;
  const formats = useFormats();
  const [address, setAddress] = useChannelsAddress();
  const columns = useAccountColumns();
  const rows = accounts.data?.accounts.filter((account) => account.state !== 'removed') ?? [];
  const isConnecting = address.step === 'connect';
  const current = isConnecting
    ? undefined
    : (rows.find((account) => account.id === address.account) ?? rows[0]);
  const connect = (): void => setAddress({ step: 'connect' }, { keepsHistory: true });
  useKeys(words.title, [{ keys: 'n', label: words.actions.connect, run: connect }]);

  if (address.step === 'go-live' && current) return <GoLive account={current} />;
  const at = current ? rows.indexOf(current) : -1;
  const step = (by: number): void => setAddress({ account: rows[at + by]?.id ?? current?.id });
  const sum = (value: (account: AccountView) => number): number =>
    rows.reduce((total, account) => total + value(account), 0);
  return (
    <SplitView
      panelWidth={480}
      panel={
        isConnecting ? (
          <ConnectPanel
            onClose={() => setAddress({ step: undefined })}
            onConnected={(id) => setAddress({ step: undefined, account: id })}
          />
        ) : (
          current && (
            <AccountPanel
              key={current.id}
              account={current}
              position={words.position(at + 1, rows.length, words.foot.accounts(rows.length))}
              onPrevious={at > 0 ? () => step(-1) : undefined}
              onNext={at < rows.length - 1 ? () => step(1) : undefined}
            />
          )
        )
      }
      list={
        <>
          <ViewRow
            actions={
              <Button icon={IconPlus} keys="n" onClick={connect}>
                {words.actions.connect}
              </Button>
            }
          >
            <span>{words.lead}</span>
          </ViewRow>
          <DataList
            label={words.title}
            rows={rows}
            rowId={idOf}
            rowName={nameOf}
            rowHeight={40}
            columns={columns}
            currentId={current?.id ?? null}
            onCurrent={(id) => setAddress({ account: id, step: undefined })}
            status={accounts.data ? 'ready' : accounts.error ? 'error' : 'loading'}
            empty={
              <EmptyState title={words.empty.title} text={words.empty.text}>
                <Button kind="primary" onClick={connect}>
                  {words.actions.connect}
                </Button>
              </EmptyState>
            }
          />
          <Foot
            keys={[
              { keys: 'n', label: words.foot.connect },
              { keys: 'r', label: words.foot.sync },
              ...(current?.mode === 'read_only' ? [{ keys: 'd', label: words.foot.goLive }] : []),
            ]}
          >
            <FootFigure figure={formats.number(rows.length)} after={words.foot.accounts(rows.length)} />
            <FootFigure
              figure={formats.quantity(sum((account) => account.outbox.pending))}
              after={words.foot.waiting}
            />
            <FootFigure
              figure={formats.quantity(sum((account) => account.quarantined))}
              after={words.foot.quarantined}
            />
          </Foot>
        </>
      }
    />
  );
}
