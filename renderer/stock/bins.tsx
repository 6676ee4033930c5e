/** Where an item lies: its bins, and what is in none. */
import type { QueryReply } from '../../shared/api/contract.ts';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import { LinesTable } from '../ui/lines-table.tsx';
import { PanelSection } from '../ui/panel.tsx';
import { Code, Second } from '../ui/row-parts.tsx';

type Item = NonNullable<QueryReply<'items.get'>>;

export function Bins({ item }: { readonly item: Item }) {
  const words = useWords().stockScreen.panel;
  const { quantity } = useFormats();
  if (item.bins.length === 0) return null;
  const names = new Map(item.warehouses.map((warehouse) => [warehouse.warehouseId, warehouse.name]));
  const inBins = item.bins.reduce((sum, bin) => sum + bin.qty, 0);
  const loose = item.total.onHandQty - inBins;
  const rows = [
    ...item.bins.map((bin) => ({
      ...bin,
      warehouse: names.size > 1 ? names.get(bin.warehouseId) : undefined,
    })),
    ...(loose > 0 ? [{ binId: '', code: words.noBin, qty: loose, warehouse: undefined }] : []),
  ];
  return (
    <PanelSection tight>
      <LinesTable
        label={words.bins}
        rowHeight={28}
        rules={false}
        rows={rows}
        rowKey={(bin) => bin.binId}
        columns={[
          {
            id: 'bin',
            head: words.bins,
            cell: (bin) => (
              <>
                <Code>{bin.code}</Code> {bin.warehouse && <Second>{bin.warehouse}</Second>}
              </>
            ),
          },
          { id: 'qty', head: '', headLabel: words.qty, align: 'right', cell: (bin) => quantity(bin.qty) },
        ]}
      />
    </PanelSection>
  );
}
