/** A number typed or scanned here is tried on the patterns of all carriers at once. */
import { IconCircleCheck, IconHelp } from '@tabler/icons-react';
import { useState } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { carriersFor, trackingUrl } from '../../shared/settings/carriers.ts';
import { useWords } from '../platform/words.ts';
import { useScan } from '../ui/input-root.tsx';
import { StatusWord } from '../ui/status.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './settings.module.css';

type Carrier = QueryReply<'carriers.list'>['carriers'][number];

export function CarrierTry({ carriers }: { readonly carriers: readonly Carrier[] }) {
  const words = useWords().settingsScreen.carriers;
  const [number, setNumber] = useState('');
  useScan(setNumber);
  const found = carriersFor(number, carriers);
  const [first] = found;
  const link = found.length === 1 && first?.linkTemplate ? trackingUrl(first.linkTemplate, number) : '';
  return (
    <div className={styles.try}>
      <TextField label={words.try} hint={words.tryHint} width={280} value={number} onChange={setNumber} />
      {number.trim() !== '' && (
        <div aria-live="polite">
          <p className={styles.answer}>
            {!first ? (
              <StatusWord icon={IconHelp} word={words.triedNone} tone="attention" />
            ) : (
              <StatusWord
                icon={IconCircleCheck}
                word={
                  found.length === 1
                    ? words.triedOne(first.name)
                    : words.triedSeveral(found.map(({ name }) => name).join(', '))
                }
              />
            )}
          </p>
          <p className={styles.quiet}>{link}</p>
        </div>
      )}
    </div>
  );
}
