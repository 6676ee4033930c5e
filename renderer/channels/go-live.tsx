/**
 * The step to going live: at the left every value it will write, at the right the sums and the act. The shop is told, so
 * the act names what follows and asks once more.
 */
import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { AccountView } from '../../shared/api/channels.ts';
import { useAct } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { DataList } from '../ui/data-list/data-list.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Foot, FootFigure } from '../ui/foot.tsx';
import { KeyValue } from '../ui/key-value.tsx';
import { ButtonRow, Panel, PanelHead, PanelSection } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { Strong } from '../ui/row-parts.tsx';
import { ViewRow } from '../ui/screen-head.tsx';
import { SplitView } from '../ui/split-view.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { useChannelsAddress } from './address.ts';
import styles from './channels.module.css';
import { idOfWrite, nameOfWrite, useGoLiveColumns, writesOf } from './go-live-rows.tsx';

export function GoLive({ account }: { readonly account: AccountView }) {
  const all = useWords();
  const words = all.channelsScreen.goLive;
  const formats = useFormats();
  const [, setAddress] = useChannelsAddress();
  const [isAsking, setAsking] = useState(false);
  const [current, setCurrent] = useState<string | null>(null);
  const goLive = useAct('account.go_live');
  const columns = useGoLiveColumns();
  const { data, isLoading } = useLive('account.go_live_preview', { accountId: account.id });
  const preview = data ?? undefined;
  const writes = useMemo(() => (preview ? writesOf(preview, words, formats) : []), [preview, words, formats]);
  const back = (): void => setAddress({ step: undefined });
  const obstacleNames: Readonly<Record<string, string>> = words.obstacle;
  const obstacle = preview?.obstacles.map((code) => obstacleNames[code] ?? code)[0];
  const isPossible = preview !== undefined && obstacle === undefined && account.mode === 'read_only';
  const ask = (): void => setAsking(isPossible);
  const act = async (): Promise<void> => {
    const done = await goLive.run({ accountId: account.id }, all.channelsScreen.done.live(account.name));
    setAsking(false);
    if (done) back();
  };
  useKeys(words.position, [
    { keys: 'Escape', label: words.back, run: back },
    { keys: 'd', label: all.channelsScreen.foot.goLive, run: ask },
  ]);
  const count = formats.quantity;
  return (
    <>
      <SplitView
        panelWidth={420}
        list={
          <>
            <ViewRow
              actions={
                <Button icon={IconArrowLeft} keys="Escape" onClick={back}>
                  {words.back}
                </Button>
              }
            >
              <Strong>{words.title(account.name)}</Strong>
            </ViewRow>
            <DataList
              label={words.sum}
              rows={writes}
              rowId={idOfWrite}
              rowName={nameOfWrite}
              columns={columns}
              currentId={current}
              onCurrent={setCurrent}
              status={isLoading ? 'loading' : 'ready'}
              total={writes.length}
              empty={<EmptyState title={words.nothing} text={words.afterText} />}
            />
            <Foot
              keys={[
                { keys: 'd', label: all.channelsScreen.foot.goLive },
                { keys: 'Escape', label: words.back },
              ]}
            >
              <FootFigure figure={formats.number(writes.length)} after={words.values(writes.length)} />
            </Foot>
          </>
        }
        panel={
          <Panel label={words.title(account.name)}>
            <PanelHead
              position={words.position}
              onClose={back}
              title={words.title(account.name)}
              titleKind="words"
              subtitle={words.subtitle}
            />
            {preview && (
              <PanelSection title={words.sum}>
                <KeyValue
                  align="right"
                  rows={[
                    { id: 'stock', name: words.stock, value: count(preview.stock.length) },
                    { id: 'shipments', name: words.shipments, value: count(preview.shipments.length) },
                    { id: 'payments', name: words.payments, value: count(preview.payments.length) },
                    { id: 'unchanged', name: words.unchanged, value: count(preview.unchangedCount) },
                    { id: 'untracked', name: words.untracked, value: count(preview.untrackedCount) },
                    { id: 'unlinked', name: words.unlinked, value: count(preview.unlinkedCount) },
                  ]}
                />
              </PanelSection>
            )}
            <PanelSection title={words.after}>
              <p className={styles.text}>{words.afterText}</p>
            </PanelSection>
            <PanelSection>
              <div className={styles.section}>
                <Problem text={goLive.problem} />
                <ButtonRow>
                  <Button kind="primary" keys="d" onClick={ask} notPossible={obstacle}>
                    {words.confirm(writes.length)}
                  </Button>
                  <Button kind="quiet" onClick={back}>
                    {words.later}
                  </Button>
                </ButtonRow>
              </div>
            </PanelSection>
          </Panel>
        }
      />
      {preview && (
        <Dialog
          open={isAsking}
          title={words.ask(account.name)}
          confirm={words.confirm(writes.length)}
          cancel={words.later}
          busy={goLive.isRunning}
          onConfirm={() => void act()}
          onCancel={() => setAsking(false)}
        >
          {writes.length === 0
            ? words.askNothing
            : words.askText(
                all.channels.goLive.stock(preview.stock.length),
                all.channels.goLive.shipments(preview.shipments.length),
                all.channels.goLive.payments(preview.payments.length),
              )}
        </Dialog>
      )}
    </>
  );
}
