/** One bin at a time: where, what, how many; the following bins grey below. A scan says whether it is the right thing. */
import { IconArrowRight, IconCheck, IconMapPin, IconPackage, IconQuestionMark } from '@tabler/icons-react';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { CallError } from '../../shared/api/calls.ts';
import { useSentence } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { useTransport } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { NextLine, OpenLine } from '../ui/counter/counter-line.tsx';
import { ActionBar } from '../ui/counter/counter-parts.tsx';
import { ScanFrame } from '../ui/counter/scan-frame.tsx';
import { useScan } from '../ui/input-root.tsx';
import { PictureTile } from '../ui/marks.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { showAnswer, useBand } from './band.ts';
import { Counter } from './counter.tsx';
import styles from './counter-places.module.css';
import { goodsName } from './pack-said.ts';
import { type PickRow, type PickStop, stopsOf } from './pick-stops.ts';
import { usePicking } from './picking.ts';
import { pictureOf } from './picture.ts';
import { useOpenCode } from './use-open-code.ts';

const SHOWN_NEXT = 4;
const NAMED_ORDERS = 3;

export interface PickWalkProps {
  readonly bar: ReactNode;
  readonly head: ReactNode;
  readonly rows: readonly PickRow[];
}

export function PickWalk({ bar, head, rows }: PickWalkProps) {
  const all = useWords().pickAndPack;
  const words = all.pick;
  const formats = useFormats();
  const answer = useBand((band) => band.answer);
  const { awaited, confirm, miss } = usePicking(rows);
  const [later, setLater] = useState<readonly string[]>([]);
  const [missing, setMissing] = useState<string | undefined>(undefined);
  const [stop, ...following] = stopsOf(rows, awaited, later);

  const pick = (way: 'scan' | 'confirmed'): void => {
    if (!stop) return;
    showAnswer({ kind: 'right', text: words.right(goodsName(stop)), note: all.units(stop.openQty) });
    setMissing(undefined);
    confirm(stop, way);
  };
  const putOff = (): void => {
    if (stop) setLater([...later.filter((key) => key !== stop.key), stop.key]);
  };
  const notFound = (): void => {
    if (!stop) return;
    if (stop.openQty === 1) miss(stop, 0);
    else setMissing(stop.key);
  };
  useScan(useJudge(stop, () => pick('scan')));
  useKeys(words.heading, [
    { keys: 'Space', label: words.picked, run: () => pick('confirmed') },
    { keys: 'f', label: words.notFound, run: notFound },
    { keys: 'ArrowRight', label: words.later, run: putOff },
  ]);
  if (!stop) return <Counter bar={bar} head={head} work={null} />;
  return (
    <Counter
      bar={bar}
      head={head}
      work={
        <ScanFrame answer={answer}>
          <NextLine
            prompt={words.take}
            promptIcon={IconMapPin}
            picture={<PictureTile {...pictureOf(stop.imageUrl)} icon={IconPackage} size={136} />}
            place={stop.binCode ?? words.noBin}
            name={stop.name}
            note={[stop.variant, stop.sku].filter(Boolean).join(' · ')}
            progress={words.forOrders(namesOf(stop, words.andMore))}
            quantity={formats.number(stop.openQty)}
          />
          {missing === stop.key && (
            <MissingForm
              stop={stop}
              onMissing={(found) => {
                setMissing(undefined);
                miss(stop, found);
              }}
              onClose={() => setMissing(undefined)}
            />
          )}
          <div className={styles.grey}>
            {following.slice(0, SHOWN_NEXT).map((each) => (
              <OpenLine
                key={each.key}
                picture={<PictureTile {...pictureOf(each.imageUrl)} icon={IconPackage} size={48} />}
                name={`${each.binCode ?? words.noBin} · ${goodsName(each)}`}
                note={each.sku}
                quantity={formats.number(each.openQty)}
              />
            ))}
          </div>
        </ScanFrame>
      }
      actions={
        <ActionBar
          end={
            <Button
              size="counter"
              kind="primary"
              icon={IconCheck}
              keys="Space"
              onClick={() => pick('confirmed')}
            >
              {words.picked}
            </Button>
          }
        >
          <Button size="counter" icon={IconQuestionMark} keys="f" onClick={notFound}>
            {words.notFound}
          </Button>
          <Button size="counter" icon={IconArrowRight} keys="ArrowRight" onClick={putOff}>
            {words.later}
          </Button>
        </ActionBar>
      }
    />
  );
}

function namesOf(stop: PickStop, andMore: (numbers: string, more: number) => string): string {
  const named = stop.orderNumbers.slice(0, NAMED_ORDERS).join(', ');
  const more = stop.orderNumbers.length - NAMED_ORDERS;
  return more > 0 ? andMore(named, more) : named;
}

/** Right: the stop is picked. Another item: red, with what is expected. Anything else opens its work. */
function useJudge(stop: PickStop | undefined, onRight: () => void): (code: string) => void {
  const { call } = useTransport();
  const words = useWords().pickAndPack.pick;
  const sentence = useSentence();
  const open = useOpenCode();
  // The bin at the moment of the scan, not of the answer: the next scan may come before it.
  const turn = useRef(Promise.resolve());
  const latest = useRef({ stop, onRight });
  latest.current = { stop, onRight };
  return useCallback(
    (code) => {
      const judge = async (): Promise<void> => {
        const { value } = await call.query('items.find_code', { code });
        const at = latest.current;
        if (!value.item) return open(code);
        if (value.item.id === at.stop?.itemId) return at.onRight();
        const expected = at.stop
          ? words.expected(goodsName(at.stop), at.stop.binCode ?? words.noBin)
          : undefined;
        showAnswer({
          kind: 'wrong',
          text: words.wrong(goodsName(value.item)),
          ...(expected ? { note: expected } : {}),
        });
      };
      turn.current = turn.current.then(judge).catch((error: unknown) => {
        if (!(error instanceof CallError)) throw error;
        showAnswer({ kind: 'wrong', text: sentence(error) });
      });
    },
    [call, words, sentence, open],
  );
}

function MissingForm({
  stop,
  onMissing,
  onClose,
}: {
  readonly stop: PickStop;
  readonly onMissing: (found: number) => void;
  readonly onClose: () => void;
}) {
  const words = useWords().pickAndPack.pick;
  const kit = useWords().shell.kit;
  const [found, setFound] = useState<number | null>(0);
  const field = useCallback((input: HTMLInputElement | null) => {
    input?.focus();
    input?.select();
  }, []);
  const send = (): void => {
    if (found !== null) onMissing(found);
  };
  useKeys(words.notFound, [{ keys: 'Escape', label: kit.close, whileTyping: true, run: onClose }]);
  return (
    <div className={styles.missing}>
      <h2 className={styles.subheading}>{words.foundHow}</h2>
      <NumberField
        ref={field}
        counter
        label={words.foundLabel}
        unit={words.foundOf(stop.openQty)}
        width={240}
        value={found}
        min={0}
        max={stop.openQty - 1}
        onChange={setFound}
        onEnter={send}
      />
      <Button size="counter" keys="Enter" onClick={send}>
        {words.foundConfirm}
      </Button>
    </div>
  );
}
