/** The sum behind a figure of an item, down to movements and orders. Asked for only when it is opened. */
import type { QueryInput, QueryReply } from '../../shared/api/contract.ts';
import { type Formats, useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Figure } from '../ui/figure.tsx';
import { Sum, type SumLine } from '../ui/sum.tsx';
import styles from './explain.module.css';

export type FigureName = QueryInput<'stock.explain'>['figure'];
type Row = NonNullable<QueryReply<'stock.explain'>>['rows'][number];

/** A figure with its sum. Zero needs none. */
export function StockFigure(props: {
  readonly itemId: string;
  readonly figure: FigureName;
  readonly warehouseId?: string | undefined;
  readonly qty: number;
  /** −1: shown as what it takes away. */
  readonly sign?: 1 | -1;
  readonly tone?: 'normal' | 'danger';
}) {
  const words = useWords().stock.figures;
  const { quantity } = useFormats();
  if (props.qty === 0) return '–';
  return (
    <Figure
      label={words[props.figure]}
      tone={props.tone ?? 'normal'}
      width={360}
      explain={() => <Explained {...props} />}
    >
      {quantity(props.qty * (props.sign ?? 1))}
    </Figure>
  );
}

function Explained(props: {
  readonly itemId: string;
  readonly figure: FigureName;
  readonly warehouseId?: string | undefined;
}) {
  const { itemId, figure, warehouseId } = props;
  const all = useWords();
  const formats = useFormats();
  const { data } = useLive('stock.explain', { itemId, figure, ...(warehouseId ? { warehouseId } : {}) });
  if (!data) return <p role="status">{all.shell.loading}</p>;
  const lines = data.rows.map((row, index) => lineOf(row, String(index), { words: all.stock, formats }));
  return (
    <div className={styles.explained}>
      <Sum
        title={all.stock.figures[figure]}
        lines={[
          ...lines,
          {
            id: 'result',
            name: all.stock.figures[figure],
            figures: [formats.quantity(data.qty)],
            result: true,
            ...(data.qty < 0 ? { negative: [0] } : {}),
          },
        ]}
      />
    </div>
  );
}

function lineOf(
  row: Row,
  id: string,
  { words, formats }: { readonly words: ReturnType<typeof useWords>['stock']; readonly formats: Formats },
): SumLine {
  const figures = [formats.quantity(row.qty)];
  switch (row.kind) {
    case 'term':
      return { id, figures, name: words.figures[row.figure] };
    case 'movement': {
      const { movement } = row;
      const about = [
        movement.orderNumber === null ? '' : words.rows.allocation(movement.orderNumber),
        movement.binCode ?? '',
        formats.day(movement.at),
      ];
      return {
        id,
        figures,
        name: words.causes[movement.cause],
        note: about.filter((part) => part !== '').join(' · '),
      };
    }
    case 'earlier':
      return { id, figures, name: words.rows.earlier(row.count) };
    case 'allocation':
      return { id, figures, name: words.rows.allocation(row.orderNumber), note: row.customerName };
    case 'waiting':
      return { id, figures, name: words.rows.waiting(row.orderNumber), note: row.customerName };
    case 'floor':
      return { id, figures, name: words.rows.floor };
    case 'more':
      return { id, figures, name: words.rows.more };
  }
}
