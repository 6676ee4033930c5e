/** The lines of an order: what was ordered, what is claimed, what has left, what is there. */
import {
  IconDownload,
  IconGift,
  IconPackage,
  IconPercentage,
  IconTool,
  IconTruck,
} from '@tabler/icons-react';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import { Figure } from '../ui/figure.tsx';
import type { IconShape } from '../ui/icon.tsx';
import { LineName, LinesTable } from '../ui/lines-table.tsx';
import { PictureTile } from '../ui/marks.tsx';
import { PanelSection } from '../ui/panel.tsx';
import { AvailableSum } from './available-sum.tsx';
import type { Order } from './solve/solve-form.ts';

type Line = Order['lines'][number];

const ICONS: Readonly<Record<Line['kind'], IconShape>> = {
  goods: IconPackage,
  service: IconTool,
  download: IconDownload,
  gift_card: IconGift,
  fee: IconPercentage,
  shipping: IconTruck,
};

/** Shops often write the variant into the name; it need not be read twice. */
const isInName = ({ name, variant }: Line): boolean =>
  variant
    .split(', ')
    .map((part) => part.replace(/^[^:]*: /, ''))
    .every((value) => name.toLocaleLowerCase().includes(value.toLocaleLowerCase()));

/** Fees and shipping stand in the money, not among what is delivered. */
const isDelivered = (line: Line): boolean => line.kind !== 'fee' && line.kind !== 'shipping';

export function OrderLines({ order }: { readonly order: Order }) {
  const words = useWords().orders.panel.lines;
  const formats = useFormats();
  const lines = order.lines.filter(isDelivered);
  const units = lines.reduce((sum, line) => sum + line.orderedQty, 0);
  const isOver = (line: Line): boolean =>
    line.orderedQty - line.cancelledQty - line.shippedQty <= 0 && order.life !== 'open';
  const noteOf = (line: Line): string =>
    [
      isInName(line) ? '' : line.variant,
      line.sku,
      line.kind === 'goods' ? '' : words.kinds[line.kind],
      line.kind === 'goods' && line.itemId === null && !order.isHistory ? words.unlinked : '',
      line.cancelledQty > 0 ? words.cancelled(line.cancelledQty) : '',
      line.channelCancelledQty > 0 ? words.cancelledThere(line.channelCancelledQty) : '',
      line.refundedQty > 0 ? words.refunded(line.refundedQty) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  if (lines.length === 0) return null;
  return (
    <PanelSection tight>
      <LinesTable
        label={words.label}
        rows={lines}
        rowKey={(line) => line.id}
        rowTone={(line) => (isOver(line) ? 'done' : undefined)}
        columns={[
          {
            id: 'name',
            head: words.head(lines.length, units),
            indent: true,
            cell: (line) => (
              <LineName
                picture={<PictureTile icon={ICONS[line.kind]} />}
                name={line.name}
                note={noteOf(line)}
              />
            ),
          },
          {
            id: 'ordered',
            head: words.ordered,
            align: 'right',
            strong: true,
            cell: (line) => formats.quantity(line.orderedQty),
          },
          {
            id: 'allocated',
            head: words.allocated,
            align: 'right',
            cell: (line) => formats.quantity(line.allocatedQty),
          },
          {
            id: 'shipped',
            head: words.shipped,
            align: 'right',
            cell: (line) => formats.quantity(line.shippedQty),
          },
          {
            id: 'available',
            head: words.available,
            align: 'right',
            cell: (line) =>
              line.itemId === null || line.availableQty === null ? '–' : <Available line={line} />,
          },
        ]}
      />
    </PanelSection>
  );
}

function Available({ line }: { readonly line: Line }) {
  const words = useWords().orders.panel.lines;
  const formats = useFormats();
  const { itemId, availableQty } = line;
  if (itemId === null || availableQty === null) return '–';
  const isShort = line.backorderedQty > 0;
  return (
    <Figure
      label={words.availableOf(line.name)}
      explain={() => <AvailableSum itemId={itemId} />}
      tone={isShort ? 'attention' : 'normal'}
    >
      {formats.number(availableQty)}
    </Figure>
  );
}
