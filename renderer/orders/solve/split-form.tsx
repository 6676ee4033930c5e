/** Not everything is there: ship what is, or wait for the rest. */
import { IconBox } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct } from '../../platform/act.ts';
import { useWords } from '../../platform/words.ts';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/choice.tsx';
import { HoldForm } from '../../ui/hold-form.tsx';
import { ButtonRow } from '../../ui/panel.tsx';
import { Problem } from '../../ui/problem.tsx';
import { type SolveProps, useFormKeys } from './solve-form.ts';

export function SplitForm({ order, onActed, ...form }: SolveProps) {
  const words = useWords().orders.split;
  const choose = useAct('order.choose_shipping');
  const [policy, setPolicy] = useState<'part' | 'complete'>('part');
  const submit = async (): Promise<void> => {
    if (await choose.run({ orderId: order.id, policy }, words.done[policy](order.number))) onActed();
  };
  const around = useFormKeys({ ...form, step: 'split_or_wait', onSubmit: () => void submit() });
  return (
    <div ref={around}>
      <HoldForm
        icon={IconBox}
        tone="attention"
        title={words.title(order.shortQty)}
        explanation={words.text}
        onSubmit={() => void submit()}
      >
        <RadioGroup
          label={words.field}
          value={policy}
          onChange={setPolicy}
          options={[
            { value: 'part', label: words.part, note: words.partNote },
            { value: 'complete', label: words.complete, note: words.completeNote },
          ]}
        />
        <Problem text={choose.problem} />
        <ButtonRow>
          <Button kind="primary" type="submit" keys="Mod+Enter" busy={choose.isRunning}>
            {policy === 'part' ? words.act : words.actWait}
          </Button>
        </ButtonRow>
      </HoldForm>
    </div>
  );
}
