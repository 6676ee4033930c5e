/** One customer: how to reach them, where parcels go, what they ordered, what they said. */
import { type ReactNode, useState } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import type { Address } from '../../shared/base/address.ts';
import { cityLines } from '../../shared/documents/party.ts';
import { type Formats, useFormats } from '../platform/formats.ts';
import { useLive, useTransport } from '../platform/live.ts';
import { RowLink } from '../platform/row-link.tsx';
import { type RowMoves, usePanelKeys } from '../platform/row-moves.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { KeyValue } from '../ui/key-value.tsx';
import { LinesTable } from '../ui/lines-table.tsx';
import { Panel, PanelBlock, PanelHead, PanelSection } from '../ui/panel.tsx';
import { Quiet, Second } from '../ui/row-parts.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { customerName } from './customer-name.ts';
import styles from './customers.module.css';
import { Said } from './said.tsx';

type Customer = NonNullable<QueryReply<'customers.get'>>;

export interface CustomerPanelProps {
  readonly customerId: string;
  readonly position: string;
  readonly moves: RowMoves;
  readonly onClose: () => void;
  readonly remark: (customerId: string, close: () => void) => ReactNode;
}

export function CustomerPanel({ customerId, position, moves, onClose, remark }: CustomerPanelProps) {
  const words = useWords().customersScreen;
  const customer = useLive('customers.get', { customerId }).data;
  const [isAdding, setAdding] = useState(false);
  const { shell } = useTransport();
  const copy = (): void => void (customer && navigator.clipboard?.writeText(customer.email));
  usePanelKeys(words.label, { moves, onClose, onCopy: copy });
  useKeys(words.label, [{ keys: 'n', label: words.panel.remark, run: () => setAdding(true) }]);
  if (!customer || customer.id !== customerId) return <Panel label={words.label}>{null}</Panel>;
  const name = customerName(customer) ?? words.nameless;
  const subtitle = [customer.company === name ? '' : customer.company, customer.accountName];
  return (
    <Panel label={name}>
      <PanelHead
        position={position}
        onPrevious={moves.onPrevious}
        onNext={moves.onNext}
        onCopy={copy}
        onClose={onClose}
        title={name}
        titleKind="words"
        subtitle={subtitle.filter((part) => part !== '').join(' · ')}
      >
        {isAdding ? undefined : (
          <>
            <Button keys="n" onClick={() => setAdding(true)}>
              {words.panel.remark}
            </Button>
            {customer.email !== '' && (
              <Button onClick={() => void shell().openOutside(`mailto:${customer.email}`)}>
                {words.panel.write}
              </Button>
            )}
          </>
        )}
      </PanelHead>
      {isAdding && remark(customer.id, () => setAdding(false))}
      <Contact customer={customer} />
      <Addresses customer={customer} />
      <Orders customer={customer} />
      <Said customerId={customer.id} count={customer.feedbackCount} />
    </Panel>
  );
}

function Contact({ customer }: { readonly customer: Customer }) {
  const words = useWords().customersScreen.panel;
  const formats = useFormats();
  const spent = customer.spent.map((sum) => formats.money(sum.totalMinor, sum.currency)).join(' · ');
  return (
    <PanelSection>
      <KeyValue
        rows={[
          { id: 'email', name: words.email, value: customer.email || '–' },
          { id: 'phone', name: words.phone, value: customer.phone || '–' },
          { id: 'spent', name: words.spent, value: spent || '–' },
        ]}
      />
    </PanelSection>
  );
}

function Addresses({ customer }: { readonly customer: Customer }) {
  const words = useWords().customers;
  const formats = useFormats();
  if (customer.addresses.length === 0) return null;
  return (
    <PanelSection columns>
      {customer.addresses.map(({ kind, address }) => (
        <PanelBlock key={`${kind} ${JSON.stringify(address)}`} title={words.addressKind[kind]}>
          {linesOf(address, formats).map((line) => (
            <p key={line} className={styles.line}>
              {line}
            </p>
          ))}
        </PanelBlock>
      ))}
    </PanelSection>
  );
}

const linesOf = (address: Address, { country }: Formats): readonly string[] => [
  ...new Set(
    [
      address.name,
      address.company,
      address.line1,
      address.line2,
      ...cityLines(address),
      address.country && country(address.country),
      address.phone,
    ].filter((line) => line !== ''),
  ),
];

function Orders({ customer }: { readonly customer: Customer }) {
  const all = useWords();
  const words = all.customersScreen.panel;
  const formats = useFormats();
  const stateWords: Readonly<Record<string, string | undefined>> = all.orders.fulfilment;
  const more = customer.orderCount - customer.orders.length;
  return (
    <PanelSection tight>
      <LinesTable
        label={all.customers.orders}
        rowHeight={28}
        rules={false}
        rows={customer.orders}
        rowKey={(order) => order.id}
        rowTone={(order) => (order.life === 'cancelled' ? 'done' : undefined)}
        columns={[
          {
            id: 'number',
            head: all.customers.orderCount(customer.orderCount),
            cell: (order) => (
              <RowLink path="/orders" address={{ view: 'all', order: order.id }}>
                {order.number}
              </RowLink>
            ),
          },
          {
            id: 'placed',
            head: words.placed,
            cell: (order) => (
              <span title={formats.exact(order.placedAt)}>
                <Quiet>{formats.day(order.placedAt)}</Quiet>
              </span>
            ),
          },
          {
            id: 'state',
            head: words.state,
            cell: (order) => (
              <Second>
                {order.life === 'cancelled'
                  ? words.cancelled
                  : (stateWords[order.fulfilmentStatus] ?? order.fulfilmentStatus)}
              </Second>
            ),
          },
          {
            id: 'total',
            head: words.total,
            align: 'right',
            cell: (order) => formats.money(order.totalMinor, order.currency),
          },
        ]}
      />
      {more > 0 && <p className={styles.more}>{words.moreOrders(more)}</p>}
    </PanelSection>
  );
}
