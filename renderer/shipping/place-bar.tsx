/** The counter's head: the three places with count and next deadline, how far this round is, scanner, way back. */
import { IconSchool } from '@tabler/icons-react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { type Formats, useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { CounterBar, type CounterBarProps } from '../ui/counter/counter-head.tsx';
import { Banner } from '../ui/empty-state.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { PLACES, type PlaceId, useCounterAddress } from './address.ts';
import { clearAnswer } from './band.ts';
import { CounterStatus } from './counter-status.tsx';

type Queue = QueryReply<'shipping.queue'>;

/** Count and next deadline of a place. */
export function tileOf(queue: Queue | undefined, place: PlaceId): Queue['pick'] | undefined {
  return queue?.[place === 'handover' ? 'handOver' : place];
}

export interface PlaceBarProps {
  readonly current: PlaceId | undefined;
  readonly onBack: () => void;
  readonly progress?: CounterBarProps['progress'];
}

export function PlaceBar({ current, onBack, progress }: PlaceBarProps) {
  const words = useWords().pickAndPack;
  const formats = useFormats();
  const queue = useLive('shipping.queue', {}).data;
  const { goTo } = useCounterAddress();
  const go = (place: PlaceId): void => {
    clearAnswer();
    goTo({ place });
  };
  // No digits here: a slow scanner's first ones must not lead away from the parcel.
  useKeys(words.title, [
    { keys: 'Escape', label: words.back, run: onBack },
    ...PLACES.map((place, index) => ({
      keys: `Alt+${index + 1}`,
      label: words.places[place],
      run: () => go(place),
    })),
  ]);
  return (
    <>
      <PracticeBand />
      <CounterBar
        back={words.back}
        onBack={onBack}
        label={words.title}
        current={current ?? ''}
        onPlace={(id) => {
          const place = PLACES.find((each) => each === id);
          if (place) go(place);
        }}
        places={PLACES.map((place) => ({
          id: place,
          name: words.places[place],
          note: noteOf(tileOf(queue, place), formats),
        }))}
        {...(progress ? { progress } : {})}
        status={<CounterStatus />}
      />
    </>
  );
}

function noteOf(tile: Queue['pick'] | undefined, formats: Formats): string {
  if (!tile || tile.count === 0) return formats.quantity(0);
  const count = formats.number(tile.count);
  return tile.nextAt === null ? count : `${count} · ${formats.due(tile.nextAt)}`;
}

/** The counter has no shell around it: it says itself that nothing here is real. */
function PracticeBand() {
  const words = useWords().shell.practice;
  const isPractice = useLive('system.about', {}).data?.isPractice ?? false;
  return isPractice ? <Banner icon={IconSchool}>{words.text}</Banner> : null;
}
