/** Colours: what a new screen starts with, and this one's own choice. */
import { useAct } from '../platform/act.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { useColorTheme } from '../theme/color-theme.ts';
import { Segment } from '../ui/choice.tsx';
import { Problem } from '../ui/problem.tsx';
import { SectionForm } from './section-form.tsx';
import styles from './settings.module.css';

const THEMES = ['system', 'light', 'dark'] as const;

export function AppearanceSection() {
  const all = useWords().settingsScreen;
  const words = all.appearance;
  const start = useLive('settings.get', {}).data?.appearance.theme;
  const { choice, choose } = useColorTheme();
  const update = useAct('settings.update');
  const options = THEMES.map((value) => ({ value, label: words.theme[value] }));
  return (
    <SectionForm section="appearance">
      <div className={styles.form}>
        <Segment label={words.here} options={options} value={choice} onChange={choose} />
        <p className={styles.quiet}>{words.hereHint}</p>
        {start && (
          <Segment
            label={words.start}
            options={options}
            value={start}
            onChange={(theme) =>
              void update.run({ section: 'appearance', patch: { theme } }, all.saved(all.sections.appearance))
            }
          />
        )}
        <Problem text={update.problem} />
      </div>
    </SectionForm>
  );
}
