/** Stops an order by hand, with a word for the colleagues. */
import { IconPlayerPause } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useAct } from '../platform/act.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { HoldForm } from '../ui/hold-form.tsx';
import { ButtonRow } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useKeys } from '../ui/use-keys.ts';
import type { Order } from './solve/solve-form.ts';

export function HoldOrderForm({ order, onDone }: { readonly order: Order; readonly onDone: () => void }) {
  const words = useWords().orders.acts;
  const hold = useAct('order.hold');
  const [note, setNote] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = async (): Promise<void> => {
    if (await hold.run({ orderId: order.id, note: note.trim() }, words.held(order.number))) onDone();
  };
  useKeys(words.holdTitle, [
    { keys: 'Escape', label: words.cancel, whileTyping: true, run: onDone },
    { keys: 'Mod+Enter', label: words.holdAct, run: () => void submit() },
  ]);
  return (
    <HoldForm
      icon={IconPlayerPause}
      tone="attention"
      title={words.holdTitle}
      explanation={words.holdText}
      onSubmit={() => void submit()}
    >
      <TextField ref={field} label={words.holdNote} value={note} onChange={setNote} />
      <Problem text={hold.problem} />
      <ButtonRow>
        <Button kind="primary" type="submit" keys="Mod+Enter" busy={hold.isRunning}>
          {words.holdAct}
        </Button>
        <Button kind="quiet" keys="Escape" onClick={onDone}>
          {words.cancel}
        </Button>
      </ButtonRow>
    </HoldForm>
  );
}
