/** An order with money still to come: what was paid, what is open, and the form that records it. */
import { useCallback, useState } from 'react';
import type { UnpaidRow } from '../../shared/api/payments.ts';
import { useGo } from '../platform/address.ts';
import { useFormats } from '../platform/formats.ts';
import { RowLink } from '../platform/row-link.tsx';
import { usePanelKeys } from '../platform/row-moves.ts';
import { useWords } from '../platform/words.ts';
import { KeyValue } from '../ui/key-value.tsx';
import { Panel, PanelHead, PanelSection } from '../ui/panel.tsx';
import { Sum } from '../ui/sum.tsx';
import { useKeys } from '../ui/use-keys.ts';
import type { MoneyPanelProps } from './money-panel.ts';
import { RecordPayment } from './record-payment.tsx';

export function UnpaidPanel({
  row,
  position,
  moves,
  isDone,
  onClose,
  onSettled,
}: MoneyPanelProps & { readonly row: UnpaidRow }) {
  const all = useWords();
  const words = all.invoicesScreen;
  const formats = useFormats();
  const go = useGo();
  const [wantsFocus, setWants] = useState(false);
  const focused = useCallback(() => setWants(false), []);
  usePanelKeys(words.payments.label, { moves, onClose });
  useKeys(words.payments.label, [
    { keys: 'v', label: words.money.record, run: () => setWants(true) },
    { keys: 'o', label: words.openOrder, run: () => go('/orders', { view: 'all', order: row.orderId }) },
  ]);
  const money = (minor: number): string => formats.money(minor, row.currency);
  return (
    <Panel label={row.orderNumber}>
      <PanelHead
        position={position}
        onPrevious={moves.onPrevious}
        onNext={moves.onNext}
        onClose={onClose}
        title={
          <RowLink path="/orders" address={{ view: 'all', order: row.orderId }}>
            {row.orderNumber}
          </RowLink>
        }
        figure={money(row.openMinor)}
        subtitle={row.customerName}
      />
      {!isDone && (
        <RecordPayment
          key={row.orderId}
          orderId={row.orderId}
          wantsFocus={wantsFocus}
          onFocused={focused}
          onClose={onSettled}
        />
      )}
      <PanelSection>
        <Sum
          title={words.money.openTitle}
          lines={[
            { id: 'total', name: words.payments.total, figures: [money(row.totalMinor)] },
            {
              id: 'paid',
              name: words.payments.paid,
              figures: [row.paidMinor === 0 ? '–' : money(-row.paidMinor)],
            },
            { id: 'open', name: words.money.openTitle, figures: [money(row.openMinor)], result: true },
          ]}
        />
      </PanelSection>
      <PanelSection>
        <KeyValue
          rows={[
            { id: 'placed', name: words.payments.placed, value: formats.exact(row.placedAt) },
            {
              id: 'method',
              name: all.payments.columns.method,
              value: row.paymentTitle || row.paymentMethod || '–',
            },
            {
              id: 'policy',
              name: words.payments.policy,
              value: row.policy === 'wait' ? words.payments.waits : words.payments.ships,
            },
          ]}
        />
      </PanelSection>
    </Panel>
  );
}
