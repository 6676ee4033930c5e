/** Work that must not leave, because the channel changed something after picking: unpack it, or let it go with a reason. */
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { STOP_CODES } from '../../../shared/shipping/vocabulary.ts';
import { useAct } from '../../platform/act.ts';
import { useWords } from '../../platform/words.ts';
import { Button } from '../../ui/button.tsx';
import { HoldForm } from '../../ui/hold-form.tsx';
import { ButtonRow } from '../../ui/panel.tsx';
import { Problem } from '../../ui/problem.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type Order, type SolveProps, useFormKeys } from './solve-form.ts';

export interface StoppedFormProps extends SolveProps {
  readonly fulfilment: Order['fulfilments'][number];
}

export function StoppedForm({ order, fulfilment, onActed, ...form }: StoppedFormProps) {
  const words = useWords().orders.stopped;
  const unpack = useAct('parcel.unpack');
  const shipAnyway = useAct('fulfilment.ship_anyway');
  const [reason, setReason] = useState<string | undefined>(undefined);
  const code = STOP_CODES.find((each) => each === fulfilment.stopCode);
  const isAnyway = reason !== undefined;
  const submit = async (): Promise<void> => {
    const done =
      reason === undefined
        ? await unpack.run({ fulfilmentId: fulfilment.id }, words.done(order.number))
        : await shipAnyway.run({ fulfilmentId: fulfilment.id, reason }, words.anywayDone(order.number));
    if (done) onActed();
  };
  const around = useFormKeys({ ...form, step: 'unpack', onSubmit: () => void submit() });
  return (
    <div ref={around}>
      <HoldForm
        icon={IconAlertCircle}
        title={words.title}
        explanation={[code && words.reasons[code], words.kept].filter(Boolean).join(' ')}
        onSubmit={() => void submit()}
      >
        {isAnyway && <TextField label={words.reason} value={reason} onChange={setReason} required />}
        <Problem text={unpack.problem ?? shipAnyway.problem} />
        <ButtonRow>
          <Button
            kind="primary"
            type="submit"
            keys="Mod+Enter"
            busy={unpack.isRunning || shipAnyway.isRunning}
          >
            {isAnyway ? words.anywayAct : words.act}
          </Button>
          {!isAnyway && <Button onClick={() => setReason('')}>{words.anyway}</Button>}
        </ButtonRow>
      </HoldForm>
    </div>
  );
}
