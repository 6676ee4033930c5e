/** The head of an invoice with the company's data as they are being typed. The real paper is made by the engine. */
import type { Settings } from '../../shared/settings/settings.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import styles from './settings.module.css';

export function InvoiceHead({ company }: { readonly company: Settings['company'] }) {
  const words = useWords().settingsScreen.company;
  const formats = useFormats();
  const series = useLive('series.list', {}).data?.series ?? [];
  const number = series.find((each) => each.series === 'invoice')?.example ?? '';
  const city = [company.postcode, company.city].filter(Boolean).join(' ');
  const country = company.country === '' ? '' : formats.country(company.country);
  const address = [company.line1, company.line2, city, company.region, country].filter(Boolean);
  const legal = company.legalName || company.name;
  return (
    <div className={styles.desk}>
      <section className={styles.paper} aria-label={words.preview}>
        <div className={styles.paperHead}>
          <div>
            <p className={styles.paperName}>{company.name || words.nameMissing}</p>
            {address.map((line) => (
              <p key={line} className={styles.paperQuiet}>
                {line}
              </p>
            ))}
          </div>
          {company.logo !== '' && <img src={company.logo} alt={words.logoAlt} />}
        </div>
        <div className={styles.paperHead}>
          <div>
            {words.sampleTo.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <div>
            <p className={styles.paperTitle}>{words.invoice}</p>
            <p>
              <span className={styles.paperQuiet}>{words.number}</span> {number}
            </p>
            <p>
              <span className={styles.paperQuiet}>{words.date}</span>{' '}
              {new Intl.DateTimeFormat(formats.locale, { timeZone: formats.zone }).format(formats.nowMs)}
            </p>
          </div>
        </div>
        <div className={styles.paperFoot}>
          <p>
            {lines(
              legal,
              labelled(words.vatId, company.vatId),
              labelled(words.taxNumber, company.taxNumber),
              company.register,
              labelled(words.managingDirector, company.managingDirector),
            )}
          </p>
          <p>{lines(company.email, company.phone, company.website)}</p>
          <p>{lines(company.bank, labelled(words.iban, company.iban), labelled(words.bic, company.bic))}</p>
          {company.footer !== '' && <p style={{ gridColumn: '1 / -1' }}>{company.footer}</p>}
        </div>
      </section>
    </div>
  );
}

const lines = (...texts: readonly string[]): string => texts.filter(Boolean).join('\n');
const labelled = (label: string, value: string): string => (value === '' ? '' : `${label} ${value}`);
