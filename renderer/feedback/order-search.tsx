/** A field that finds an order by number, name, e-mail or SKU. */
import { useState } from 'react';
import type { OrderRow } from '../../shared/api/orders.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { SelectField } from '../ui/select-field.tsx';

export type OrderHit = Pick<OrderRow, 'id' | 'number' | 'customerName'>;

const NONE: readonly OrderRow[] = [];

export function OrderSearch({
  value,
  onChange,
  error,
}: {
  readonly value: OrderHit | undefined;
  readonly onChange: (order: OrderHit | undefined) => void;
  readonly error?: string | undefined;
}) {
  const words = useWords().feedbackScreen.attach;
  const formats = useFormats();
  const [text, setText] = useState('');
  const found = useLive('orders.search', { text, limit: 8 }, { isEnabled: text.trim() !== '' });
  const hits = text.trim() === '' ? NONE : (found.data?.rows ?? NONE);
  const options = hits.map((order) => ({
    value: order.id,
    label: order.number,
    note: [order.customerName, formats.day(order.placedAt)].join(' · '),
  }));
  if (value && !hits.some((order) => order.id === value.id))
    options.push({ value: value.id, label: value.number, note: value.customerName });
  return (
    <SelectField
      label={words.order}
      placeholder={words.orderHint}
      searchable
      onSearch={setText}
      value={value?.id ?? null}
      options={options}
      error={error}
      onChange={(id) => onChange(hits.find((order) => order.id === id) ?? value)}
    />
  );
}
