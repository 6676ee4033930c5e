/** The company as it stands on paper, with the head of an invoice beside it. */
import type { ReactNode } from 'react';
import type { Settings } from '../../shared/settings/settings.ts';
import { useWords } from '../platform/words.ts';
import { FieldRow } from '../ui/field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextareaField, TextField } from '../ui/text-field.tsx';
import { CompanyLogo } from './company-logo.tsx';
import { useCountryOptions } from './country-options.ts';
import { InvoiceHead } from './invoice-head.tsx';
import { SectionForm } from './section-form.tsx';
import styles from './settings.module.css';
import { type Draft, useDraft } from './use-draft.ts';

type Company = Settings['company'];

export function CompanySection() {
  const words = useWords().settingsScreen;
  const draft = useDraft('company', words.sections.company);
  return (
    <SectionForm section="company" drafts={[draft]}>
      {draft.values && (
        <div className={styles.columns}>
          <Fields draft={draft} values={draft.values} />
          <div className={styles.beside}>
            <h3 className={styles.heading}>{words.company.preview}</h3>
            <InvoiceHead company={draft.values} />
          </div>
        </div>
      )}
    </SectionForm>
  );
}

function Fields({ draft, values }: { readonly draft: Draft<'company'>; readonly values: Company }) {
  const words = useWords().settingsScreen.company;
  const countries = useCountryOptions();
  const field = (name: Exclude<keyof Company, 'logo'>) => ({
    label: words[name],
    value: values[name],
    onChange: (value: string) => draft.set(name, value),
    onBlur: () => draft.left(name),
    error: draft.error(name),
  });
  return (
    <div className={styles.form}>
      <Group title={words.groups.identity}>
        <FieldRow>
          <TextField {...field('name')} />
          <TextField {...field('legalName')} hint={words.legalNameHint} />
        </FieldRow>
        <CompanyLogo
          logo={values.logo}
          onChange={(logo) => {
            draft.set('logo', logo);
            draft.left('logo');
          }}
          error={draft.error('logo')}
        />
        <FieldRow>
          <TextField {...field('vatId')} />
          <TextField {...field('taxNumber')} />
        </FieldRow>
      </Group>
      <Group title={words.groups.address}>
        <TextField {...field('line1')} />
        <TextField {...field('line2')} />
        <FieldRow>
          <TextField {...field('postcode')} width={110} />
          <TextField {...field('city')} />
        </FieldRow>
        <FieldRow>
          <TextField {...field('region')} />
          <SelectField
            label={words.country}
            searchable
            options={countries}
            value={values.country === '' ? null : values.country}
            onChange={(country) => draft.set('country', country)}
            error={draft.error('country')}
          />
        </FieldRow>
      </Group>
      <Group title={words.groups.contact}>
        <FieldRow>
          <TextField {...field('email')} type="email" />
          <TextField {...field('phone')} />
        </FieldRow>
        <TextField {...field('website')} type="url" />
      </Group>
      <Group title={words.groups.bank}>
        <TextField {...field('bank')} />
        <FieldRow>
          <TextField {...field('iban')} />
          <TextField {...field('bic')} width={140} />
        </FieldRow>
      </Group>
      <Group title={words.groups.legal}>
        <FieldRow>
          <TextField {...field('register')} hint={words.registerHint} />
          <TextField {...field('managingDirector')} />
        </FieldRow>
        <TextareaField {...field('footer')} />
      </Group>
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.group} aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
}
