/** What a check of a shop found, sentence by sentence. */
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useWords } from '../platform/words.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './channels.module.css';

export interface Finding {
  readonly code: string;
  readonly level: 'ok' | 'warning' | 'problem';
  readonly sentence: string;
}

const ICONS = { ok: IconCircleCheck, warning: IconAlertTriangle, problem: IconCircleX };

export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const words = useWords().channelsScreen.findings;
  return (
    <ul className={styles.findings} aria-label={words.title}>
      {findings.map((finding) => (
        <li key={finding.code} className={classes(styles.finding, styles[finding.level])}>
          <Icon of={ICONS[finding.level]} />
          <span>
            <span className="visually-hidden">{words[finding.level]}: </span>
            {finding.sentence}
          </span>
        </li>
      ))}
    </ul>
  );
}
