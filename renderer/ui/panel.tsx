/** The parts of a detail panel: its head with the place in the list, sections divided by hairlines, headings. */
import { IconChevronDown, IconChevronUp, IconCopy, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { IconButton } from './icon-button.tsx';
import { useKitWords } from './kit-words.tsx';
import styles from './panel.module.css';

/** The panel itself: scrolls, says what it shows. */
export function Panel({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className={styles.panel} aria-label={label} tabIndex={-1}>
      {children}
    </section>
  );
}

export interface PanelHeadProps {
  /** "1 of 17 in Needs me". */
  readonly position: string;
  readonly onPrevious?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
  readonly onCopy?: (() => void) | undefined;
  readonly onClose?: (() => void) | undefined;
  /** Further buttons and the menu, before close. */
  readonly actions?: ReactNode;
  /** Above the title: the badge that says why this is here. */
  readonly lead?: ReactNode;
  /** Left of the title: a channel mark or a picture. */
  readonly mark?: ReactNode;
  /** Left of title and subtitle both: <PictureTile size={48}>. */
  readonly picture?: ReactNode;
  readonly title: ReactNode;
  /** 'figure' is 20/600 (numbers), 'words' 18/600. */
  readonly titleKind?: 'figure' | 'words';
  readonly subtitle?: ReactNode;
  /** Opposite the title: the total. */
  readonly figure?: ReactNode;
  /** Opposite the subtitle: a due time; give it a tone by <DueTime>. */
  readonly due?: ReactNode;
  /** Badges, or the buttons of the panel. */
  readonly children?: ReactNode;
}

export function PanelHead(props: PanelHeadProps) {
  const words = useKitWords();
  return (
    <header className={styles.head}>
      <div className={styles.bar}>
        <span className={styles.position}>{props.position}</span>
        <span className={styles.tools}>
          {props.onPrevious && (
            <IconButton icon={IconChevronUp} label={words.previous} keys="[" onClick={props.onPrevious} />
          )}
          {props.onNext && (
            <IconButton icon={IconChevronDown} label={words.next} keys="]" onClick={props.onNext} />
          )}
          {props.onCopy && <IconButton icon={IconCopy} label={words.copy} keys="c" onClick={props.onCopy} />}
          {props.actions}
          {props.onClose && (
            <IconButton icon={IconX} label={words.close} keys="Escape" onClick={props.onClose} />
          )}
        </span>
      </div>
      {props.lead && <div className={styles.lead}>{props.lead}</div>}
      <div className={classes(styles.titleRow, props.lead !== undefined && styles.afterLead)}>
        {props.picture}
        <div className={styles.titleText}>
          <div className={classes(styles.line, styles.firstLine)}>
            <span className={styles.titleLine}>
              {props.mark}
              <h2 className={classes(styles.title, props.titleKind === 'words' && styles.words)}>
                {props.title}
              </h2>
            </span>
            {props.figure !== undefined && (
              <span className={classes(styles.title, styles.figure)}>{props.figure}</span>
            )}
          </div>
          {(props.subtitle ?? props.due) !== undefined && (
            <div className={classes(styles.line, styles.second)}>
              <span className={styles.subtitle}>{props.subtitle}</span>
              {props.due !== undefined && <span>{props.due}</span>}
            </div>
          )}
        </div>
      </div>
      {props.children && <div className={styles.badges}>{props.children}</div>}
    </header>
  );
}

export interface PanelSectionProps {
  readonly title?: string;
  readonly children: ReactNode;
  /** Two equal columns of blocks (address, money). */
  readonly columns?: boolean;
  /** Ends with rows: less space below. */
  readonly tight?: boolean;
}

/** A part of the panel, hairline below. */
export function PanelSection({ title, children, columns, tight }: PanelSectionProps) {
  return (
    <section
      className={classes(styles.section, tight && styles.tight)}
      {...(title ? { 'aria-label': title } : {})}
    >
      {title && <h3 className={styles.heading}>{title}</h3>}
      {columns ? <div className={styles.columns}>{children}</div> : children}
    </section>
  );
}

/** A block with a small heading inside a section of columns. */
export function PanelBlock({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.block}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </div>
  );
}

/** Buttons side by side, with room for a remark at the end. */
export function ButtonRow({
  children,
  remark,
}: {
  readonly children: ReactNode;
  readonly remark?: ReactNode;
}) {
  return (
    <div className={styles.buttons}>
      {children}
      {remark && <span className={styles.remark}>{remark}</span>}
    </div>
  );
}
