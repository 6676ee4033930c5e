/** One carrier: its name, the patterns of its numbers, its tracking page. Drafts survive a restart. */
import { useState } from 'react';
import { z } from 'zod';
import type { QueryReply } from '../../shared/api/contract.ts';
import { type CarrierProblem, checkCarrier } from '../../shared/settings/carriers.ts';
import { useAct } from '../platform/act.ts';
import { useKept } from '../platform/kept.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/choice.tsx';
import { FieldRow } from '../ui/field.tsx';
import { ButtonRow } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { TextareaField, TextField } from '../ui/text-field.tsx';
import styles from './settings.module.css';

type Carrier = QueryReply<'carriers.list'>['carriers'][number];

export const NEW_CARRIER: Carrier = {
  id: '',
  code: '',
  name: '',
  patterns: [],
  linkTemplate: '',
  isActive: true,
};

const draftSchema = z.object({
  code: z.string(),
  name: z.string(),
  /** As typed, one a line. */
  patterns: z.string(),
  linkTemplate: z.string(),
  isActive: z.boolean(),
});

export interface CarrierFormProps {
  readonly carrier: Carrier;
  readonly onSaved: (carrierId: string) => void;
  readonly onRemoved: () => void;
}

export function CarrierForm({ carrier, onSaved, onRemoved }: CarrierFormProps) {
  const all = useWords().settingsScreen;
  const words = all.carriers;
  const isNew = carrier.id === '';
  const [kept, setKept] = useKept(`carrier.${carrier.id || 'new'}`, draftSchema);
  const [isTried, setTried] = useState(false);
  const save = useAct('carrier.save');
  const remove = useAct('carrier.remove');
  const draft = kept ?? { ...carrier, patterns: carrier.patterns.join('\n') };
  const lines = draft.patterns
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const values = {
    code: draft.code.trim(),
    name: draft.name.trim(),
    patterns: lines,
    linkTemplate: draft.linkTemplate.trim(),
    isActive: draft.isActive,
  };
  const problems = checkCarrier(values);
  const sentences: Readonly<Record<CarrierProblem, string>> = all.problems;
  const change = (patch: Partial<z.output<typeof draftSchema>>): void => setKept({ ...draft, ...patch });
  const problemOf = (field: string): string | undefined => {
    const problem = problems.find((each) => each.field === field);
    return problem && sentences[problem.code];
  };
  const missing = (text: string): string | undefined => (isTried && text === '' ? all.required : undefined);
  const patternProblem = problems.find(({ field }) => field.startsWith('patterns.'));
  const patternError =
    patternProblem &&
    words.patternProblem(Number(patternProblem.field.split('.')[1]) + 1, sentences[patternProblem.code]);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (values.name === '' || problems.length > 0) return;
    const done = await save.run(
      isNew ? values : { ...values, carrierId: carrier.id },
      (isNew ? words.added : words.saved)(values.name),
    );
    if (!done) return;
    setKept(undefined);
    onSaved(done.carrierId);
  };
  return (
    <form
      className={styles.form}
      aria-label={isNew ? words.newCarrier : carrier.name}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void submit();
      }}
    >
      <FieldRow>
        <TextField
          label={words.name}
          value={draft.name}
          onChange={(name) => change({ name })}
          error={missing(values.name)}
        />
        <TextField
          label={words.code}
          width={140}
          value={draft.code}
          onChange={(code) => change({ code })}
          error={isTried || kept?.code ? problemOf('code') : undefined}
        />
      </FieldRow>
      <p className={styles.quiet}>{words.codeHint}</p>
      <TextareaField
        label={words.patterns}
        hint={words.patternsHint}
        rows={5}
        value={draft.patterns}
        onChange={(patterns) => change({ patterns })}
        error={patternError}
      />
      <TextField
        label={words.link}
        hint={words.linkHint}
        value={draft.linkTemplate}
        onChange={(linkTemplate) => change({ linkTemplate })}
        error={isTried ? problemOf('linkTemplate') : undefined}
      />
      <Checkbox
        label={words.activeLabel}
        checked={draft.isActive}
        onChange={(isActive) => change({ isActive })}
      />
      <Problem text={save.problem ?? remove.problem} />
      <ButtonRow>
        <Button kind={kept ? 'primary' : 'default'} type="submit" keys="Mod+Enter" busy={save.isRunning}>
          {all.save}
        </Button>
        {kept && (
          <Button kind="quiet" onClick={() => setKept(undefined)}>
            {all.discard}
          </Button>
        )}
        {!isNew && (
          <Button
            kind="destructive"
            onClick={() =>
              void remove
                .run({ carrierId: carrier.id }, words.removed(carrier.name))
                .then((done) => done && onRemoved())
            }
          >
            {words.remove}
          </Button>
        )}
      </ButtonRow>
    </form>
  );
}
