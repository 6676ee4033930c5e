/** A section: its title, what it is for, its fields, and the bar that saves them. Ctrl Enter saves. */
import type { ReactNode } from 'react';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { Problem } from '../ui/problem.tsx';
import { useKeys } from '../ui/use-keys.ts';
import type { Section } from './address.ts';
import styles from './settings.module.css';

/** As much of a draft as the bar needs; several drafts may stand behind one section. */
export interface Saving {
  readonly changes: number;
  readonly isSaving: boolean;
  readonly problem: string | undefined;
  readonly save: () => Promise<unknown>;
  readonly discard: () => void;
}

export interface SectionFormProps {
  readonly section: Section;
  /** Empty where everything is saved at once. */
  readonly drafts?: readonly Saving[];
  readonly children: ReactNode;
}

export function SectionForm({ section, drafts = [], children }: SectionFormProps) {
  const words = useWords().settingsScreen;
  const changes = drafts.reduce((sum, draft) => sum + draft.changes, 0);
  const isSaving = drafts.some((draft) => draft.isSaving);
  const save = async (): Promise<void> => {
    for (const draft of drafts) if (draft.changes > 0) await draft.save();
  };
  const discard = (): void => {
    for (const draft of drafts) draft.discard();
  };
  useKeys(
    words.title,
    [{ keys: 'Mod+Enter', label: words.save, whileTyping: true, run: () => void save() }],
    {
      enabled: changes > 0,
    },
  );
  return (
    <>
      <div className={styles.scroll}>
        <h2 className={styles.title}>{words.sections[section]}</h2>
        <p className={styles.lead}>{words.leads[section]}</p>
        {children}
      </div>
      {changes > 0 && (
        <section className={styles.bar} aria-label={words.unsaved(changes)}>
          <span className={styles.barText}>{words.unsaved(changes)}</span>
          {drafts.map((draft, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: always the same drafts
            <Problem key={index} text={draft.problem} />
          ))}
          <Button kind="quiet" onClick={discard}>
            {words.discard}
          </Button>
          <Button kind="primary" keys="Mod+Enter" busy={isSaving} onClick={() => void save()}>
            {words.save}
          </Button>
        </section>
      )}
    </>
  );
}
