/** Settings: sections at the left, the chosen one at the right. */
import type { ComponentType } from 'react';
import { useWords } from '../platform/words.ts';
import { Screen } from '../ui/frame.tsx';
import { ScreenHead } from '../ui/screen-head.tsx';
import { ToastHost } from '../ui/toast.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { SECTIONS, type Section, useSettingsAddress } from './address.ts';
import { AppearanceSection } from './appearance-section.tsx';
import { CarriersSection } from './carriers-section.tsx';
import { CompanySection } from './company-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { NumbersSection } from './numbers-section.tsx';
import { PaperSection } from './paper-section.tsx';
import { PaymentsSection } from './payments-section.tsx';
import styles from './settings.module.css';
import { useUnsaved } from './use-draft.ts';
import { WarehousesSection } from './warehouses-section.tsx';

const PARTS: Readonly<Record<Section, ComponentType>> = {
  company: CompanySection,
  general: GeneralSection,
  warehouses: WarehousesSection,
  numbers: NumbersSection,
  payments: PaymentsSection,
  carriers: CarriersSection,
  paper: PaperSection,
  appearance: AppearanceSection,
};

export function SettingsScreen() {
  const words = useWords().settingsScreen;
  const [address, setAddress] = useSettingsAddress();
  const unsaved = useUnsaved();
  const at = SECTIONS.indexOf(address.section);
  const choose = (section: Section | undefined): void => {
    if (section) setAddress({ section, row: undefined }, { keepsHistory: true });
  };
  useKeys(words.title, [
    ...SECTIONS.map((section, index) => ({
      keys: String(index + 1),
      label: words.sections[section],
      run: () => choose(section),
    })),
    { keys: 'j', label: words.keys.next, run: () => choose(SECTIONS[at + 1]) },
    { keys: 'k', label: words.keys.previous, run: () => choose(SECTIONS[at - 1]) },
  ]);
  const Part = PARTS[address.section];
  return (
    <Screen>
      <ScreenHead title={words.title} />
      <div className={styles.screen}>
        <nav className={styles.nav} aria-label={words.sectionsLabel}>
          {SECTIONS.map((section) => (
            <button
              key={section}
              type="button"
              className={styles.item}
              aria-current={section === address.section ? 'page' : undefined}
              onClick={() => choose(section)}
            >
              {words.sections[section]}
              {unsaved(section) > 0 && (
                <span className={styles.dot} role="img" aria-label={words.unsaved(unsaved(section))} />
              )}
            </button>
          ))}
        </nav>
        <div className={styles.body}>
          <Part key={address.section} />
          <ToastHost />
        </div>
      </div>
    </Screen>
  );
}
