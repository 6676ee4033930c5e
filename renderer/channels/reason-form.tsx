/** Asks why, before something is set aside for good; half-written reasons survive a restart. */
import { useState } from 'react';
import { z } from 'zod';
import { useKept } from '../platform/kept.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './channels.module.css';

export interface ReasonFormProps {
  readonly keptAs: string;
  readonly label: string;
  readonly missing: string;
  readonly submit: string;
  readonly act: { readonly isRunning: boolean; readonly problem: string | undefined };
  /** Answers whether it was done. */
  readonly onSubmit: (reason: string) => Promise<boolean>;
  readonly onCancel: () => void;
}

export function ReasonForm(props: ReasonFormProps) {
  const words = useWords().channelsScreen.actions;
  const [kept, setKept] = useKept(props.keptAs, z.string());
  const [isTried, setTried] = useState(false);
  const reason = kept ?? '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() === '') return;
    if (!(await props.onSubmit(reason.trim()))) return;
    setKept(undefined);
    props.onCancel();
  };
  return (
    <div className={styles.section}>
      <TextField
        label={props.label}
        value={reason}
        onChange={(text) => setKept(text === '' ? undefined : text)}
        onEnter={() => void submit()}
        error={isTried && reason.trim() === '' ? props.missing : undefined}
      />
      <Problem text={props.act.problem} />
      <ButtonRow>
        <Button kind="primary" busy={props.act.isRunning} onClick={() => void submit()}>
          {props.submit}
        </Button>
        <Button kind="quiet" onClick={props.onCancel}>
          {words.cancel}
        </Button>
      </ButtonRow>
    </div>
  );
}
