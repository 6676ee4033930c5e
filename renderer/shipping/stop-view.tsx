/** Work that must not leave: everything red, the reason, what changed, and the two ways out. */
import { type ReactNode, useEffect, useState } from 'react';
import { useAct } from '../platform/act.ts';
import { useGo } from '../platform/address.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { StopPanel } from '../ui/counter/counter-parts.tsx';
import { Problem } from '../ui/problem.tsx';
import { TextareaField } from '../ui/text-field.tsx';
import { playTone } from '../ui/tone.ts';
import { useKeys } from '../ui/use-keys.ts';
import { clearAnswer } from './band.ts';
import { Counter } from './counter.tsx';
import styles from './counter-places.module.css';
import type { Pack } from './pack-said.ts';

export function StopView({
  bar,
  head,
  pack,
}: {
  readonly bar: ReactNode;
  readonly head: ReactNode;
  readonly pack: Pack;
}) {
  const all = useWords();
  const words = all.pickAndPack.stop;
  const go = useGo();
  const unpack = useAct('parcel.unpack');
  const [asksReason, setAsksReason] = useState(false);
  const { fulfilmentId, orderNumber, orderId, stop } = pack;
  const code = stop?.code;
  useEffect(() => {
    if (code === undefined) return;
    clearAnswer();
    playTone('wrong');
  }, [code]);
  const takeApart = (): void => void unpack.run({ fulfilmentId }, words.unpacked(orderNumber));
  const openOrder = (): void => go('/orders', { order: orderId });
  // A hold is solved at the order; what the shop changed is decided here.
  const isHold = code === 'on_hold';
  useKeys(words.title, [
    { keys: 'u', label: words.unpack, run: takeApart },
    { keys: 'o', label: words.openOrder, run: openOrder },
  ]);
  if (!stop) return null;
  const packed = pack.packedUnits;
  return (
    <Counter
      bar={bar}
      head={head}
      work={
        <StopPanel
          title={`${words.title}: ${all.shipping.stop[stop.code]}`}
          text={
            <>
              {stop.lines.map((line) => (
                <span key={line.lineId}>
                  {words.cancelledLine(line.qty, line.name, line.sku)}
                  <br />
                </span>
              ))}
              {stop.holds.length > 0 && (
                <span>
                  {words.heldBy} {stop.holds.map((hold) => all.orders.holds[hold]).join(', ')}
                  <br />
                </span>
              )}
              {`${words.mustNotLeave} ${packed > 0 ? words.unitsPacked(packed) : words.nothingPacked}`}
              <br />
              {words.unpackText}
            </>
          }
        >
          {asksReason ? (
            <AnywayForm pack={pack} onClose={() => setAsksReason(false)} />
          ) : (
            <>
              <Button size="counter" keys="u" busy={unpack.isRunning} onClick={takeApart}>
                {words.unpack}
              </Button>
              {!isHold && (
                <Button size="counter" onClick={() => setAsksReason(true)}>
                  {words.anyway}
                </Button>
              )}
              <Button size="counter" keys="o" onClick={openOrder}>
                {words.openOrder}
              </Button>
            </>
          )}
          {unpack.problem && (
            <div className={styles.stopForm}>
              <Problem text={unpack.problem} />
            </div>
          )}
        </StopPanel>
      }
    />
  );
}

function AnywayForm({ pack, onClose }: { readonly pack: Pack; readonly onClose: () => void }) {
  const words = useWords().pickAndPack.stop;
  const anyway = useAct('fulfilment.ship_anyway');
  const [reason, setReason] = useState('');
  const { fulfilmentId, orderNumber } = pack;
  const isReady = reason.trim() !== '';
  const send = (): void => {
    if (isReady) void anyway.run({ fulfilmentId, reason }, words.letGo(orderNumber));
  };
  useKeys(words.anyway, [
    { keys: 'Escape', label: words.cancel, whileTyping: true, run: onClose },
    { keys: 'Mod+Enter', label: words.confirmAnyway, run: send },
  ]);
  return (
    <div className={styles.stopForm}>
      <TextareaField
        ref={focusOnce}
        label={words.reason}
        value={reason}
        rows={2}
        onChange={setReason}
        error={anyway.problem}
      />
      <div className={styles.buttons}>
        <Button
          size="counter"
          keys="Mod+Enter"
          busy={anyway.isRunning}
          notPossible={isReady ? undefined : words.reason}
          hideReason
          onClick={send}
        >
          {words.confirmAnyway}
        </Button>
        <Button size="counter" kind="quiet" keys="Escape" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}

const focusOnce = (field: HTMLTextAreaElement | null): void => field?.focus();
