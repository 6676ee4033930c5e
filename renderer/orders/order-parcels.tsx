/** Work in the warehouse and parcels, each with what can be followed. */
import { IconBox } from '@tabler/icons-react';
import { trackingUrl } from '../../shared/settings/carriers.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Folded } from '../ui/folded.tsx';
import styles from './order-panel.module.css';
import type { Order } from './solve/solve-form.ts';

type Parcel = Order['parcels'][number];

export function OrderParcels({ order }: { readonly order: Order }) {
  const words = useWords().orders.panel;
  const parcels = order.parcels.filter((parcel) => parcel.state !== 'unpacked');
  const work = order.fulfilments.filter((one) => one.state !== 'handed_over' && one.state !== 'cancelled');
  const phrase =
    parcels.length === 0
      ? (work[0] && words.workState[work[0].state]) || words.parcelsNone
      : parcels
          .map((parcel) => `${words.parcel(parcel.number)} ${words.parcelState[parcel.state]}`)
          .join(', ');
  if (parcels.length === 0) return <Folded name={words.parcels} phrase={phrase} icon={IconBox} />;
  return (
    <Folded
      name={words.parcels}
      phrase={phrase}
      startOpen={parcels.some((parcel) => parcel.state === 'handed_over')}
    >
      <ul className={styles.rows}>
        {parcels.map((parcel) => (
          <li key={parcel.id} className={styles.row}>
            <ParcelLine parcel={parcel} />
          </li>
        ))}
      </ul>
    </Folded>
  );
}

function ParcelLine({ parcel }: { readonly parcel: Parcel }) {
  const words = useWords().orders.panel;
  const formats = useFormats();
  const carriers = useLive('carriers.list', {}).data?.carriers;
  const carrier = carriers?.find((each) => each.code === parcel.carrierCode);
  const units = parcel.lines.reduce((sum, line) => sum + line.qty, 0);
  const link =
    carrier && carrier.linkTemplate !== '' && parcel.trackingNumber
      ? trackingUrl(carrier.linkTemplate, parcel.trackingNumber)
      : undefined;
  const facts = [
    words.parcel(parcel.number),
    words.parcelUnits(units),
    parcel.weightG === null ? '' : words.grams(formats.number(parcel.weightG)),
    parcel.way === null || parcel.way === 'carrier' ? (carrier?.name ?? '') : words.way[parcel.way],
  ];
  return (
    <>
      <span>
        {facts.filter(Boolean).join(' · ')}{' '}
        {link ? (
          <a
            href={link}
            target="_blank"
            rel="noreferrer noopener"
            aria-label={words.follow(parcel.trackingNumber ?? '')}
          >
            {parcel.trackingNumber}
          </a>
        ) : (
          parcel.trackingNumber
        )}
      </span>
      <span className={styles.quiet}>
        {parcel.handedOverAt === null ? words.parcelState[parcel.state] : formats.moment(parcel.handedOverAt)}
      </span>
    </>
  );
}
