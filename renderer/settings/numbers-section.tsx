/** How invoice numbers look, which comes next, and what stands under an invoice. */
import { businessDay } from '../../shared/settings/business-day.ts';
import { checkPattern, formatNumber, seriesYear } from '../../shared/settings/number-pattern.ts';
import { DEFAULT_SETTINGS } from '../../shared/settings/settings.ts';
import { useLive } from '../platform/live.ts';
import { useNow } from '../platform/now.ts';
import { useWords } from '../platform/words.ts';
import { NumberField } from '../ui/number-field.tsx';
import { TextareaField, TextField } from '../ui/text-field.tsx';
import { SectionForm } from './section-form.tsx';
import { SeriesTable } from './series-table.tsx';
import styles from './settings.module.css';
import { useDraft } from './use-draft.ts';

const LONGEST_TERM = 365;

export function NumbersSection() {
  const all = useWords().settingsScreen;
  const words = all.numbers;
  const draft = useDraft('invoice', all.sections.numbers);
  const values = draft.values;
  if (!values) return <SectionForm section="numbers">{null}</SectionForm>;
  return (
    <SectionForm section="numbers" drafts={[draft]}>
      <div className={styles.form}>
        <TextField
          label={words.pattern}
          hint={words.patternHint}
          value={values.numberPattern}
          onChange={(pattern) => {
            draft.set('numberPattern', pattern);
            draft.left('numberPattern');
          }}
          error={draft.error('numberPattern')}
        />
        <section className={styles.group} aria-label={words.preview}>
          <h3 className={styles.heading}>{words.preview}</h3>
          <Preview pattern={values.numberPattern} />
        </section>
        <NumberField
          label={words.term}
          unit={words.termUnit}
          width={160}
          min={0}
          max={LONGEST_TERM}
          value={values.paymentTermDays}
          onChange={(days) => days !== null && draft.set('paymentTermDays', days)}
        />
        <TextareaField
          label={words.footerNote}
          rows={2}
          value={values.footerNote}
          onChange={(note) => draft.set('footerNote', note)}
        />
        <SeriesTable />
      </div>
    </SectionForm>
  );
}

/** The next invoice as the pattern being typed would write it. */
function Preview({ pattern }: { readonly pattern: string }) {
  const now = useNow();
  const { zone } = useLive('settings.get', {}).data?.general ?? DEFAULT_SETTINGS.general;
  const series = useLive('series.list', {}).data?.series ?? [];
  if (checkPattern(pattern)) return <p className={styles.preview}>–</p>;
  const day = businessDay(zone, now);
  const year = seriesYear(pattern, day.year);
  const next = series.find((each) => each.series === 'invoice' && each.year === year)?.nextNumber ?? 1;
  return (
    <p className={styles.preview} aria-live="polite">
      {formatNumber(pattern, { number: next, year: day.year, month: day.month })}
    </p>
  );
}
