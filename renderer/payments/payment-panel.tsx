/** One payment: where it came from, what it paid, and taking it back where it was recorded by mistake. */
import type { PaymentRow } from '../../shared/api/payments.ts';
import { useAct } from '../platform/act.ts';
import { useGo } from '../platform/address.ts';
import { useFormats } from '../platform/formats.ts';
import { RowLink } from '../platform/row-link.tsx';
import { usePanelKeys } from '../platform/row-moves.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { KeyValue } from '../ui/key-value.tsx';
import { Panel, PanelHead, PanelSection } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { useKeys } from '../ui/use-keys.ts';
import type { MoneyPanelProps } from './money-panel.ts';

export function PaymentPanel({
  row,
  position,
  moves,
  onClose,
}: MoneyPanelProps & { readonly row: PaymentRow }) {
  const all = useWords();
  const words = all.payments;
  const screen = all.invoicesScreen;
  const formats = useFormats();
  const go = useGo();
  const take = useAct('payment.void');
  usePanelKeys(screen.payments.label, { moves, onClose });
  useKeys(screen.payments.label, [
    { keys: 'o', label: screen.openOrder, run: () => go('/orders', { view: 'all', order: row.orderId }) },
  ]);
  const amount = formats.money(row.amountMinor, row.currency);
  const why = row.source === 'channel' ? words.cannotVoid.channel : words.cannotVoid.told;
  return (
    <Panel label={amount}>
      <PanelHead
        position={position}
        onPrevious={moves.onPrevious}
        onNext={moves.onNext}
        onClose={onClose}
        title={amount}
        subtitle={row.customerName}
      >
        {row.state === 'captured' ? (
          <Button
            kind="destructive"
            busy={take.isRunning}
            {...(row.canVoid ? {} : { notPossible: why })}
            onClick={() => void take.run({ paymentId: row.id }, screen.payments.voided(amount))}
          >
            {words.void}
          </Button>
        ) : undefined}
      </PanelHead>
      <Problem text={take.problem} />
      <PanelSection>
        <KeyValue
          rows={[
            {
              id: 'order',
              name: words.columns.order,
              value: (
                <RowLink path="/orders" address={{ view: 'all', order: row.orderId }}>
                  {row.orderNumber}
                </RowLink>
              ),
            },
            { id: 'customer', name: words.columns.customer, value: row.customerName },
            { id: 'method', name: words.columns.method, value: row.title },
            { id: 'received', name: words.columns.received, value: formats.exact(row.receivedAt) },
            {
              id: 'state',
              name: words.columns.state,
              value: `${words.state[row.state]} · ${words.source[row.source]}`,
            },
          ]}
        />
      </PanelSection>
    </Panel>
  );
}
