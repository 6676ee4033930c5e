/** Carriers: list at the left, the chosen one's form beside it, and a number to try all patterns on. */
import { IconPlus } from '@tabler/icons-react';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { Second } from '../ui/row-parts.tsx';
import { useSettingsAddress } from './address.ts';
import { CarrierForm, NEW_CARRIER } from './carrier-form.tsx';
import { CarrierTry } from './carrier-try.tsx';
import { SectionForm } from './section-form.tsx';
import styles from './settings.module.css';

const NEW = 'new';

export function CarriersSection() {
  const words = useWords().settingsScreen.carriers;
  const [address, setAddress] = useSettingsAddress();
  const data = useLive('carriers.list', {}).data;
  const carriers = data?.carriers ?? [];
  const isNew = address.row === NEW;
  const current = isNew ? undefined : (carriers.find(({ id }) => id === address.row) ?? carriers[0]);
  const choose = (id: string | undefined): void => setAddress({ row: id });
  return (
    <SectionForm section="carriers">
      <CarrierTry carriers={carriers} />
      <div className={styles.pair}>
        <div>
          <ul className={styles.rows} aria-label={words.title}>
            {carriers.map((carrier) => (
              <li key={carrier.id}>
                <button
                  type="button"
                  className={styles.carrier}
                  aria-current={carrier.id === current?.id ? 'true' : undefined}
                  onClick={() => choose(carrier.id)}
                >
                  <span className={styles.rowName}>
                    {carrier.name} <Second>{carrier.code}</Second>
                  </span>
                  <Second>
                    {carrier.isActive ? words.patternCount(carrier.patterns.length) : words.unused}
                  </Second>
                </button>
              </li>
            ))}
          </ul>
          <div className={styles.row}>
            <Button icon={IconPlus} onClick={() => choose(NEW)}>
              {words.add}
            </Button>
          </div>
        </div>
        {data && (
          <div className={styles.beside}>
            <CarrierForm
              key={current?.id ?? NEW}
              carrier={current ?? NEW_CARRIER}
              onSaved={choose}
              onRemoved={() => choose(undefined)}
            />
          </div>
        )}
      </div>
    </SectionForm>
  );
}
