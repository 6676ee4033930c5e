/** What belongs here and how it gets here, with the one thing to do; and what to say when it could not be loaded. */
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';
import { Icon, type IconShape } from './icon.tsx';

export interface EmptyStateProps {
  readonly title: string;
  readonly text?: ReactNode;
  /** A button or two. */
  readonly children?: ReactNode;
}

export function EmptyState({ title, text, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {text && <p className={styles.text}>{text}</p>}
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  );
}

/** What happened, what was kept, what to do. Stays until handled. */
export function ErrorState({ icon, title, text, children }: EmptyStateProps & { readonly icon: IconShape }) {
  return (
    <div className={styles.empty} role="alert">
      <Icon of={icon} size={20} className={styles.errorIcon} />
      <p className={styles.title}>{title}</p>
      {text && <p className={styles.text}>{text}</p>}
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  );
}

/** A band over every screen: practice, read-only. */
export function Banner({
  icon,
  children,
  action,
  tone = 'note',
}: {
  readonly icon: IconShape;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly tone?: 'note' | 'attention' | 'danger';
}) {
  return (
    <div className={styles.banner} data-tone={tone} role="status">
      <Icon of={icon} />
      <span className={styles.bannerText}>{children}</span>
      {action}
    </div>
  );
}
