/** The practice shop: its levers, its newest orders, and what it shows itself of one of them. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { AccountView } from '../../shared/api/channels.ts';
import type { TaskReply } from '../../shared/api/contract.ts';
import { useTaskAct } from '../platform/act.ts';
import { useNow } from '../platform/now.ts';
import { useWords } from '../platform/words.ts';
import type { Column } from '../ui/data-list/columns.ts';
import { DataList } from '../ui/data-list/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Foot } from '../ui/foot.tsx';
import { Problem } from '../ui/problem.tsx';
import { Quiet, Strong } from '../ui/row-parts.tsx';
import { SplitView } from '../ui/split-view.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useChannelsAddress } from './address.ts';
import styles from './channels.module.css';
import { PracticeLevers } from './practice-levers.tsx';
import { PracticeOrderPanel } from './practice-order-panel.tsx';
import { shopMoney, shopStatus } from './practice-words.ts';

type Look = TaskReply<'practice.look'>;
type Head = Look['newest'][number];

const idOf = (order: Head): string => order.number;

export function PracticePart({ account }: { readonly account: AccountView }) {
  const all = useWords();
  const words = all.channelsScreen.practice;
  const [address, setAddress] = useChannelsAddress();
  const [typed, setTyped] = useState('');
  const { look, problem, refresh } = useLook(account.id, address.row);
  const number = address.row ?? look?.order?.number;
  const columns = useColumns();
  const rows = look?.newest ?? [];
  const choose = (number: string): void => setAddress({ row: number === '' ? undefined : number });
  return (
    <SplitView
      panelWidth={420}
      panel={
        <PracticeOrderPanel
          account={account}
          number={number}
          order={look?.order ?? undefined}
          isKnown={look !== undefined}
        />
      }
      list={
        <>
          <PracticeLevers account={account} onPulled={refresh} />
          <div className={styles.find}>
            <h2 className={styles.heading}>{words.newest}</h2>
            <Problem text={problem} />
            <TextField
              label={words.find}
              hideLabel
              placeholder={words.find}
              width={200}
              value={typed}
              onChange={setTyped}
              onEnter={() => choose(typed.trim())}
            />
          </div>
          <DataList
            label={words.newest}
            rows={rows}
            rowId={idOf}
            rowName={idOf}
            columns={columns}
            currentId={number ?? null}
            onCurrent={choose}
            status={look ? 'ready' : 'loading'}
            empty={<EmptyState title={words.silent} />}
          />
          <Foot keys={[{ keys: 'n', label: words.order.toLocaleLowerCase() }]} />
        </>
      }
    />
  );
}

/** The practice shop cannot tell when it changes: it is asked every few seconds while this is on screen. */
function useLook(accountId: string, number: string | undefined) {
  const now = useNow();
  const { run, problem } = useTaskAct('practice.look');
  const [look, setLook] = useState<Look | undefined>(undefined);
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again with each tick of the clock and after a lever
  useEffect(() => {
    let isLeft = false;
    void (async () => {
      const seen = await run({ accountId, ...(number === undefined ? {} : { number }) });
      const first = number === undefined ? seen?.newest[0] : undefined;
      const reply = first ? await run({ accountId, number: first.number }) : seen;
      if (!isLeft && reply) setLook(reply);
    })();
    return () => {
      isLeft = true;
    };
  }, [run, accountId, number, now, asked]);
  return { look, problem, refresh: useCallback(() => setAsked((count) => count + 1), []) };
}

function useColumns(): readonly Column<Head>[] {
  const all = useWords();
  return useMemo(() => {
    const words = all.channelsScreen.practice;
    return [
      {
        id: 'number',
        head: words.columns.number,
        width: 80,
        cell: (order) => <Strong>{order.number}</Strong>,
      },
      {
        id: 'customer',
        head: words.columns.customer,
        width: 120,
        grow: 1,
        cell: (order) => order.customer,
      },
      {
        id: 'total',
        head: words.columns.total,
        width: 90,
        align: 'right',
        cell: (order) => shopMoney(order),
      },
      {
        id: 'status',
        head: words.columns.status,
        width: 120,
        gap: 24,
        cell: (order) => <Quiet>{shopStatus(order.status, all)}</Quiet>,
      },
    ];
  }, [all]);
}
