/** A review or remark that waits for an answer: what was written, and a note of what was said to it. */
import { IconMail } from '@tabler/icons-react';
import { z } from 'zod';
import { type SolveProps, useFormKeys } from '../orders/solve/solve-form.ts';
import { useAct } from '../platform/act.ts';
import { useKept } from '../platform/kept.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { HoldForm, NoteBand } from '../ui/hold-form.tsx';
import { ButtonRow } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { TextareaField } from '../ui/text-field.tsx';

export interface AnswerFormProps extends Omit<SolveProps, 'order'> {
  readonly feedbackId: string;
}

export function AnswerForm({ feedbackId, onActed, ...form }: AnswerFormProps) {
  const words = useWords().today.answer;
  const feedback = useLive('feedback.get', { feedbackId }).data;
  const answer = useAct('feedback.answer');
  const settle = useAct('feedback.settle');
  const [text = '', setText] = useKept(`answer.${feedbackId}`, z.string());
  const name = feedback?.author ?? '';
  const submit = async (): Promise<void> => {
    if (text.trim() === '') return;
    if (!(await answer.run({ feedbackId, answer: text }, words.done(name)))) return;
    setText(undefined);
    onActed();
  };
  const close = async (): Promise<void> => {
    if (await settle.run({ feedbackId }, words.settled(name))) onActed();
  };
  const around = useFormKeys({ ...form, step: 'none', onSubmit: () => void submit() });
  if (!feedback) return null;
  const stars = feedback.rating === null ? '' : words.stars(feedback.rating);
  return (
    <div ref={around}>
      <NoteBand icon={IconMail}>{words.quote(feedback.text)}</NoteBand>
      <HoldForm
        icon={IconMail}
        tone="attention"
        title={words.title(name)}
        explanation={[stars, feedback.about, words.text].filter(Boolean).join(' · ')}
        onSubmit={() => void submit()}
      >
        <TextareaField label={words.field} value={text} onChange={setText} rows={4} />
        <Problem text={answer.problem ?? settle.problem} />
        <ButtonRow>
          <Button kind="primary" type="submit" keys="Mod+Enter" busy={answer.isRunning}>
            {words.act}
          </Button>
          <Button busy={settle.isRunning} onClick={() => void close()}>
            {words.settle}
          </Button>
        </ButtonRow>
      </HoldForm>
    </div>
  );
}
