/** What still goes into the parcel: the next line large, open ones below, done ones sunk and grey. */
import { IconBarcode, IconPackage, IconScan } from '@tabler/icons-react';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import { DoneLine, NextLine, OpenLine } from '../ui/counter/counter-line.tsx';
import { Icon } from '../ui/icon.tsx';
import { PictureTile } from '../ui/marks.tsx';
import styles from './counter-places.module.css';
import { waitingOf } from './pack-run.ts';
import { goodsName, type Pack, type PackLine } from './pack-said.ts';
import { pictureOf } from './picture.ts';

export interface PackLinesProps {
  readonly pack: Pack;
  readonly lines: readonly PackLine[];
  readonly next: PackLine | undefined;
  readonly onChoose: (fulfilmentLineId: string) => void;
}

const noteOf = (line: PackLine): string => [line.variant, line.sku].filter(Boolean).join(' · ');

export function PackLines({ pack, lines, next, onChoose }: PackLinesProps) {
  const all = useWords().pickAndPack;
  const words = all.pack;
  const formats = useFormats();
  const open = lines.filter((line) => line.openQty > 0 && line !== next);
  const done = lines.filter((line) => line.openQty === 0);
  return (
    <>
      {next ? (
        <NextLine
          prompt={words.scanNext}
          promptIcon={IconScan}
          picture={<PictureTile {...pictureOf(next.imageUrl)} icon={IconPackage} size={136} />}
          name={next.name}
          note={noteOf(next)}
          progress={progressOf(next, words)}
          quantity={formats.number(next.openQty)}
        />
      ) : (
        <AwaitLabel pack={pack} />
      )}
      {open.map((line) => (
        <button
          key={line.fulfilmentLineId}
          type="button"
          className={styles.line}
          onClick={() => onChoose(line.fulfilmentLineId)}
        >
          <OpenLine
            picture={<PictureTile {...pictureOf(line.imageUrl)} icon={IconPackage} size={48} />}
            name={line.name}
            note={noteOf(line)}
            quantity={formats.number(line.openQty)}
          />
        </button>
      ))}
      {done.map((line) => (
        <DoneLine
          key={line.fulfilmentLineId}
          picture={<PictureTile {...pictureOf(line.imageUrl)} icon={IconPackage} size={32} />}
          name={goodsName(line)}
          text={all.of(line.packedQty, line.qty)}
        />
      ))}
    </>
  );
}

function progressOf(line: PackLine, words: ReturnType<typeof useWords>['pickAndPack']['pack']): string {
  if (line.packedQty > 0) return words.inParcel(line.packedQty, line.qty);
  return line.pickedQty <= line.packedQty && line.binCode ? words.lieAt(line.binCode) : '';
}

/** Everything is in: the table waits for the carrier's label. */
function AwaitLabel({ pack }: { readonly pack: Pack }) {
  const all = useWords().pickAndPack;
  const waiting = waitingOf(pack)[0] ?? pack.parcels.find((parcel) => parcel.id === pack.currentParcelId);
  if (!waiting) return null;
  return (
    <section className={styles.await} aria-label={all.pack.completeNote}>
      <span className={styles.awaitIcon}>
        <Icon of={IconBarcode} size={24} />
      </span>
      <div>
        <h2 className={styles.heading}>{all.label.title(waiting.number)}</h2>
        <p>{[all.units(waiting.units), waiting.carrierName].filter(Boolean).join(' · ')}</p>
        <p>{all.label.text}</p>
      </div>
    </section>
  );
}
