/** Countries by name in the person's language. */
import { useMemo } from 'react';
import { COUNTRY_CODES } from '../../shared/base/countries.ts';
import { useFormats } from '../platform/formats.ts';

export function useCountryOptions() {
  const { locale } = useFormats();
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' });
    return COUNTRY_CODES.map((value) => ({ value, label: names.of(value) ?? value, note: value })).sort(
      (a, b) => a.label.localeCompare(b.label, locale),
    );
  }, [locale]);
}
