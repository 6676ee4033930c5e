/** Where it goes and what it costs, side by side. */
import type { Address } from '../../shared/base/address.ts';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import { Figure } from '../ui/figure.tsx';
import { KeyValue, type KeyValueRow } from '../ui/key-value.tsx';
import { PanelBlock, PanelSection } from '../ui/panel.tsx';
import { Second } from '../ui/row-parts.tsx';
import { Sum, type SumLine } from '../ui/sum.tsx';
import styles from './order-panel.module.css';
import type { Order } from './solve/solve-form.ts';

export function OrderMoney({ order }: { readonly order: Order }) {
  const words = useWords().orders.panel;
  return (
    <PanelSection columns>
      <div className={styles.address}>
        <PanelBlock title={words.deliverTo}>
          <AddressLines address={order.shipping} email={order.email} />
        </PanelBlock>
        {order.channelShipping && (
          <PanelBlock title={words.channelAddress}>
            <Second>{oneLine(order.channelShipping)}</Second>
          </PanelBlock>
        )}
        {!isSame(order.billing, order.shipping) && !isEmpty(order.billing) && (
          <PanelBlock title={words.billTo}>
            <Second>{oneLine(order.billing)}</Second>
          </PanelBlock>
        )}
      </div>
      <PanelBlock title={words.money.title}>
        <Money order={order} />
      </PanelBlock>
    </PanelSection>
  );
}

const isEmpty = (address: Address): boolean =>
  address.line1 === '' && address.city === '' && address.name === '';

const isSame = (a: Address, b: Address): boolean =>
  a.name === b.name &&
  a.line1 === b.line1 &&
  a.line2 === b.line2 &&
  a.postcode === b.postcode &&
  a.city === b.city;

const oneLine = (address: Address): string =>
  [
    address.name,
    address.company,
    address.line1,
    address.line2,
    `${address.postcode} ${address.city}`,
    address.country,
  ]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(', ');

function AddressLines({ address, email }: { readonly address: Address; readonly email: string }) {
  const words = useWords().orders.panel;
  const formats = useFormats();
  if (isEmpty(address)) return <Second>{words.noAddress}</Second>;
  const place = [
    [address.postcode, address.city].filter(Boolean).join(' '),
    // Shops give many regions as bare codes that no letter needs.
    /^[A-Z]{2}-/.test(address.region) ? '' : address.region,
    formats.country(address.country),
  ];
  const lines = [
    address.name,
    address.company,
    address.line1,
    address.line2,
    place.filter(Boolean).join(', '),
  ];
  return (
    <>
      {lines.filter(Boolean).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {[address.phone, email].filter(Boolean).map((line) => (
        <p key={line}>
          <Second>{line}</Second>
        </p>
      ))}
    </>
  );
}

function Money({ order }: { readonly order: Order }) {
  const words = useWords().orders.panel.money;
  const formats = useFormats();
  const money = (minor: number): string => formats.money(minor, order.currency);
  const goods = order.lines
    .filter((line) => line.kind !== 'fee' && line.kind !== 'shipping')
    .reduce((sum, line) => sum + line.totalMinor, 0);
  const row = (id: string, name: string, minor: number, strong = false): KeyValueRow => ({
    id,
    name,
    value: money(minor),
    strong,
  });
  const isPaid = order.paidMinor > 0;
  const openMinor = order.totalMinor - order.paidMinor;
  return (
    <KeyValue
      align="right"
      rows={[
        row('goods', words.goods, goods),
        ...(order.shippingMinor === 0
          ? []
          : [
              row(
                'shipping',
                order.shippingMethod === '' ? words.shipping : words.shippingBy(order.shippingMethod),
                order.shippingMinor,
              ),
            ]),
        ...(order.feeMinor === 0 ? [] : [row('fees', words.fees, order.feeMinor)]),
        row('tax', words.tax, order.taxMinor),
        row('total', words.total, order.totalMinor, true),
        ...(isPaid
          ? [
              {
                id: 'paid',
                name: words.paid(order.paymentTitle),
                value: (
                  <Figure label={words.paidSum} explain={() => <PaidSum order={order} />}>
                    {money(order.paidMinor)}
                  </Figure>
                ),
              },
            ]
          : []),
        ...(order.refundedMinor > 0 ? [row('refunded', words.refunded, -order.refundedMinor)] : []),
        ...(openMinor > 0 && order.life === 'open' ? [row('open', words.open, openMinor, true)] : []),
      ]}
    />
  );
}

/** Every payment and refund, down to what is left. */
function PaidSum({ order }: { readonly order: Order }) {
  const words = useWords().orders.panel;
  const formats = useFormats();
  const money = (minor: number): string => formats.money(minor, order.currency);
  const payments: SumLine[] = order.payments.map((payment) => ({
    id: payment.id,
    name: words.money.paymentFrom(payment.title || order.paymentTitle, formats.day(payment.receivedAt)),
    ...(payment.state === 'voided'
      ? { note: words.money.voided }
      : payment.source === 'person'
        ? { note: words.money.byHand }
        : {}),
    figures: [payment.state === 'voided' ? '–' : money(payment.amountMinor)],
  }));
  const refunds: SumLine[] = order.refunds.map((refund) => ({
    id: refund.id,
    name: words.money.refundOn(formats.day(refund.refundedAt)),
    ...(refund.isAfterInvoice
      ? { note: words.refundAfterInvoice }
      : refund.reason
        ? { note: refund.reason }
        : {}),
    figures: [money(-refund.amountMinor)],
  }));
  const left = order.paidMinor - order.refundedMinor;
  return (
    <Sum
      title={words.money.paidSum}
      lines={[
        ...payments,
        ...refunds,
        { id: 'left', name: words.money.result, figures: [money(left)], result: true },
      ]}
    />
  );
}
