/** An unknown code was scanned: which of the open lines is it? Digits choose; the code is remembered for the item. */
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { closeAsking } from './asking.ts';
import styles from './counter-places.module.css';
import { act } from './pack-lane.ts';
import { goodsName, type Pack, type PackLine } from './pack-said.ts';

export function LearnCode({
  code,
  parcelId,
  pack,
  lines,
}: {
  readonly code: string;
  readonly parcelId: string;
  readonly pack: Pack;
  readonly lines: readonly PackLine[];
}) {
  const words = useWords().pickAndPack.pack.learn;
  const choose = (line: PackLine): void => {
    closeAsking();
    const { fulfilmentLineId } = line;
    act(pack.fulfilmentId, { kind: 'learn', parcelId, code, fulfilmentLineId });
  };
  useKeys(words.title(code), [
    { keys: 'Escape', label: words.none, run: closeAsking },
    ...lines.slice(0, 9).map((line, index) => ({
      keys: String(index + 1),
      label: goodsName(line),
      run: () => choose(line),
    })),
  ]);
  return (
    <section className={styles.choices} aria-label={words.title(code)}>
      <h2 className={styles.subheading}>{words.title(code)}</h2>
      <p className={styles.hint}>{words.text}</p>
      {lines.map((line, index) => (
        <Button
          key={line.fulfilmentLineId}
          size="counter"
          {...(index < 9 ? { keys: String(index + 1) } : {})}
          onClick={() => choose(line)}
        >
          {[goodsName(line), line.sku].filter(Boolean).join(' · ')}
        </Button>
      ))}
      <Button size="counter" kind="quiet" keys="Escape" onClick={closeAsking}>
        {words.none}
      </Button>
    </section>
  );
}
