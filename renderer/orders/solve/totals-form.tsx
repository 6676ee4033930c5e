/** The channel's total is not the sum of its parts: both side by side, and a person's word that it is right. */
import { IconReceipt } from '@tabler/icons-react';
import { useState } from 'react';
import { z } from 'zod';
import { useAct } from '../../platform/act.ts';
import { useFormats } from '../../platform/formats.ts';
import { useWords } from '../../platform/words.ts';
import { Button } from '../../ui/button.tsx';
import { HoldForm } from '../../ui/hold-form.tsx';
import { LinesTable } from '../../ui/lines-table.tsx';
import { ButtonRow } from '../../ui/panel.tsx';
import { Problem } from '../../ui/problem.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type ActiveHold, type SolveProps, useFormKeys } from './solve-form.ts';

const differencesSchema = z.array(
  z.object({
    part: z.enum(['total', 'tax', 'shipping', 'fees']),
    channelMinor: z.number(),
    addedMinor: z.number(),
  }),
);

export function TotalsForm({ order, hold, onActed, ...form }: SolveProps & { readonly hold: ActiveHold }) {
  const words = useWords().orders.totals;
  const formats = useFormats();
  const release = useAct('order.release_hold');
  const [reason, setReason] = useState('');
  const differences = differencesSchema.safeParse(hold.data.differences).data ?? [];
  const money = (minor: number): string => formats.money(minor, order.currency);
  const submit = async (): Promise<void> => {
    const args = {
      orderId: order.id,
      code: 'totals_differ' as const,
      ...(reason.trim() ? { reason: reason.trim() } : {}),
    };
    if (await release.run(args, words.done(order.number))) onActed();
  };
  const around = useFormKeys({ ...form, step: 'check_totals', onSubmit: () => void submit() });
  return (
    <div ref={around}>
      <HoldForm
        icon={IconReceipt}
        tone="attention"
        title={words.title}
        explanation={words.text}
        onSubmit={() => void submit()}
      >
        <LinesTable
          label={words.title}
          rows={differences}
          rowKey={(row) => row.part}
          rowHeight={28}
          columns={[
            { id: 'part', head: words.head, cell: (row) => words.parts[row.part] },
            { id: 'channel', head: words.channel, align: 'right', cell: (row) => money(row.channelMinor) },
            { id: 'added', head: words.added, align: 'right', cell: (row) => money(row.addedMinor) },
            {
              id: 'difference',
              head: words.difference,
              align: 'right',
              strong: true,
              cell: (row) => money(row.channelMinor - row.addedMinor),
            },
          ]}
        />
        <TextField label={words.reason} value={reason} onChange={setReason} />
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
