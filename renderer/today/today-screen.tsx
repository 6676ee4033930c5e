/** Today. */

import { useWords } from '../platform/words.ts';
import { Screen } from '../ui/frame.tsx';
import { ScreenHead } from '../ui/screen-head.tsx';

export function TodayScreen() {
  const words = useWords().today;
  return (
    <Screen>
      <ScreenHead title={words.title} />
    </Screen>
  );
}
