/** The levers: order something, how many orders arrive, an outage, and what goes wrong how often. */
import { IconCircleCheck, IconPlugConnectedX, IconPlus, IconStar } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import type { AccountView } from '../../shared/api/channels.ts';
import type { TaskInput } from '../../shared/api/contract.ts';
import { PRACTICE_FAULTS, type PracticeControls } from '../../shared/api/practice.ts';
import { useTaskAct } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { useNow } from '../platform/now.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { Segment } from '../ui/choice.tsx';
import { ButtonRow } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { StatusWord } from '../ui/status.tsx';
import { showToast } from '../ui/toast-store.ts';
import { useKeys } from '../ui/use-keys.ts';
import styles from './channels.module.css';

type Lever = TaskInput<'practice.control'>['lever'];

const RATES = ['0', '2', '6', '20'] as const;
const SHARES = ['0', '0.1', '0.2', '0.5'] as const;
const OUTAGES_S = [60, 600] as const;

export function PracticeLevers({
  account,
  onPulled,
}: {
  readonly account: AccountView;
  readonly onPulled: () => void;
}) {
  const all = useWords();
  const words = all.channelsScreen.practice;
  const { controls, pull, isRunning, problem } = useControls(account.id, onPulled);
  const order = async (): Promise<void> => {
    const reply = await pull({ name: 'order' });
    if (reply?.placed) showToast({ text: words.placed(reply.placed) });
  };
  const review = async (): Promise<void> => {
    if (await pull({ name: 'review' })) showToast({ text: words.reviewed });
  };
  useKeys(all.channelsScreen.parts.practice, [{ keys: 'n', label: words.order, run: () => void order() }]);
  const rate = String(controls?.perMinute ?? 0);
  return (
    <section className={styles.levers} aria-label={all.channelsScreen.parts.practice}>
      <p className={styles.lead}>{words.lead}</p>
      <div className={styles.section}>
        <ButtonRow>
          <Button kind="primary" icon={IconPlus} keys="n" busy={isRunning} onClick={() => void order()}>
            {words.order}
          </Button>
          <Button icon={IconStar} onClick={() => void review()}>
            {words.review}
          </Button>
        </ButtonRow>
        <Segment
          label={words.rate}
          options={[...new Set([...RATES, rate])]
            .sort((a, b) => Number(a) - Number(b))
            .map((value) => ({ value, label: value === '0' ? words.none : value }))}
          value={rate}
          onChange={(value) => void pull({ name: 'rate', perMinute: Number(value) })}
        />
        <Outage controls={controls} onPull={pull} />
        <Problem text={problem} />
      </div>
      <div>
        <h2 className={styles.heading}>{words.faults}</h2>
        {PRACTICE_FAULTS.map((fault) => (
          <div key={fault} className={styles.lever}>
            <span>{words.fault[fault]}</span>
            <Segment
              label={words.fault[fault]}
              hideLabel
              options={SHARES.map((share) => ({
                value: share,
                label: share === '0' ? words.none : words.share(Number(share) * 100),
              }))}
              value={String(controls?.faults[fault] ?? 0) as (typeof SHARES)[number]}
              onChange={(share) => void pull({ name: 'fault', fault, share: Number(share) })}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

function Outage({
  controls,
  onPull,
}: {
  readonly controls: PracticeControls | undefined;
  readonly onPull: (lever: Lever) => Promise<unknown>;
}) {
  const words = useWords().channelsScreen.practice;
  const formats = useFormats();
  const leftMs = controls?.outageMs ?? 0;
  const isOut = leftMs > 0;
  return (
    <div className={styles.section}>
      <StatusWord
        icon={isOut ? IconPlugConnectedX : IconCircleCheck}
        word={isOut ? words.outageOn(formats.span(leftMs)) : words.outageOff}
        tone={isOut ? 'danger' : 'normal'}
      />
      <ButtonRow>
        {isOut ? (
          <Button onClick={() => void onPull({ name: 'outage', seconds: 0 })}>{words.outageEnd}</Button>
        ) : (
          OUTAGES_S.map((seconds) => (
            <Button key={seconds} onClick={() => void onPull({ name: 'outage', seconds })}>
              {words.outageStart(words.minutes(seconds / 60))}
            </Button>
          ))
        )}
      </ButtonRow>
    </div>
  );
}

/** How the levers stand, looked at every few seconds: an outage ends by itself. */
function useControls(accountId: string, onPulled: () => void) {
  const now = useNow();
  const look = useTaskAct('practice.control');
  const act = useTaskAct('practice.control');
  const [controls, setControls] = useState<PracticeControls | undefined>(undefined);
  const runLook = look.run;
  const runAct = act.run;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again with each tick of the clock
  useEffect(() => {
    let isLeft = false;
    void runLook({ accountId, lever: { name: 'look' } }).then((reply) => {
      if (!isLeft && reply) setControls(reply.controls);
    });
    return () => {
      isLeft = true;
    };
  }, [runLook, accountId, now]);
  const pull = useCallback(
    async (lever: Lever) => {
      const reply = await runAct({ accountId, lever });
      if (reply) setControls(reply.controls);
      onPulled();
      return reply;
    },
    [runAct, accountId, onPulled],
  );
  return { controls, pull, isRunning: act.isRunning, problem: act.problem ?? look.problem };
}
