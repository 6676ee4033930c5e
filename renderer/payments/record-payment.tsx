/** Money that came by another way than the shop: the form of the orders, on top of another panel. */
import { PaymentForm } from '../orders/solve/payment-form.tsx';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { useKeys } from '../ui/use-keys.ts';

export function RecordPayment({
  orderId,
  wantsFocus,
  onFocused,
  onClose,
}: {
  readonly orderId: string;
  readonly wantsFocus: boolean;
  readonly onFocused: () => void;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const order = useLive('orders.get', { orderId }).data;
  useKeys(words.payments.record.title, [
    { keys: 'Escape', label: words.invoicesScreen.issue.close, whileTyping: true, run: onClose },
  ]);
  if (!order || order.id !== orderId) return null;
  return (
    <PaymentForm
      order={order}
      isHeld={order.holds.includes('payment')}
      isActive
      wantsFocus={wantsFocus}
      onFocused={onFocused}
      onActed={onClose}
    />
  );
}
