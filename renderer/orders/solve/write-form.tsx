/** What the channel did not take, or shows otherwise: send it again, take theirs, or leave it untold with a reason. */
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct } from '../../platform/act.ts';
import { useLive } from '../../platform/live.ts';
import { useWords } from '../../platform/words.ts';
import { Button } from '../../ui/button.tsx';
import { HoldForm } from '../../ui/hold-form.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { ButtonRow } from '../../ui/panel.tsx';
import { Problem } from '../../ui/problem.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { writeName } from '../order-writes.tsx';
import { type Order, type SolveProps, useFormKeys } from './solve-form.ts';

export interface WriteFormProps extends SolveProps {
  readonly write: Order['writes'][number];
}

export function WriteForm({ order, write, onActed, ...form }: WriteFormProps) {
  const all = useWords().orders;
  const words = all.write;
  const retry = useAct('outbox.retry');
  const accept = useAct('outbox.accept');
  const drop = useAct('outbox.drop');
  const [reason, setReason] = useState<string | undefined>(undefined);
  const ours = useOurs(order.id, write.id);
  const state = write.state === 'differs' ? 'differs' : 'refused';
  const submit = async (): Promise<void> => {
    const done =
      reason === undefined
        ? await retry.run({ id: write.id }, words.retried)
        : await drop.run({ id: write.id, reason }, words.dropped);
    if (done) onActed();
  };
  const takeTheirs = async (): Promise<void> => {
    if (await accept.run({ id: write.id }, words.accepted)) onActed();
  };
  const around = useFormKeys({ ...form, step: 'retry_write', onSubmit: () => void submit() });
  const rows = [
    { id: 'ours', name: words.ours, value: ours },
    { id: 'theirs', name: words.theirs, value: write.channelValue },
    { id: 'error', name: words.error, value: write.errorMessage },
  ].flatMap((row) => (row.value ? [{ ...row, value: row.value }] : []));
  return (
    <div ref={around}>
      <HoldForm
        icon={IconRefresh}
        tone="attention"
        title={words.title[state](writeName(write.kind, all))}
        explanation={words.text}
        onSubmit={() => void submit()}
      >
        <KeyValue rows={rows} />
        {reason !== undefined && (
          <TextField label={words.reason} value={reason} onChange={setReason} required />
        )}
        <Problem text={retry.problem ?? accept.problem ?? drop.problem} />
        <ButtonRow>
          <Button kind="primary" type="submit" keys="Mod+Enter" busy={retry.isRunning || drop.isRunning}>
            {reason === undefined ? words.retry : words.drop}
          </Button>
          {write.state === 'differs' && reason === undefined && (
            <Button busy={accept.isRunning} onClick={() => void takeTheirs()}>
              {words.accept}
            </Button>
          )}
          {reason === undefined && (
            <Button kind="quiet" onClick={() => setReason('')}>
              {`${words.drop}…`}
            </Button>
          )}
        </ButtonRow>
      </HoldForm>
    </div>
  );
}

/** What was to be told: carrier and number, or a quantity. */
function useOurs(orderId: string, id: string): string {
  const rows = useLive('outbox.list', { orderId, view: 'trouble' }).data?.rows;
  const row = rows?.find((each) => each.id === id);
  return [row?.carrierName, row?.trackingNumber, row?.qty]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(' ');
}
