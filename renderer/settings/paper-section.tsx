/** Paper size, and how scanned codes are understood. */
import { useState } from 'react';
import { useWords } from '../platform/words.ts';
import { Checkbox, RadioGroup } from '../ui/choice.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { SectionForm } from './section-form.tsx';
import styles from './settings.module.css';
import { useDraft } from './use-draft.ts';

const SIZES = ['A4', 'Letter'] as const;
const MOST_PREFIXES = 10;
const LONGEST = 20;

export function PaperSection() {
  const all = useWords().settingsScreen;
  const words = all.paper;
  const paper = useDraft('paper', all.sections.paper);
  const barcode = useDraft('barcode', words.scanner);
  if (!paper.values || !barcode.values) return <SectionForm section="paper">{null}</SectionForm>;
  const { minLength, isSkuCode, ignoredPrefixes } = barcode.values;
  return (
    <SectionForm section="paper" drafts={[paper, barcode]}>
      <div className={styles.form}>
        <RadioGroup
          label={words.size}
          value={paper.values.size}
          onChange={(size) => paper.set('size', size)}
          options={SIZES.map((value) => ({
            value,
            label: words.sizes[value],
            note: words.sizeNotes[value],
          }))}
        />
        <section className={styles.group} aria-label={words.scanner}>
          <h3 className={styles.heading}>{words.scanner}</h3>
          <NumberField
            label={words.minLength}
            width={220}
            min={1}
            max={LONGEST}
            value={minLength}
            onChange={(value) => value !== null && barcode.set('minLength', value)}
          />
          <Checkbox
            label={words.isSkuCode}
            checked={isSkuCode}
            onChange={(checked) => barcode.set('isSkuCode', checked)}
          />
          <Prefixes
            value={ignoredPrefixes}
            onChange={(prefixes) => barcode.set('ignoredPrefixes', prefixes)}
          />
        </section>
      </div>
    </SectionForm>
  );
}

/** Typed as one text; the spaces between are the person's until the field is left. */
function Prefixes({
  value,
  onChange,
}: {
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}) {
  const words = useWords().settingsScreen.paper;
  const [typed, setTyped] = useState<string | undefined>(undefined);
  return (
    <TextField
      label={words.prefixes}
      hint={words.prefixesHint}
      value={typed ?? value.join(' ')}
      onChange={(text) => {
        setTyped(text);
        onChange([...new Set(text.split(/\s+/).filter(Boolean))].slice(0, MOST_PREFIXES));
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
