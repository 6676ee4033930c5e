/** Holds that only want a person's word: stopped by hand, or changed at the channel. */
import { IconPencil, IconPlayerPause } from '@tabler/icons-react';
import { useAct } from '../../platform/act.ts';
import { useLive } from '../../platform/live.ts';
import { useWords } from '../../platform/words.ts';
import { Button } from '../../ui/button.tsx';
import { HoldForm } from '../../ui/hold-form.tsx';
import { ButtonRow } from '../../ui/panel.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Changes } from '../order-changes.tsx';
import { type ActiveHold, type SolveProps, useFormKeys } from './solve-form.ts';

export function ManualForm({ order, hold, onActed, ...form }: SolveProps & { readonly hold: ActiveHold }) {
  const words = useWords().orders;
  const release = useAct('order.release_hold');
  const note = typeof hold.data.note === 'string' ? hold.data.note : '';
  const submit = async (): Promise<void> => {
    if (await release.run({ orderId: order.id, code: 'manual' }, words.acts.released(order.number)))
      onActed();
  };
  const around = useFormKeys({ ...form, step: 'release_hold', onSubmit: () => void submit() });
  return (
    <div ref={around}>
      <HoldForm
        icon={IconPlayerPause}
        tone="attention"
        title={words.held.title}
        explanation={note === '' ? words.held.text : words.held.note(note)}
        onSubmit={() => void submit()}
      >
        <Problem text={release.problem} />
        <ButtonRow>
          <Button kind="primary" type="submit" keys="Mod+Enter" busy={release.isRunning}>
            {words.held.act}
          </Button>
        </ButtonRow>
      </HoldForm>
    </div>
  );
}

export function ChangedForm({ order, onActed, ...form }: SolveProps) {
  const words = useWords().orders.changed;
  const release = useAct('order.release_hold');
  const timeline = useLive('orders.timeline', { orderId: order.id }).data;
  const last = timeline?.findLast((event) => event.type === 'order.changed_at_channel');
  const submit = async (): Promise<void> => {
    const args = { orderId: order.id, code: 'changed_at_channel' as const };
    if (await release.run(args, words.done(order.number))) onActed();
  };
  const around = useFormKeys({ ...form, step: 'review_change', onSubmit: () => void submit() });
  return (
    <div ref={around}>
      <HoldForm
        icon={IconPencil}
        tone="attention"
        title={words.title}
        explanation={words.text}
        onSubmit={() => void submit()}
      >
        {last && <Changes changes={last.changes} currency={order.currency} />}
        <Problem text={release.problem} />
        <ButtonRow>
          <Button kind="primary" type="submit" keys="Mod+Enter" busy={release.isRunning}>
            {words.act}
          </Button>
        </ButtonRow>
      </HoldForm>
    </div>
  );
}
