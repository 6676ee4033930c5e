/** Everything going live will write, one row a value: what the shop shows now and what it will be. */
import { IconCreditCard, IconStack2, IconTruck } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import type { Words } from '../../shared/words/words.ts';
import type { Formats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import type { Column } from '../ui/data-list/columns.ts';
import { Code, Quiet, Second, Strong } from '../ui/row-parts.tsx';
import { StatusWord } from '../ui/status.tsx';

export interface Write {
  readonly id: string;
  readonly kind: 'stock' | 'ship' | 'paid';
  /** The item's name, or the order. */
  readonly name: string;
  readonly variant: string;
  readonly sku: string;
  readonly now: string;
  readonly willBe: string;
}

type Preview = NonNullable<QueryReply<'account.go_live_preview'>>;

export const idOfWrite = (write: Write): string => write.id;
export const nameOfWrite = (write: Write): string => write.name;

/** Shipments and payments first: customers wait for them. */
export function writesOf(
  preview: Preview,
  words: Words['channelsScreen']['goLive'],
  formats: Formats,
): readonly Write[] {
  return [
    ...preview.shipments.map(
      (shipment): Write => ({
        id: shipment.parcelId,
        kind: 'ship',
        name: words.order(shipment.orderNumber),
        variant: '',
        sku: '',
        now: words.notShipped,
        willBe: words.shipped(shipment.trackingNumber ?? ''),
      }),
    ),
    ...preview.payments.map(
      (payment): Write => ({
        id: payment.paymentId,
        kind: 'paid',
        name: words.order(payment.orderNumber),
        variant: '',
        sku: '',
        now: words.unpaid,
        willBe: words.paid(formats.money(payment.amountMinor, payment.currency)),
      }),
    ),
    ...preview.stock.map(
      (level): Write => ({
        id: level.listingId,
        kind: 'stock',
        name: level.name,
        variant: level.variant,
        sku: level.sku,
        now: level.nowQty === null ? words.unknown : formats.number(level.nowQty),
        willBe: formats.number(level.willBeQty),
      }),
    ),
  ];
}

const ICONS = { stock: IconStack2, ship: IconTruck, paid: IconCreditCard };

export function useGoLiveColumns(): readonly Column<Write>[] {
  const words = useWords().channelsScreen.goLive;
  return useMemo(
    () => [
      {
        id: 'kind',
        head: words.what,
        width: 90,
        cell: (write) => <StatusWord icon={ICONS[write.kind]} word={words.kind[write.kind]} />,
      },
      {
        id: 'item',
        head: words.item,
        width: 160,
        grow: 1,
        cell: (write) => (
          <>
            {write.name} <Second>{write.variant}</Second>
          </>
        ),
      },
      {
        id: 'sku',
        head: words.sku,
        width: 110,
        yields: 1,
        cell: (write) => (write.sku === '' ? '–' : <Code>{write.sku}</Code>),
      },
      {
        id: 'now',
        head: words.now,
        width: 100,
        align: 'right',
        cell: (write) => <Quiet>{write.now}</Quiet>,
      },
      {
        id: 'willBe',
        head: words.willBe,
        width: 130,
        align: 'right',
        cell: (write) => <Strong>{write.willBe}</Strong>,
      },
    ],
    [words],
  );
}
