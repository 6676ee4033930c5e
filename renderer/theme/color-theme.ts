/**
 * Which colours this device shows: the person's choice (system, light, dark) kept on the device, and what it comes to
 * right now, written to <html data-theme>.
 */
import { create } from 'zustand';

export type ThemeChoice = 'system' | 'light' | 'dark';
export type Theme = 'light' | 'dark';

const KEY = 'orderly.theme';

const isChoice = (value: unknown): value is ThemeChoice =>
  value === 'system' || value === 'light' || value === 'dark';

function stored(): ThemeChoice {
  try {
    const value = localStorage.getItem(KEY);
    return isChoice(value) ? value : 'system';
  } catch {
    return 'system';
  }
}

const systemDark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)');

const resolve = (choice: ThemeChoice): Theme =>
  choice === 'system' ? (systemDark().matches ? 'dark' : 'light') : choice;

interface ThemeState {
  readonly choice: ThemeChoice;
  readonly theme: Theme;
  choose(choice: ThemeChoice): void;
}

/** The choice and the theme in force; `choose` keeps the choice for the next start. */
export const useColorTheme = create<ThemeState>()((set) => ({
  choice: 'system',
  theme: 'light',
  choose: (choice) => {
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // Storage may be forbidden (private window): the choice then lasts until the window closes.
    }
    set({ choice, theme: resolve(choice) });
  },
}));

/** Starts following the choice and the system; call once, before the first render. Returns what stops it. */
export function startColorTheme(): () => void {
  const show = (theme: Theme): void => document.documentElement.setAttribute('data-theme', theme);
  const stopShowing = useColorTheme.subscribe((state) => show(state.theme));
  const choice = stored();
  useColorTheme.setState({ choice, theme: resolve(choice) });
  show(resolve(choice));
  const system = systemDark();
  const follow = (): void => {
    const now = useColorTheme.getState().choice;
    useColorTheme.setState({ theme: resolve(now) });
  };
  system.addEventListener('change', follow);
  return () => {
    stopShowing();
    system.removeEventListener('change', follow);
  };
}
