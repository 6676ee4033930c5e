/** What the window's parts must know of each other: whether a panel is open, so that the rail may shrink. */
import { useEffect, useLayoutEffect, useState } from 'react';
import { create } from 'zustand';

const usePanels = create<{ readonly open: number }>()(() => ({ open: 0 }));

/** Says that a panel is open while mounted. */
export function useOpenPanel(open: boolean): void {
  useLayoutEffect(() => {
    if (!open) return;
    usePanels.setState((state) => ({ open: state.open + 1 }));
    return () => usePanels.setState((state) => ({ open: state.open - 1 }));
  }, [open]);
}

/** Whether a media query holds, followed live. */
export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const follow = (): void => setMatches(media.matches);
    follow();
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, [query]);
  return matches;
}

/** The rail is narrow below 1360 px with a panel open, and always below 900 px. */
export function useRailNarrow(): boolean {
  const panel = usePanels((state) => state.open > 0);
  const tight = useMedia('(max-width: 1359.98px)');
  const tiny = useMedia('(max-width: 899.98px)');
  return tiny || (tight && panel);
}
