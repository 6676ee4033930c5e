/**
 * Connecting a shop: the fields its kind asks for, a check with its findings, from which moment on orders are worked on,
 * and what happens next. Always read-only; going live is another step.
 */
import { useCallback, useState } from 'react';
import { useTaskAct } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { RadioGroup, Segment } from '../ui/choice.tsx';
import { Folded } from '../ui/folded.tsx';
import { ButtonRow } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useKeys } from '../ui/use-keys.ts';
import styles from './channels.module.css';
import { ConfigFields, dividedValues, missingFields } from './config-fields.tsx';
import { cutoverOf, dayProblem } from './connect-cutover.ts';
import { useConnectDraft } from './connect-draft.ts';
import { type Finding, Findings } from './findings.tsx';

interface Checked {
  /** What was checked: changed values ask for another check. */
  readonly entered: string;
  readonly findings: readonly Finding[];
}

export function ConnectForm({ onConnected }: { readonly onConnected: (accountId: string) => void }) {
  const words = useWords().channelsScreen;
  const own = words.connect;
  const formats = useFormats();
  const kinds = useLive('accounts.kinds', {}).data?.kinds ?? [];
  const { draft, values, change, setValue, forget } = useConnectDraft();
  const [isTried, setTried] = useState(false);
  const focused = useCallback((input: HTMLInputElement | null) => input?.focus(), []);
  const [checked, setChecked] = useState<Checked | undefined>(undefined);
  const check = useTaskAct('account.try');
  const add = useTaskAct('account.add');
  const kind = kinds.find((each) => each.kind === draft.kind) ?? kinds[0];
  if (!kind) return null;

  const { fields } = kind;
  const divided = dividedValues(fields, values);
  const entered = JSON.stringify(divided);
  const missing = missingFields(fields, values);
  const isChecked = checked?.entered === entered;
  const isGood = isChecked && !checked.findings.some((finding) => finding.level === 'problem');
  const dayWrong = dayProblem(draft, formats.nowMs, own);
  const errors = isTried ? Object.fromEntries(missing.map((name) => [name, own.required])) : {};
  const enter = (name: string, value: string): void => {
    const field = fields.find((each) => each.name === name);
    if (field) setValue(field, value);
  };

  const look = async (): Promise<void> => {
    setTried(true);
    add.clear();
    if (missing.length > 0) return;
    const result = await check.run({ kind: kind.kind, ...divided });
    if (!result) return;
    setChecked({ entered, findings: result.findings });
    if (draft.name === '') change({ name: result.facts.shopName });
  };
  const connect = async (): Promise<void> => {
    setTried(true);
    if (!isGood || draft.name.trim() === '' || dayWrong) return;
    const cutover = cutoverOf(draft, Date.now());
    const added = await add.run({ kind: kind.kind, name: draft.name.trim(), ...divided, cutover }, (reply) =>
      own.done(reply.name),
    );
    if (!added) return;
    forget();
    onConnected(added.account);
  };

  const act = (): void => void (isGood ? connect() : look());
  const optional = fields.filter((field) => !field.isRequired);
  return (
    <form
      className={styles.form}
      aria-label={own.title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        act();
      }}
    >
      <ActKey label={isGood ? own.submit : own.check} act={act} />
      {kinds.length > 1 && (
        <Segment
          label={own.kind}
          options={kinds.map((each) => ({ value: each.kind, label: each.title }))}
          value={kind.kind}
          onChange={(value) => change({ kind: value })}
        />
      )}
      <ConfigFields
        fields={fields.filter((field) => field.isRequired)}
        values={values}
        onChange={enter}
        errors={errors}
        firstRef={focused}
      />
      {optional.length > 0 && (
        <Folded name={own.optional} phrase={own.optionalPhrase}>
          <div className={styles.section}>
            <ConfigFields fields={optional} values={values} onChange={enter} />
          </div>
        </Folded>
      )}
      {isChecked && <Findings findings={checked.findings} />}
      <Problem text={check.problem} />
      {!isGood && (
        <ButtonRow>
          <Button kind="primary" type="submit" busy={check.isRunning} keys="Mod+Enter">
            {isChecked ? own.checkAgain : own.check}
          </Button>
        </ButtonRow>
      )}
      {!isGood && <p className={styles.quiet}>{own.keysNotKept}</p>}
      {isGood && (
        <>
          <TextField
            label={own.name}
            hint={own.nameHint}
            value={draft.name}
            onChange={(name) => change({ name })}
            error={draft.name.trim() === '' ? own.required : undefined}
          />
          <RadioGroup
            label={own.since}
            value={draft.since}
            onChange={(since) => change({ since })}
            options={(['open', 'now', 'day'] as const).map((value) => ({
              value,
              label: own.since_options[value],
              note: own.since_notes[value],
            }))}
          />
          {draft.since === 'day' && (
            <TextField
              label={own.day}
              type="date"
              width={180}
              value={draft.day}
              onChange={(day) => change({ day })}
              error={isTried ? dayWrong : undefined}
            />
          )}
          <div className={styles.section}>
            <h3 className={styles.heading}>{own.next}</h3>
            <ol className={styles.steps}>
              {own.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </div>
          <Problem text={add.problem} />
          <ButtonRow>
            <Button kind="primary" type="submit" busy={add.isRunning} keys="Mod+Enter">
              {own.submit}
            </Button>
          </ButtonRow>
        </>
      )}
    </form>
  );
}

/** Ctrl Enter goes on from wherever the focus is. */
function ActKey({ label, act }: { readonly label: string; readonly act: () => void }) {
  const words = useWords().channelsScreen.connect;
  useKeys(words.title, [{ keys: 'Mod+Enter', label, whileTyping: true, run: act }]);
  return null;
}
