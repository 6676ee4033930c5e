/** Which line of an order: only its goods and services, and the whole order. */
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { SelectField } from '../ui/select-field.tsx';

export function LineField({
  orderId,
  value,
  onChange,
}: {
  readonly orderId: string;
  readonly value: string;
  /** '': the whole order. */
  readonly onChange: (lineId: string) => void;
}) {
  const words = useWords().feedbackScreen.attach;
  const order = useLive('orders.get', { orderId }).data;
  const lines = order?.lines.filter((line) => line.kind !== 'fee' && line.kind !== 'shipping') ?? [];
  if (lines.length === 0) return null;
  return (
    <SelectField
      label={words.line}
      value={value}
      onChange={onChange}
      options={[
        { value: '', label: words.whole },
        ...lines.map((line) => ({
          value: line.id,
          label: line.name,
          ...(line.variant ? { note: line.variant } : {}),
        })),
      ]}
    />
  );
}
