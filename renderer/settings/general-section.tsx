/** Zone, language of figures, cut-off, working days; with an example of what they come to. */
import { useMemo } from 'react';
import { shipByAt } from '../../shared/orders/ship-by.ts';
import { checkPatch } from '../../shared/settings/check.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import { useNow } from '../platform/now.ts';
import { useWords } from '../platform/words.ts';
import { Checkbox } from '../ui/choice.tsx';
import { FieldRow } from '../ui/field.tsx';
import { formatExact, formatMoney } from '../ui/format.ts';
import { NumberField } from '../ui/number-field.tsx';
import { Problem } from '../ui/problem.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { localeOptions, weekdayNames, zoneOptions } from './general-options.ts';
import { SectionForm } from './section-form.tsx';
import styles from './settings.module.css';
import { useDraft } from './use-draft.ts';

type General = Settings['general'];

const SAMPLE = { minor: 123_450, currency: 'EUR' };
const MOST_DAYS = 60;

export function GeneralSection() {
  const all = useWords().settingsScreen;
  const words = all.general;
  const draft = useDraft('general', all.sections.general);
  const values = draft.values;
  const zones = useMemo(() => zoneOptions(values?.zone), [values?.zone]);
  const locales = useMemo(() => localeOptions(values?.locale), [values?.locale]);
  if (!values) return <SectionForm section="general">{null}</SectionForm>;
  const toggle = (day: number, works: boolean): void => {
    const days = works ? [...values.workingDays, day] : values.workingDays.filter((each) => each !== day);
    draft.set(
      'workingDays',
      days.toSorted((a, b) => a - b),
    );
    draft.left('workingDays');
  };
  return (
    <SectionForm section="general" drafts={[draft]}>
      <div className={styles.form}>
        <FieldRow>
          <SelectField
            label={words.zone}
            hint={words.zoneHint}
            searchable
            options={zones}
            value={values.zone}
            onChange={(zone) => draft.set('zone', zone)}
            error={draft.error('zone')}
          />
          <SelectField
            label={words.locale}
            searchable
            options={locales}
            value={values.locale}
            onChange={(locale) => draft.set('locale', locale)}
            error={draft.error('locale')}
          />
        </FieldRow>
        <FieldRow>
          <TextField
            label={words.cutOff}
            hint={words.cutOffHint}
            value={values.cutOff}
            onChange={(cutOff) => draft.set('cutOff', cutOff)}
            onBlur={() => draft.left('cutOff')}
            error={draft.error('cutOff')}
          />
          <NumberField
            label={words.handlingDays}
            hint={words.handlingHint}
            min={0}
            max={MOST_DAYS}
            value={values.handlingDays}
            onChange={(days) => days !== null && draft.set('handlingDays', days)}
          />
        </FieldRow>
        <fieldset className={styles.group}>
          <legend className={styles.heading}>{words.workingDays}</legend>
          <div className={styles.days}>
            {weekdayNames(values.locale).map(({ day, name }) => (
              <Checkbox
                key={day}
                label={name}
                checked={values.workingDays.includes(day)}
                onChange={(works) => toggle(day, works)}
              />
            ))}
          </div>
          <Problem text={draft.error('workingDays')} />
        </fieldset>
        <section className={styles.group} aria-label={words.example}>
          <h3 className={styles.heading}>{words.example}</h3>
          <Example values={values} />
        </section>
      </div>
    </SectionForm>
  );
}

/** Nothing while the values make no sense: their fields say so. */
function Example({ values }: { readonly values: General }) {
  const words = useWords().settingsScreen.general;
  const nowMs = useNow();
  if (checkPatch('general', values).length > 0) return null;
  const when = { nowMs, zone: values.zone, locale: values.locale };
  return (
    <>
      <p>{words.sample(formatExact(nowMs, when), formatMoney(SAMPLE, values.locale))}</p>
      <p className={styles.quiet}>
        {words.exampleText(formatExact(nowMs, when), formatExact(shipByAt(nowMs, values), when))}
      </p>
    </>
  );
}
