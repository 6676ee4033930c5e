/** A device on which nobody has chosen colours yet starts with those of the settings. */
import { useEffect } from 'react';
import { useLive } from '../platform/live.ts';
import { useColorTheme } from '../theme/color-theme.ts';

export function useStartColours(): void {
  const theme = useLive('settings.get', {}).data?.appearance.theme;
  const choice = useColorTheme((state) => state.choice);
  useEffect(() => {
    if (theme === undefined || choice !== 'system') return;
    useColorTheme.setState((state) => (theme === 'system' ? state : { ...state, theme }));
    if (theme !== 'system') document.documentElement.setAttribute('data-theme', theme);
  }, [theme, choice]);
}
