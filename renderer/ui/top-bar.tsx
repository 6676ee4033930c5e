/** The bar on top: the field that opens search and commands, how fresh the data is, who works here. */
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';
import styles from './top-bar.module.css';

export interface TopBarProps {
  /** What can be searched, in the field. */
  readonly searchLabel: string;
  readonly onSearch: () => void;
  /** <Freshness> and <OfflineSign>. */
  readonly status?: ReactNode;
  /** <PersonMark size="bar">, or a menu behind it. */
  readonly person?: ReactNode;
}

export function TopBar({ searchLabel, onSearch, status, person }: TopBarProps) {
  return (
    <header className={styles.bar}>
      <button type="button" className={styles.search} aria-haspopup="dialog" onClick={onSearch}>
        <Icon of={IconSearch} />
        <span className={styles.label}>{searchLabel}</span>
        <KeyCap keys="Mod+k" />
      </button>
      <div className={styles.status}>
        {status}
        {person}
      </div>
    </header>
  );
}
