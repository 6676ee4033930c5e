/** Orders. */

import { useWords } from '../platform/words.ts';
import { Screen } from '../ui/frame.tsx';
import { ScreenHead } from '../ui/screen-head.tsx';

export function OrdersScreen() {
  const words = useWords().orders;
  return (
    <Screen>
      <ScreenHead title={words.title} />
    </Screen>
  );
}
