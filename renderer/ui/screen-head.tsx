/** The head of a screen: its title, its views with counts, and the one thing to do at the right. */
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { useKitWords } from './kit-words.tsx';
import styles from './screen-head.module.css';
import { useKeys } from './use-keys.ts';

export interface View {
  readonly id: string;
  readonly name: string;
  readonly count?: number | undefined;
}

export interface ViewTabsProps {
  readonly views: readonly View[];
  readonly current: string;
  readonly onView: (id: string) => void;
  /** Binds 1–9 to the views; default true. */
  readonly keys?: boolean;
}

/** Words with their count; the current one on fill. Keys 1–9. */
export function ViewTabs({ views, current, onView, keys = true }: ViewTabsProps) {
  const words = useKitWords();
  useKeys(
    words.views,
    views.slice(0, 9).map((view, index) => ({
      keys: String(index + 1),
      label: view.name,
      run: () => onView(view.id),
    })),
    { enabled: keys },
  );
  return (
    <nav className={styles.views} aria-label={words.views}>
      {views.map((view) => (
        <button
          key={view.id}
          type="button"
          className={styles.view}
          aria-current={view.id === current ? 'true' : undefined}
          onClick={() => onView(view.id)}
        >
          {view.name}
          {view.count !== undefined && view.count > 0 && <span className={styles.count}>{view.count}</span>}
        </button>
      ))}
    </nav>
  );
}

export interface ScreenHeadProps {
  readonly title: string;
  /** <ViewTabs>. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

export function ScreenHead({ title, children, actions }: ScreenHeadProps) {
  return (
    <div className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.middle}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

/** A row of views without a title, under inner tabs. */
export function ViewRow({
  children,
  actions,
}: {
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className={classes(styles.head, styles.noTitle)}>
      <div className={styles.middle}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

export interface InnerTabsProps {
  readonly tabs: readonly View[];
  readonly current: string;
  readonly onTab: (id: string) => void;
  readonly label: string;
}

/** A screen's inner parts (Invoices · Payments): underlined. The current one is the screen's title. */
export function InnerTabs({ tabs, current, onTab, label }: InnerTabsProps) {
  return (
    <>
      <h1 className="visually-hidden">{tabs.find((tab) => tab.id === current)?.name}</h1>
      <nav className={styles.tabs} aria-label={label}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            className={styles.tab}
            aria-current={tab.id === current ? 'page' : undefined}
            onClick={() => onTab(tab.id)}
          >
            {tab.name}
            {tab.count !== undefined && tab.count > 0 && <span className={styles.count}>{tab.count}</span>}
          </button>
        ))}
      </nav>
    </>
  );
}
