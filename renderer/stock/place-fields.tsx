/** Where: the warehouse where there are several, and the bin. What goes out is chosen from where the item lies. */
import { useEffect } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { useLive } from '../platform/live.ts';
import { type Paging, useLiveRows } from '../platform/live-rows.ts';
import { useWords } from '../platform/words.ts';
import { type Option, SelectField } from '../ui/select-field.tsx';
import type { ActDraft } from './act-draft.ts';

type Item = NonNullable<QueryReply<'items.get'>>;
type Bin = QueryReply<'bins.list'>['bins'][number];

const BINS: Paging<'bins.list', Bin> = {
  name: 'bins.list',
  rowsOf: (reply) => reply.bins,
  idOf: (bin) => bin.id,
  nextOf: (reply) => reply.nextCursor,
  withCursor: (args, cursor) => ({ ...args, cursor }),
};
const PAGE = 500;

export function PlaceFields({
  item,
  draft,
  set,
  side,
  number,
}: {
  readonly item: Item;
  readonly draft: ActDraft;
  readonly set: (patch: Partial<ActDraft>) => void;
  /** `to`: the far end of a move. */
  readonly side: 'from' | 'to';
  readonly number: (value: number) => string;
}) {
  const words = useWords().stockScreen.form;
  const warehouses = useLive('warehouses.list', {}).data?.warehouses ?? [];
  const chosen = side === 'to' ? draft.toWarehouseId : draft.warehouseId;
  const warehouseId = chosen ?? warehouses.find((warehouse) => warehouse.isDefault)?.id ?? '';
  const bins = useLiveRows(BINS, { warehouseId, limit: PAGE });
  const { total, onNearEnd } = bins;
  useEffect(() => {
    if (total === undefined) onNearEnd('after');
  }, [total, onNearEnd]);

  const hereQty = new Map(item.bins.map((bin) => [bin.binId, bin.qty]));
  const isTaking = side === 'from' && (draft.act === 'move' || draft.act === 'write_off');
  const offered = isTaking ? bins.rows.filter((bin) => hereQty.has(bin.id)) : bins.rows;
  const none = side === 'from' && draft.act === 'count' ? words.whole : words.noBin;
  const options: Option[] = [
    { value: '', label: none },
    ...offered.map((bin) => {
      const qty = hereQty.get(bin.id);
      return {
        value: bin.id,
        label: bin.code,
        ...(qty === undefined ? {} : { note: words.placeQty(number(qty)) }),
      };
    }),
  ];
  const label = draft.act === 'move' ? (side === 'from' ? words.from : words.to) : undefined;
  return (
    <>
      {warehouses.length > 1 && (
        <SelectField
          label={label ?? words.warehouse}
          value={warehouseId}
          options={warehouses.map((warehouse) => ({ value: warehouse.id, label: warehouse.name }))}
          onChange={(id) =>
            set(side === 'to' ? { toWarehouseId: id, toBinId: '' } : { warehouseId: id, binId: '' })
          }
        />
      )}
      {bins.rows.length > 0 && (
        <SelectField
          label={warehouses.length > 1 ? words.bin : (label ?? words.bin)}
          searchable={options.length > 8}
          value={side === 'to' ? draft.toBinId : draft.binId}
          options={options}
          onChange={(id) => set(side === 'to' ? { toBinId: id } : { binId: id })}
        />
      )}
    </>
  );
}
