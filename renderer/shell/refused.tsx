/** The host does not know this window: only a new address helps. */
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useWords } from '../platform/words.ts';
import { ErrorState } from '../ui/empty-state.tsx';
import { Frame } from '../ui/frame.tsx';

export function Refused() {
  const words = useWords().shell.connection;
  return (
    <Frame>
      <ErrorState icon={IconPlugConnectedX} title={words.refusedTitle} text={words.refusedText} />
    </Frame>
  );
}
