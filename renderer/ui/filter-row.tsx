/** The row of filters: tokens and a field to type the next one (`/` goes there), the order at the right. */
import { IconChevronDown, IconFilter2, IconX } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import styles from './filter-row.module.css';
import { Icon } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';
import { useKitWords } from './kit-words.tsx';
import { Menu, type MenuItem } from './menu.tsx';
import { useKeys } from './use-keys.ts';

export interface FilterRowProps {
  /** What can be filtered by, shown while empty. */
  readonly placeholder: string;
  /** 'channel:etsy', 'sku:A-12', 'total>50'. */
  readonly tokens: readonly string[];
  readonly onTokens: (tokens: readonly string[]) => void;
  /** Text being typed, for suggestions or search as one types. */
  readonly onDraft?: (text: string) => void;
  /** Orders to choose from; the chosen one is shown. */
  readonly sorts?: readonly MenuItem[];
  readonly sortLabel?: string;
  readonly aside?: ReactNode;
}

export function FilterRow(props: FilterRowProps) {
  const { tokens, onTokens, onDraft } = props;
  const words = useKitWords();
  const [draft, setDraft] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useKeys(props.placeholder, [{ keys: '/', label: props.placeholder, run: () => input.current?.focus() }]);
  const type = (text: string): void => {
    setDraft(text);
    onDraft?.(text);
  };
  const add = (): void => {
    const token = draft.trim();
    if (token && !tokens.includes(token)) onTokens([...tokens, token]);
    type('');
  };
  const chosen = props.sorts?.find((sort) => sort.chosen);
  return (
    <search className={styles.row}>
      <Icon of={IconFilter2} />
      {tokens.map((token) => (
        <span key={token} className={styles.token}>
          {token}
          <button
            type="button"
            className={styles.remove}
            aria-label={words.removeToken(token)}
            onClick={() => onTokens(tokens.filter((each) => each !== token))}
          >
            <Icon of={IconX} />
          </button>
        </span>
      ))}
      <span className={styles.field}>
        <input
          ref={input}
          className={styles.input}
          value={draft}
          placeholder={tokens.length === 0 ? props.placeholder : ''}
          aria-label={props.placeholder}
          autoComplete="off"
          spellCheck={false}
          size={Math.max(draft.length + 1, tokens.length === 0 ? props.placeholder.length : 4)}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
            else if (event.key === 'Backspace' && draft === '') onTokens(tokens.slice(0, -1));
            else if (event.key === 'Escape') {
              type('');
              event.currentTarget.blur();
            } else return;
            event.preventDefault();
          }}
        />
        {draft === '' && <KeyCap keys="/" />}
      </span>
      <span className={styles.aside}>
        {props.aside}
        {props.sorts && chosen && (
          <Menu
            label={props.sortLabel ?? chosen.label}
            groups={[props.sorts]}
            anchor={
              <button type="button" className={styles.sort}>
                {chosen.label}
                <Icon of={IconChevronDown} />
              </button>
            }
          />
        )}
      </span>
    </search>
  );
}
