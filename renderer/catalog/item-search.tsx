/** A field that finds an item by name, SKU or barcode. */
import { useState } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { useLive } from '../platform/live.ts';
import { SelectField } from '../ui/select-field.tsx';
import { fullName } from './item-name.ts';

export type ItemHit = QueryReply<'items.search'>['items'][number];

const NONE: readonly ItemHit[] = [];

export function ItemSearch(props: {
  readonly label: string;
  readonly placeholder: string;
  readonly value: ItemHit | undefined;
  readonly onChange: (item: ItemHit | undefined) => void;
}) {
  const { value, onChange } = props;
  const [text, setText] = useState('');
  const found = useLive('items.search', { text, limit: 10 }, { isEnabled: text.trim() !== '' });
  const hits = text.trim() === '' ? NONE : (found.data?.items ?? NONE);
  const items = value && !hits.some((hit) => hit.id === value.id) ? [...hits, value] : hits;
  return (
    <SelectField
      label={props.label}
      placeholder={props.placeholder}
      searchable
      onSearch={setText}
      value={value?.id ?? null}
      options={items.map((item) => ({ value: item.id, label: item.sku, note: fullName(item) }))}
      onChange={(id) => onChange(items.find((item) => item.id === id))}
    />
  );
}
