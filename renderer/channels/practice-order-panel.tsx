/** What the practice shop itself shows of an order: the other side of what Orderly says. */
import type { AccountView } from '../../shared/api/channels.ts';
import type { PracticeOrder } from '../../shared/api/practice.ts';
import { useGo } from '../platform/address.ts';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { LineName, LinesTable } from '../ui/lines-table.tsx';
import { ChannelMark } from '../ui/marks.tsx';
import { Panel, PanelHead, PanelSection } from '../ui/panel.tsx';
import { Second } from '../ui/row-parts.tsx';
import { letterOf } from './account-columns.tsx';
import styles from './channels.module.css';
import { shopMoney, shopStatus } from './practice-words.ts';

export interface PracticeOrderPanelProps {
  readonly account: AccountView;
  readonly number: string | undefined;
  readonly order: PracticeOrder | undefined;
  readonly isKnown: boolean;
}

export function PracticeOrderPanel({ account, number, order, isKnown }: PracticeOrderPanelProps) {
  const all = useWords();
  const words = all.channelsScreen.practice;
  const formats = useFormats();
  const go = useGo();
  if (!order || order.number !== number) {
    const text = number !== undefined && isKnown && !order ? words.notFound(number) : words.choose;
    return (
      <Panel label={words.shows}>
        <PanelSection>
          <EmptyState title={words.shows} text={text} />
        </PanelSection>
      </Panel>
    );
  }
  return (
    <Panel label={words.shows}>
      <PanelHead
        position={words.shows}
        mark={<ChannelMark letter={letterOf(account.name)} name={account.name} size="panel" />}
        title={order.number}
        figure={shopMoney(order)}
        subtitle={order.customer}
        due={shopStatus(order.status, all)}
      >
        <Button onClick={() => go('/orders', { view: 'all', filter: order.number })}>{words.here}</Button>
      </PanelHead>
      <PanelSection tight>
        <LinesTable
          label={words.lines}
          rows={order.lines}
          rowKey={(line) => `${line.sku} ${line.name}`}
          columns={[
            { id: 'name', head: words.name, cell: (line) => <LineName name={line.name} note={line.sku} /> },
            {
              id: 'qty',
              head: words.qty,
              align: 'right',
              width: 60,
              cell: (line) => formats.quantity(line.qty),
            },
            {
              id: 'stock',
              head: words.stock,
              align: 'right',
              width: 90,
              cell: (line) => (line.stockQty === null ? '–' : formats.number(line.stockQty)),
            },
          ]}
        />
      </PanelSection>
      <PanelSection title={words.tracking}>
        {order.trackings.length === 0 ? (
          <p className={styles.quiet}>{words.noTracking}</p>
        ) : (
          order.trackings.map((tracking) => (
            <p key={tracking.number}>
              <b>{tracking.number}</b> <Second>{tracking.carrier}</Second>
            </p>
          ))
        )}
      </PanelSection>
      <PanelSection title={words.notes}>
        {order.notes.length === 0 ? (
          <p className={styles.quiet}>{words.noNotes}</p>
        ) : (
          <ul className={styles.notes}>
            {order.notes.map((note, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: notes are only ever added in front
              <li key={order.notes.length - index}>
                {note.text} {note.isForCustomer && <Second>{words.forCustomer}</Second>}
              </li>
            ))}
          </ul>
        )}
      </PanelSection>
    </Panel>
  );
}
