/** The sum behind an item's available quantity, down to its parts. Asked for when it is opened. */
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Sum } from '../ui/sum.tsx';

export function AvailableSum({ itemId }: { readonly itemId: string }) {
  const words = useWords().orders.sum;
  const formats = useFormats();
  const sum = useLive('stock.explain', { itemId, figure: 'available' }).data;
  if (!sum) return null;
  const rows = sum.rows.flatMap((row) => (row.kind === 'term' ? [row] : []));
  return (
    <Sum
      title={words.title}
      lines={[
        ...rows.map((row) => ({
          id: row.figure,
          name: words.figures[row.figure],
          figures: [formats.quantity(row.qty)],
        })),
        {
          id: 'result',
          name: words.figures.available,
          figures: [formats.number(sum.qty)],
          result: true,
          ...(sum.qty < 0 ? { negative: [0] } : {}),
        },
      ]}
    />
  );
}
