/** Corrects what a parcel's message to the shop says, and sends it again. */
import { z } from 'zod';
import { useAct } from '../platform/act.ts';
import { useKept } from '../platform/kept.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { FieldRow } from '../ui/field.tsx';
import { ButtonRow } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './channels.module.css';
import type { OutboxRow } from './outbox-rows.tsx';

const draftSchema = z.object({ carrierName: z.string(), trackingNumber: z.string() });

export function OutboxEdit({ row }: { readonly row: OutboxRow }) {
  const words = useWords().channelsScreen.outbox;
  const edit = useAct('outbox.edit');
  const [kept, setKept] = useKept(`outbox.${row.id}`, draftSchema);
  const draft = kept ?? { carrierName: row.carrierName ?? '', trackingNumber: row.trackingNumber ?? '' };
  const submit = async (): Promise<void> => {
    if (await edit.run({ id: row.id, ...draft }, words.sent)) setKept(undefined);
  };
  return (
    <div className={styles.section}>
      <FieldRow>
        <TextField
          label={words.carrier}
          value={draft.carrierName}
          onChange={(carrierName) => setKept({ ...draft, carrierName })}
        />
        <TextField
          label={words.tracking}
          value={draft.trackingNumber}
          onChange={(trackingNumber) => setKept({ ...draft, trackingNumber })}
          onEnter={() => void submit()}
        />
      </FieldRow>
      <Problem text={edit.problem} />
      <ButtonRow>
        <Button busy={edit.isRunning} onClick={() => void submit()}>
          {words.edit}
        </Button>
      </ButtonRow>
    </div>
  );
}
