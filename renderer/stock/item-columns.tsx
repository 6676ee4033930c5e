/** The columns of the Stock list. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { ItemPicture } from '../catalog/item-picture.tsx';
import { type Formats, useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import type { Column } from '../ui/data-list/columns.ts';
import { Code, Marked, Second, Strong } from '../ui/row-parts.tsx';
import { DueTime, StatusWord } from '../ui/status.tsx';
import { useStockAddress } from './stock-address.ts';

export type ItemRow = QueryReply<'items.list'>['items'][number];
type Sort = 'sku' | 'name' | 'available';

export function useItemColumns(): readonly Column<ItemRow>[] {
  const all = useWords();
  const words = all.stockScreen;
  const { quantity, number } = useFormats();
  const [{ sort, dir }, setAddress] = useStockAddress();
  return useMemo(() => {
    const sortable = (id: Sort) => ({
      sorted: sort === id ? (dir === 'down' ? ('descending' as const) : ('ascending' as const)) : undefined,
      onSort: () => setAddress({ sort: id, dir: sort === id && dir !== 'down' ? 'down' : undefined }),
    });
    const figure = (id: string, head: string, value: (row: ItemRow) => number): Column<ItemRow> => ({
      id,
      head,
      width: head.length > 8 ? 68 : 52,
      align: 'right',
      gap: 12,
      cell: (row) => (row.isStocked ? quantity(value(row)) : '–'),
    });
    return [
      {
        id: 'sku',
        head: words.columns.sku,
        width: 134,
        ...sortable('sku'),
        cell: (row) => (
          <Marked mark={<ItemPicture imageUrl={row.imageUrl} isStocked={row.isStocked} />}>
            <Strong>
              <Code>{row.sku}</Code>
            </Strong>
          </Marked>
        ),
      },
      {
        id: 'name',
        head: words.columns.name,
        width: 130,
        grow: 1,
        ...sortable('name'),
        cell: (row) => (
          <span title={`${row.name} ${row.variant}`.trim()}>
            {row.name}{' '}
            <Second>{row.isStocked ? row.variant : `${row.variant} ${words.untracked}`.trim()}</Second>
          </span>
        ),
      },
      { ...figure('onHand', words.columns.onHand, (row) => row.onHandQty), yields: 1 },
      { ...figure('unavailable', words.columns.unavailable, (row) => row.unavailableQty), yields: 3 },
      { ...figure('committed', words.columns.committed, (row) => row.committedQty), yields: 2 },
      {
        ...figure('available', words.columns.available, (row) => row.availableQty),
        ...sortable('available'),
        cell: (row) =>
          row.availableQty < 0 ? (
            <DueTime text={number(row.availableQty)} tone="danger" />
          ) : row.isStocked ? (
            quantity(row.availableQty)
          ) : (
            '–'
          ),
      },
      {
        ...figure('waiting', words.columns.waiting, (row) => row.backorderedQty),
        cell: (row) =>
          row.backorderedQty > 0 ? <DueTime text={number(row.backorderedQty)} tone="danger" /> : '–',
      },
      {
        id: 'shop',
        head: words.columns.shop,
        width: 70,
        align: 'right',
        gap: 12,
        cell: (row) => shopFigure(row, { number, quantity }),
      },
    ];
  }, [words, quantity, number, sort, dir, setAddress]);
}

/** What shops show: amber where one differs without reason, else the figure they agree on. */
function shopFigure(row: ItemRow, { number, quantity }: Pick<Formats, 'number' | 'quantity'>): ReactNode {
  const different = row.shops.find((shop) => shop.isDifferent);
  if (different)
    return <StatusWord icon={IconAlertTriangle} word={number(different.qty ?? 0)} tone="attention" />;
  const shown = [...new Set(row.shops.flatMap((shop) => (shop.qty === null ? [] : [shop.qty])))];
  return shown.length === 0 ? '–' : shown.map(quantity).join(' · ');
}
