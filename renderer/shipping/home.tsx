/** The three tiles; and, where a scanned code stands for several orders, which of them is meant. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useGo } from '../platform/address.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { CounterTile } from '../ui/counter/counter-parts.tsx';
import { ScanFrame } from '../ui/counter/scan-frame.tsx';
import { useScan } from '../ui/input-root.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { StatusWord } from '../ui/status.tsx';
import { PLACES, type PlaceId, placeOfWork, useCounterAddress } from './address.ts';
import { clearAnswer, useBand } from './band.ts';
import { Counter } from './counter.tsx';
import styles from './counter-places.module.css';
import { PlaceBar, tileOf } from './place-bar.tsx';
import { useOpenCode } from './use-open-code.ts';

export function Home() {
  const words = useWords().pickAndPack;
  const formats = useFormats();
  const go = useGo();
  const { address, goTo } = useCounterAddress();
  const queue = useLive('shipping.queue', {}).data;
  const answer = useBand((band) => band.answer);
  useScan(useOpenCode());
  const enter = (place: PlaceId): void => {
    clearAnswer();
    goTo({ place });
  };
  return (
    <Counter
      bar={
        <PlaceBar
          current={undefined}
          onBack={() => {
            if (answer) clearAnswer();
            else if (address.code) goTo({});
            else go('/');
          }}
        />
      }
      work={
        <ScanFrame answer={answer}>
          <div className={styles.home}>
            <h1 className={styles.heading}>{words.home.heading}</h1>
            <div className={styles.tiles}>
              {PLACES.map((place, index) => {
                const tile = tileOf(queue, place);
                return (
                  <CounterTile
                    key={place}
                    name={words.places[place]}
                    figure={formats.quantity(tile?.count ?? 0)}
                    note={tile?.nextAt ? words.next(formats.due(tile.nextAt)) : words.noneWaits}
                    keys={<KeyCap keys={`Alt+${index + 1}`} />}
                    onOpen={() => enter(place)}
                  />
                );
              })}
            </div>
            {(queue?.stopped ?? 0) > 0 && (
              <p>
                <StatusWord
                  icon={IconAlertTriangle}
                  word={words.stopped(queue?.stopped ?? 0)}
                  tone="danger"
                />
              </p>
            )}
            {address.code ? (
              <Several code={address.code} />
            ) : (
              <p className={styles.hint}>{words.home.hint}</p>
            )}
          </div>
        </ScanFrame>
      }
    />
  );
}

function Several({ code }: { readonly code: string }) {
  const words = useWords().pickAndPack;
  const formats = useFormats();
  const { goTo } = useCounterAddress();
  const found = useLive('pack.find', { code }).data;
  return (
    <section className={styles.several} aria-label={words.found.choose(code)}>
      <h2 className={styles.subheading}>{words.found.choose(code)}</h2>
      {found?.work.map((work) => (
        <Button key={work.fulfilmentId} size="counter" onClick={() => goTo(placeOfWork(work))}>
          {[work.orderNumber, work.customerName, formats.country(work.country), words.units(work.units)].join(
            ' · ',
          )}
        </Button>
      ))}
    </section>
  );
}
