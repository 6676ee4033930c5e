/** The right half of the pack table: the parcel with weight, carrier and box, how it leaves, the last scans. */
import { useEffect, useState } from 'react';
import { z } from 'zod';
import type { Words } from '../../shared/words/words.ts';
import { useAct } from '../platform/act.ts';
import { isDesktop } from '../platform/desktop.ts';
import { type Formats, useFormats } from '../platform/formats.ts';
import { useKept } from '../platform/kept.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Checkbox, Segment } from '../ui/choice.tsx';
import { CounterSection, type PastScan, ScanLog } from '../ui/counter/counter-parts.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { Problem } from '../ui/problem.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useAsking } from './asking.ts';
import styles from './counter-places.module.css';
import { LabelForm } from './label-form.tsx';
import { useLane } from './pack-lane.ts';
import { openUnitsOf, waitingOf } from './pack-run.ts';
import { goodsName, type Pack, type Parcel } from './pack-said.ts';
import { weightMark } from './weigh.ts';

export function ParcelSide({ pack }: { readonly pack: Pack }) {
  const all = useWords();
  const words = all.pickAndPack.pack;
  const asking = useAsking((state) => state.asking);
  const shown = parcelShown(pack);
  const others = pack.parcels.filter((parcel) => parcel !== shown);
  const labelOf =
    asking?.kind === 'label' && asking.fulfilmentId === pack.fulfilmentId
      ? pack.parcels.find((parcel) => parcel.id === asking.parcelId)
      : undefined;
  return (
    <>
      {asking && labelOf && <LabelForm key={asking.code} pack={pack} parcel={labelOf} code={asking.code} />}
      <CounterSection
        kind="title"
        title={shown ? words.parcel(shown.number) : words.noParcel}
        aside={shown ? words.unitsOf(shown.units, pack.units) : words.firstScan}
      >
        {others.length > 0 && (
          <div className={styles.others}>
            {others.map((parcel) => (
              <p key={parcel.id}>
                {words.otherParcel(parcel.number, parcel.units, all.shipping.parcelState[parcel.state])}
              </p>
            ))}
          </div>
        )}
        {shown && <ParcelForm key={shown.id} pack={pack} parcel={shown} />}
        {shown && shown.unscannedUnits > 0 && (
          <p className={styles.remark}>{words.notScannedUnits(shown.unscannedUnits)}</p>
        )}
      </CounterSection>
      <LastScans pack={pack} />
      <AutoPrint />
    </>
  );
}

/** The parcel that is filled, else the one that leaves next. */
const parcelShown = (pack: Pack): Parcel | undefined =>
  pack.parcels.find((parcel) => parcel.id === pack.currentParcelId && openUnitsOf(pack) > 0) ??
  waitingOf(pack)[0] ??
  pack.parcels.at(-1);

const BOXES = ['s', 'm', 'l', 'own'] as const;

function ParcelForm({ pack, parcel }: { readonly pack: Pack; readonly parcel: Parcel }) {
  const words = useWords().pickAndPack.pack;
  const carriers = useLive('carriers.list', {}).data?.carriers ?? [];
  const setParcel = useAct('parcel.set');
  const [weight, setWeight] = useState(parcel.weightG);
  useEffect(() => setWeight(parcel.weightG), [parcel.weightG]);
  const parcelId = parcel.id;
  const saveWeight = (): void => {
    if (weight !== parcel.weightG) void setParcel.run({ parcelId, weightG: weight });
  };
  const box = BOXES.find((each) => words.boxes[each] === parcel.box);
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only hears of the focus leaving the field */}
      <div className={styles.fields} onBlur={saveWeight} {...weightMark}>
        <NumberField
          counter
          label={words.weight}
          unit={words.gram}
          min={1}
          max={2_000_000}
          value={weight}
          onChange={setWeight}
          onEnter={() => {
            saveWeight();
            // Back to the scanner.
            if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
          }}
        />
        <SelectField
          counter
          label={words.carrier}
          placeholder={words.noCarrier}
          value={parcel.carrierCode ?? pack.suggestedCarrierCode}
          onChange={(carrierCode) => void setParcel.run({ parcelId, carrierCode })}
          options={carriers
            .filter((carrier) => carrier.isActive || carrier.code === parcel.carrierCode)
            .map((carrier) => ({ value: carrier.code, label: carrier.name }))}
        />
      </div>
      <div className={styles.gap}>
        <Segment
          counter
          label={words.box}
          value={box ?? ''}
          onChange={(chosen) => {
            const known = BOXES.find((each) => each === chosen);
            if (known) void setParcel.run({ parcelId, box: words.boxes[known] });
          }}
          options={BOXES.map((each) => ({ value: each as string, label: words.boxes[each] }))}
        />
      </div>
      <Problem text={setParcel.problem} />
    </>
  );
}

function LastScans({ pack }: { readonly pack: Pack }) {
  const all = useWords();
  const words = all.pickAndPack.pack;
  const formats = useFormats();
  const waiting = useLane(
    (lane) => lane.steps.filter((step) => step.fulfilmentId === pack.fulfilmentId).length,
  );
  return (
    <CounterSection title={words.lastScans} {...(waiting > 1 ? { aside: words.waiting(waiting) } : {})}>
      {pack.scans.length === 0 ? (
        <p className={styles.remark}>{words.noScans}</p>
      ) : (
        <ScanLog scans={pack.scans.map((scan) => pastScan(scan, all, formats))} />
      )}
    </CounterSection>
  );
}

const NOW_MS = 4_000;

function pastScan(scan: Pack['scans'][number], all: Words, formats: Formats): PastScan {
  const words = all.pickAndPack;
  const { outcome } = scan;
  const name = goodsName(scan) || scan.code;
  const isRight = outcome === 'right' || outcome === 'take_back';
  const count = scan.count !== null && scan.of !== null ? words.of(scan.count, scan.of) : '';
  const notes = [
    outcome === 'right' && count,
    outcome === 'right' && scan.way === 'confirmed' && words.pack.notScanned,
    outcome === 'take_back' && all.shipping.outcome.take_back,
  ].filter((note) => typeof note === 'string' && note !== '');
  return {
    id: scan.id,
    kind: isRight ? 'right' : 'wrong',
    text: isRight ? name : `${name}: ${all.shipping.outcome[outcome]}`,
    ...(notes.length > 0 ? { note: notes.join(', ') } : {}),
    age: formats.nowMs - scan.at < NOW_MS ? words.pack.now : formats.age(scan.at),
  };
}

/** A browser's print dialog would stand before the scanner: there it must be asked for. */
export function useAutoPrint() {
  const [kept, set] = useKept('shipping.auto-print', z.boolean());
  return [kept ?? isDesktop(window.location), set] as const;
}

function AutoPrint() {
  const words = useWords().pickAndPack.pack;
  const [isOn, set] = useAutoPrint();
  return (
    <div className={styles.pad}>
      <Checkbox label={words.autoPrint} checked={isOn} onChange={set} />
    </div>
  );
}
