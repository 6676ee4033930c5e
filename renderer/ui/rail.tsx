/** The rail of screens. A count beside a name means people are needed, nothing else; no count, no figure. */
import type { MouseEvent } from 'react';
import { classes } from './classes.ts';
import { useRailNarrow } from './frame-store.ts';
import { Icon, type IconShape } from './icon.tsx';
import { useKitWords } from './kit-words.tsx';
import styles from './rail.module.css';
import { Tooltip } from './tooltip.tsx';

export interface RailItem {
  readonly id: string;
  readonly name: string;
  readonly icon: IconShape;
  readonly href: string;
  /** How many need a person; 0 shows nothing. */
  readonly count?: number;
  /** Read out with the count: "11 need you". */
  readonly countWords?: string;
  readonly keys?: string;
}

export interface RailProps {
  readonly product: string;
  readonly items: readonly RailItem[];
  readonly current: string;
  /** Called for plain clicks; the address stays on the link, so it can be copied. */
  readonly onGo: (item: RailItem) => void;
  /** Who and where, at the foot: company, warehouse. */
  readonly place?: readonly string[];
  /** Default: follows the window's width and the open panel. */
  readonly narrow?: boolean;
}

export function Rail(props: RailProps) {
  const words = useKitWords();
  const measured = useRailNarrow();
  const narrow = props.narrow ?? measured;
  const go = (event: MouseEvent, item: RailItem): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    props.onGo(item);
  };
  return (
    <nav className={classes(styles.rail, narrow && styles.narrow)} aria-label={words.mainNavigation}>
      <div className={styles.product}>
        <svg className={styles.logo} viewBox="0 0 18 18" aria-hidden="true">
          <rect width="18" height="18" rx="5" />
          <circle cx="9" cy="9" r="4.6" />
        </svg>
        {!narrow && <span>{props.product}</span>}
      </div>
      <ul className={styles.items}>
        {props.items.map((item) => (
          <li key={item.id}>
            <Tooltip
              label={item.name}
              side="right"
              disabled={!narrow && !item.keys}
              {...(item.keys ? { keys: item.keys } : {})}
            >
              <a
                className={styles.item}
                href={item.href}
                aria-current={item.id === props.current ? 'page' : undefined}
                onClick={(event) => go(event, item)}
              >
                <Icon of={item.icon} size={16} />
                <span className={narrow ? 'visually-hidden' : styles.name}>{item.name}</span>
                {item.count !== undefined && item.count > 0 && (
                  <span className={styles.count}>
                    {item.count}
                    {item.countWords && <span className="visually-hidden">{` ${item.countWords}`}</span>}
                  </span>
                )}
              </a>
            </Tooltip>
          </li>
        ))}
      </ul>
      {props.place && !narrow && (
        <div className={styles.place}>
          {props.place.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
      )}
    </nav>
  );
}
