/** The orders that wait for an item, oldest first, each leading to its order. */
import type { QueryReply } from '../../shared/api/contract.ts';
import { useAccounts } from '../platform/accounts.ts';
import { useFormats } from '../platform/formats.ts';
import { RowLink } from '../platform/row-link.tsx';
import { useWords } from '../platform/words.ts';
import { LinesTable } from '../ui/lines-table.tsx';
import { ChannelMark } from '../ui/marks.tsx';
import { PanelSection } from '../ui/panel.tsx';
import { Marked, Quiet } from '../ui/row-parts.tsx';
import { DueTime } from '../ui/status.tsx';
import styles from './stock.module.css';

type Item = NonNullable<QueryReply<'items.get'>>;

export function Waiting({ item }: { readonly item: Item }) {
  const words = useWords().stockScreen.panel;
  const formats = useFormats();
  const accounts = useAccounts();
  if (item.waiting.length === 0) return null;
  const more = item.waitingCount - item.waiting.length;
  return (
    <PanelSection tight>
      <LinesTable
        label={words.waitingHead(item.waitingCount)}
        rowHeight={28}
        rules={false}
        rows={item.waiting}
        rowKey={(order) => order.orderId}
        columns={[
          {
            id: 'order',
            head: words.waitingHead(item.waitingCount),
            cell: (order) => {
              const account = accounts.of(order.accountId);
              return (
                <Marked mark={<ChannelMark letter={account.letter} name={account.name} />}>
                  <RowLink path="/orders" address={{ view: 'all', order: order.orderId }}>
                    {order.number}
                  </RowLink>
                </Marked>
              );
            },
          },
          {
            id: 'customer',
            head: '',
            headLabel: words.customer,
            cell: (order) => <Quiet>{order.customerName}</Quiet>,
          },
          {
            id: 'due',
            head: words.shipBy,
            align: 'right',
            cell: (order) =>
              order.shipByAt === null ? (
                '–'
              ) : (
                <DueTime
                  text={formats.due(order.shipByAt)}
                  tone={order.shipByAt < formats.nowMs ? 'danger' : 'attention'}
                />
              ),
          },
          {
            id: 'short',
            head: words.shortHead,
            align: 'right',
            width: 48,
            cell: (order) => formats.quantity(order.backorderedQty),
          },
        ]}
      />
      {more > 0 && <p className={styles.more}>{words.moreWait(more)}</p>}
    </PanelSection>
  );
}
