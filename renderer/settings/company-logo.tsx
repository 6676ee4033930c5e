/** The logo: read from a file of this computer, checked for kind and size before it becomes part of the form. */
import { IconPhoto } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { Problem } from '../ui/problem.tsx';
import styles from './settings.module.css';

const MOST_BYTES = 200 * 1024;
const KINDS: ReadonlySet<string> = new Set(['image/png', 'image/jpeg']);

export interface CompanyLogoProps {
  /** Data URI; empty: none. */
  readonly logo: string;
  readonly onChange: (logo: string) => void;
  readonly error: string | undefined;
}

export function CompanyLogo({ logo, onChange, error }: CompanyLogoProps) {
  const words = useWords().settingsScreen.company;
  const formats = useFormats();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string | undefined>(undefined);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (!KINDS.has(file.type)) return setRefused(words.logoNotPicture);
    if (file.size > MOST_BYTES)
      return setRefused(words.logoTooLarge(formats.number(Math.ceil(file.size / 1024))));
    setRefused(undefined);
    onChange(await asDataUri(file));
  };
  return (
    <div className={styles.group}>
      <div className={styles.logo}>
        {logo !== '' && <img src={logo} alt={words.logoAlt} />}
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg"
          className="visually-hidden"
          aria-label={words.logo}
          tabIndex={-1}
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <Button icon={IconPhoto} onClick={() => input.current?.click()}>
          {logo === '' ? `${words.logo}: ${words.chooseLogo.toLocaleLowerCase()}` : words.replaceLogo}
        </Button>
        {logo !== '' && (
          <Button kind="quiet" onClick={() => onChange('')}>
            {words.removeLogo}
          </Button>
        )}
        <span className={styles.quiet}>{words.logoHint}</span>
      </div>
      <Problem text={refused ?? error} />
    </div>
  );
}

const asDataUri = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file cannot be read')));
    reader.readAsDataURL(file);
  });
