/** An account's name, and the fields of its kind that are no secrets. */
import { useState } from 'react';
import { z } from 'zod';
import type { AccountView } from '../../shared/api/channels.ts';
import { useAct } from '../platform/act.ts';
import { useKept } from '../platform/kept.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { Folded } from '../ui/folded.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { ButtonRow } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './channels.module.css';
import { ConfigFields } from './config-fields.tsx';

const draftSchema = z.object({ name: z.string(), settings: z.record(z.string(), z.string()) });

const POLL = 'poll_seconds';
const FASTEST_S = 5;
const SLOWEST_S = 3600;

export function AccountName({ account }: { readonly account: AccountView }) {
  const words = useWords().channelsScreen;
  const update = useAct('account.update');
  const [tried, setTried] = useState(false);
  const [kept, setKept] = useKept(`account.${account.id}`, draftSchema);
  const draft = kept ?? { name: account.name, settings: account.settings };
  const kinds = useLive('accounts.kinds', {}).data?.kinds ?? [];
  const fields = (kinds.find((kind) => kind.kind === account.kind)?.fields ?? []).filter(
    (field) => field.type !== 'secret' && field.name !== 'url',
  );
  const setValue = (name: string, value: string): void =>
    setKept({ ...draft, settings: { ...draft.settings, [name]: value } });
  const save = async (): Promise<void> => {
    setTried(true);
    if (draft.name.trim() === '') return;
    const saved = await update.run(
      { accountId: account.id, name: draft.name.trim(), settings: draft.settings },
      words.done.renamed,
    );
    if (saved) setKept(undefined);
  };
  const seconds = Number(draft.settings[POLL] ?? '');
  return (
    <Folded name={words.settings.title} phrase={account.name}>
      <div className={styles.section}>
        <TextField
          label={words.settings.name}
          value={draft.name}
          onChange={(name) => setKept({ ...draft, name })}
          error={tried && draft.name.trim() === '' ? words.connect.required : undefined}
        />
        <ConfigFields fields={fields} values={draft.settings} onChange={setValue} />
        <NumberField
          label={words.settings.polling}
          hint={words.settings.pollingHint}
          width={220}
          min={FASTEST_S}
          max={SLOWEST_S}
          value={seconds > 0 ? seconds : null}
          onChange={(value) => setValue(POLL, value === null ? '' : String(value))}
        />
        <Problem text={update.problem} />
        <ButtonRow>
          <Button busy={update.isRunning} onClick={() => void save()}>
            {words.actions.save}
          </Button>
          {kept && (
            <Button kind="quiet" onClick={() => setKept(undefined)}>
              {words.actions.cancel}
            </Button>
          )}
        </ButtonRow>
      </div>
    </Folded>
  );
}
