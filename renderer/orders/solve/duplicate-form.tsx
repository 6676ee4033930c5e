/** Perhaps the same order twice: both side by side, and a person's word. */
import { IconCopy } from '@tabler/icons-react';
import { useAct } from '../../platform/act.ts';
import { useGo } from '../../platform/address.ts';
import { useFormats } from '../../platform/formats.ts';
import { useLive } from '../../platform/live.ts';
import { useWords } from '../../platform/words.ts';
import { Button } from '../../ui/button.tsx';
import { HoldForm } from '../../ui/hold-form.tsx';
import { LinesTable } from '../../ui/lines-table.tsx';
import { ButtonRow } from '../../ui/panel.tsx';
import { Problem } from '../../ui/problem.tsx';
import { fulfilmentOf } from '../order-status.ts';
import styles from './solve.module.css';
import { type ActiveHold, type Order, type SolveProps, useFormKeys } from './solve-form.ts';

export function DuplicateForm({ order, hold, onActed, ...form }: SolveProps & { readonly hold: ActiveHold }) {
  const all = useWords().orders;
  const words = all.duplicate;
  const formats = useFormats();
  const go = useGo();
  const release = useAct('order.release_hold');
  const originalId = typeof hold.data.originalId === 'string' ? hold.data.originalId : '';
  const other = useLive('orders.get', { orderId: originalId }, { isEnabled: originalId !== '' }).data;
  const submit = async (): Promise<void> => {
    const args = { orderId: order.id, code: 'duplicate_suspected' as const };
    if (await release.run(args, words.done(order.number))) onActed();
  };
  const around = useFormKeys({ ...form, step: 'check_duplicate', onSubmit: () => void submit() });
  const rows = [
    { name: words.rows.placed, of: (each: Order) => formats.exact(each.placedAt) },
    { name: words.rows.customer, of: (each: Order) => each.customerName },
    { name: words.rows.units, of: (each: Order) => formats.number(each.itemQty) },
    { name: words.rows.total, of: (each: Order) => formats.money(each.totalMinor, each.currency) },
    { name: words.rows.state, of: (each: Order) => fulfilmentOf(each, all).word },
  ];
  return (
    <div ref={around}>
      <HoldForm
        icon={IconCopy}
        tone="attention"
        title={words.title(other?.number ?? '')}
        explanation={words.text}
        onSubmit={() => void submit()}
      >
        {other && (
          <LinesTable
            label={words.title(other.number)}
            rows={rows}
            rowKey={(row) => row.name}
            rowHeight={28}
            columns={[
              { id: 'name', head: '', headLabel: words.other, cell: (row) => row.name },
              { id: 'this', head: `${words.this} ${order.number}`, cell: (row) => row.of(order) },
              { id: 'other', head: `${words.other} ${other.number}`, cell: (row) => row.of(other) },
            ]}
          />
        )}
        <p className={styles.quiet}>{words.hint}</p>
        <Problem text={release.problem} />
        <ButtonRow>
          <Button kind="primary" type="submit" keys="Mod+Enter" busy={release.isRunning}>
            {words.act}
          </Button>
          {other && (
            <Button onClick={() => go('/orders', { view: 'all', order: other.id })}>
              {words.open(other.number)}
            </Button>
          )}
        </ButtonRow>
      </HoldForm>
    </div>
  );
}
