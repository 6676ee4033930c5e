/** Services and downloads without a parcel: a person says that they are done, and the channel is told. */
import { IconChecklist } from '@tabler/icons-react';
import { useAct } from '../../platform/act.ts';
import { useWords } from '../../platform/words.ts';
import { Button } from '../../ui/button.tsx';
import { HoldForm } from '../../ui/hold-form.tsx';
import { ButtonRow } from '../../ui/panel.tsx';
import { Problem } from '../../ui/problem.tsx';
import { type SolveProps, useFormKeys } from './solve-form.ts';

export function ServicesForm({ order, onActed, ...form }: SolveProps) {
  const words = useWords().orders.complete;
  const complete = useAct('order.complete_services');
  const submit = async (): Promise<void> => {
    if (await complete.run({ orderId: order.id }, words.done(order.number))) onActed();
  };
  const around = useFormKeys({ ...form, step: 'complete_services', onSubmit: () => void submit() });
  return (
    <div ref={around}>
      <HoldForm
        icon={IconChecklist}
        tone="attention"
        title={words.title}
        explanation={words.text}
        onSubmit={() => void submit()}
      >
        <Problem text={complete.problem} />
        <ButtonRow>
          <Button kind="primary" type="submit" keys="Mod+Enter" busy={complete.isRunning}>
            {words.act}
          </Button>
        </ButtonRow>
      </HoldForm>
    </div>
  );
}
