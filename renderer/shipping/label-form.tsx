/** Hand-over without a scanned label: collected, our own delivery, or a number that is typed. Tells the world. */
import { useCallback, useState } from 'react';
import type { Way } from '../../shared/shipping/vocabulary.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { Segment } from '../ui/choice.tsx';
import { CounterSection } from '../ui/counter/counter-parts.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { closeAsking } from './asking.ts';
import styles from './counter-places.module.css';
import { act } from './pack-lane.ts';
import type { Pack, Parcel } from './pack-said.ts';

const WAYS: readonly Way[] = ['carrier', 'collected', 'own_delivery'];

export interface LabelFormProps {
  readonly pack: Pick<Pack, 'fulfilmentId' | 'suggestedCarrierCode'>;
  readonly parcel: Pick<Parcel, 'id' | 'number' | 'carrierCode'>;
  /** As scanned; empty: to be typed. */
  readonly code: string;
  /** Closes the form; without it, it stays. */
  readonly isFixed?: boolean;
}

export function LabelForm({ pack, parcel, code, isFixed = false }: LabelFormProps) {
  const all = useWords().pickAndPack;
  const words = all.label;
  const [way, setWay] = useState<Way>('carrier');
  const [number, setNumber] = useState(code);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const carriers = useLive('carriers.list', {}).data?.carriers ?? [];
  const typed = number.trim();
  const seen = useLive('tracking.recognise', { trackingNumber: typed }, { isEnabled: typed !== '' });
  const recognised = typed === '' || seen.isPrevious ? undefined : seen.data?.carriers;
  const usual = parcel.carrierCode ?? pack.suggestedCarrierCode ?? undefined;
  const carrier =
    chosen ?? recognised?.find((each) => each.code === usual)?.code ?? recognised?.[0]?.code ?? usual;
  const first = useCallback(
    (input: HTMLInputElement | null) => {
      if (!isFixed) input?.focus();
    },
    [isFixed],
  );
  const isByCarrier = way === 'carrier';
  const send = (): void => {
    closeAsking();
    act(pack.fulfilmentId, {
      kind: 'hand_over',
      parcelId: parcel.id,
      way,
      trackingNumber: isByCarrier ? typed : '',
      ...(isByCarrier && carrier ? { carrierCode: carrier } : {}),
    });
  };
  useKeys(words.form, [
    { keys: 'Mod+Enter', label: words.confirm(parcel.number), run: send },
    ...(isFixed ? [] : [{ keys: 'Escape', label: words.close, whileTyping: true, run: closeAsking }]),
  ]);
  const named = recognised?.[0];
  const hint =
    named === undefined
      ? typed === ''
        ? words.numberHint
        : recognised && words.notRecognised
      : words.recognised(named.name);
  return (
    <CounterSection kind="title" title={words.form}>
      <div className={styles.form}>
        <Segment
          counter
          label={words.way}
          value={way}
          onChange={setWay}
          options={WAYS.map((each) => ({ value: each, label: words.ways[each] }))}
        />
        {isByCarrier && (
          <>
            <TextField
              ref={first}
              counter
              label={words.number}
              value={number}
              onChange={setNumber}
              onEnter={send}
              {...(hint ? { hint } : {})}
            />
            <SelectField
              counter
              label={words.carrier}
              placeholder={all.pack.noCarrier}
              value={carrier ?? null}
              onChange={setChosen}
              options={carriers
                .filter((each) => each.isActive)
                .map((each) => ({ value: each.code, label: each.name }))}
            />
          </>
        )}
        <p className={styles.told}>{words.told}</p>
        <div className={styles.buttons}>
          <Button size="counter" kind="primary" keys="Mod+Enter" onClick={send}>
            {words.confirm(parcel.number)}
          </Button>
          {!isFixed && (
            <Button size="counter" kind="quiet" keys="Escape" onClick={closeAsking}>
              {words.close}
            </Button>
          )}
        </div>
      </div>
    </CounterSection>
  );
}
