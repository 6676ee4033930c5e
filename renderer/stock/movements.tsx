/** The last movements of an item, newest first: what, why, where, and what was there afterwards. */
import type { QueryReply } from '../../shared/api/contract.ts';
import { useFormats } from '../platform/formats.ts';
import { RowLink } from '../platform/row-link.tsx';
import { useWords } from '../platform/words.ts';
import { Folded } from '../ui/folded.tsx';
import { LinesTable } from '../ui/lines-table.tsx';
import { Code, Quiet, Second } from '../ui/row-parts.tsx';

type Item = NonNullable<QueryReply<'items.get'>>;
type Movement = Item['movements'][number];

export function Movements({ item }: { readonly item: Item }) {
  const all = useWords();
  const words = all.stockScreen.panel;
  const formats = useFormats();
  const { movements } = item;
  const [last] = movements;
  if (!last) return <Folded name={words.movements} phrase={words.noMovements} />;
  const signed = (qty: number): string => `${qty > 0 ? '+' : ''}${formats.number(qty)}`;
  const phrase = words.lastMovement(
    signed(last.qty),
    all.stock.causes[last.cause].toLocaleLowerCase(),
    formats.day(last.at),
  );
  return (
    <Folded name={words.movements} phrase={phrase}>
      <LinesTable
        label={words.movements}
        rowHeight={28}
        rules={false}
        rows={movements}
        rowKey={(movement) => movement.id}
        columns={[
          {
            id: 'when',
            head: words.when,
            width: 58,
            cell: (movement) => (
              <span title={formats.exact(movement.at)}>
                <Quiet>{formats.day(movement.at)}</Quiet>
              </span>
            ),
          },
          { id: 'what', head: words.what, cell: (movement) => <What movement={movement} /> },
          { id: 'qty', head: words.qty, align: 'right', cell: (movement) => signed(movement.qty) },
          {
            id: 'after',
            head: words.after,
            align: 'right',
            cell: (movement) => formats.number(movement.balanceQty),
          },
        ]}
      />
    </Folded>
  );
}

function What({ movement }: { readonly movement: Movement }) {
  const words = useWords().stock;
  const reasons: Readonly<Record<string, string | undefined>> = words.reasons;
  const more = [movement.reason && (reasons[movement.reason] ?? movement.reason), movement.note].filter(
    (part) => part !== null && part !== '',
  );
  return (
    <>
      {words.causes[movement.cause]}{' '}
      {movement.orderId !== null && movement.orderNumber !== null && (
        <RowLink path="/orders" address={{ view: 'all', order: movement.orderId }}>
          {movement.orderNumber}
        </RowLink>
      )}{' '}
      <Second>
        {movement.binCode !== null && <Code>{movement.binCode}</Code>} {more.join(' · ')}
      </Second>
    </>
  );
}
