/** The bar of acts below the pack table; the one that ends the work stands at the right. */
import { IconArrowBackUp, IconPlus, IconPrinter, IconScale, IconTruckDelivery } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { ActionBar } from '../ui/counter/counter-parts.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { ask, useAsking } from './asking.ts';
import styles from './counter-places.module.css';
import { act } from './pack-lane.ts';
import { openUnitsOf, waitingOf } from './pack-run.ts';
import { goodsName, type Pack } from './pack-said.ts';
import { usePapers } from './papers.ts';
import { focusWeight } from './weigh.ts';

export function PackActions({ pack }: { readonly pack: Pack }) {
  const all = useWords().pickAndPack;
  const words = all.pack;
  const papers = usePapers();
  const [asksRest, setAsksRest] = useState(false);
  const isAsking = useAsking((state) => state.asking?.kind === 'label');
  const { fulfilmentId } = pack;
  const open = openUnitsOf(pack);
  const current = pack.parcels.find((parcel) => parcel.id === pack.currentParcelId);
  const packed = pack.parcels.reduce((sum, parcel) => sum + parcel.units, 0);
  const leaving = waitingOf(pack)[0] ?? (open === 0 ? current : undefined);
  const slip = pack.parcels.findLast((parcel) => parcel.slipDocumentId !== null)?.slipDocumentId ?? null;
  const canShipHere = packed > 0 && open > 0;
  const canOpenNew = current !== undefined && current.units > 0 && open > 0;

  const takeBack = (): void => act(fulfilmentId, { kind: 'take_back' });
  // Always sent: what was scanned a moment ago may not be seen here yet, and an empty parcel is refused.
  const newParcel = (): void => act(fulfilmentId, { kind: 'new_parcel' });
  const handOver = (): void => {
    if (leaving) ask({ kind: 'label', fulfilmentId, parcelId: leaving.id, code: '' });
  };
  const print = (): void => {
    if (slip !== null) void papers.print(slip);
  };
  useKeys(all.title, [
    { keys: '-', label: words.takeBack, run: takeBack },
    { keys: 'b', label: words.newParcelAct, run: newParcel },
    { keys: 'w', label: words.weigh, run: focusWeight },
    { keys: 'l', label: words.handOver, run: handOver },
    { keys: 'p', label: words.slip, run: print },
  ]);
  return (
    <>
      <ActionBar
        end={
          <Button
            size="counter"
            kind={isAsking ? 'default' : 'primary'}
            icon={IconTruckDelivery}
            keys="l"
            notPossible={leaving ? undefined : words.toScan(open)}
            onClick={handOver}
          >
            {words.handOver}
          </Button>
        }
      >
        <Button size="counter" icon={IconArrowBackUp} keys="-" onClick={takeBack}>
          {words.takeBack}
        </Button>
        {open > 0 && (
          <Button
            size="counter"
            icon={IconPlus}
            keys="b"
            hideReason
            notPossible={canOpenNew ? undefined : words.nothingToTakeBack}
            onClick={newParcel}
          >
            {words.newParcelAct}
          </Button>
        )}
        {pack.parcels.length > 0 && (
          <Button size="counter" icon={IconScale} keys="w" onClick={focusWeight}>
            {words.weigh}
          </Button>
        )}
        {canShipHere && (
          <Button size="counter" onClick={() => setAsksRest(true)}>
            {words.shipHere}
          </Button>
        )}
        {slip !== null && (
          <Button size="counter" icon={IconPrinter} keys="p" onClick={print}>
            {words.slip}
          </Button>
        )}
      </ActionBar>
      <Dialog
        open={asksRest}
        title={words.rest.title(pack.orderNumber)}
        confirm={words.rest.confirm(packed)}
        cancel={words.rest.cancel}
        onCancel={() => setAsksRest(false)}
        onConfirm={() => {
          setAsksRest(false);
          act(fulfilmentId, { kind: 'ship_here' });
        }}
      >
        <p>{words.rest.text(packed, packed + open)}</p>
        <ul className={styles.rest}>
          {pack.lines
            .filter((line) => line.openQty > 0)
            .map((line) => (
              <li key={line.fulfilmentLineId}>{words.rest.line(line.openQty, goodsName(line))}</li>
            ))}
        </ul>
        <p>{words.rest.outside}</p>
      </Dialog>
    </>
  );
}
