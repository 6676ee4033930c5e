/** List left, panel right: choosing a row never loses the list. In a very narrow window the panel covers the list. */
import type { ReactNode } from 'react';
import { useOpenPanel } from './frame-store.ts';
import styles from './split-view.module.css';

export interface SplitViewProps {
  readonly list: ReactNode;
  /** Nothing: the list takes the whole width. */
  readonly panel?: ReactNode;
  /** 480 orders, 420 stock and invoices, '40%' Today. */
  readonly panelWidth?: 480 | 420 | '40%';
}

export function SplitView({ list, panel, panelWidth = 480 }: SplitViewProps) {
  const open = panel !== undefined && panel !== null && panel !== false;
  useOpenPanel(open);
  return (
    <div className={styles.split}>
      <div className={styles.list}>{list}</div>
      {open && (
        <div className={styles.panel} style={{ width: panelWidth }}>
          {panel}
        </div>
      )}
    </div>
  );
}
