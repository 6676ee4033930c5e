/** New keys for an account: checked at the shop before they replace the old ones. They live in this form only. */
import { useState } from 'react';
import type { AccountView } from '../../shared/api/channels.ts';
import { useTaskAct } from '../platform/act.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import styles from './channels.module.css';
import { ConfigFields, missingFields, type Values } from './config-fields.tsx';
import { type Finding, Findings } from './findings.tsx';

export function KeysForm({ account }: { readonly account: AccountView }) {
  const words = useWords().channelsScreen;
  const [values, setValues] = useState<Values>({});
  const [tried, setTried] = useState(false);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const replace = useTaskAct('account.replace_secrets');
  const kinds = useLive('accounts.kinds', {}).data?.kinds ?? [];
  const fields = (kinds.find((kind) => kind.kind === account.kind)?.fields ?? []).filter(
    (field) => field.type === 'secret',
  );
  const missing = missingFields(fields, values);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (missing.length > 0) return;
    const checked = await replace.run({ accountId: account.id, secrets: { ...values } }, words.done.keys);
    if (!checked) return;
    setFindings(checked.findings);
    setValues({});
    setTried(false);
  };
  return (
    <form
      className={styles.section}
      aria-label={words.keys.title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ConfigFields
        fields={fields}
        values={values}
        onChange={(name, value) => setValues({ ...values, [name]: value.trim() })}
        errors={tried ? Object.fromEntries(missing.map((name) => [name, words.connect.required])) : {}}
      />
      <Findings findings={findings} />
      <Problem text={replace.problem} />
      <ButtonRow>
        <Button type="submit" busy={replace.isRunning}>
          {words.keys.submit}
        </Button>
      </ButtonRow>
    </form>
  );
}
