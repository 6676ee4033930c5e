/** A list that could not be read: nothing is lost, and trying again is one press. */
import { IconAlertCircle } from '@tabler/icons-react';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/empty-state.tsx';

export function Failed({ onAgain }: { readonly onAgain: () => void }) {
  const words = useWords().pickAndPack.failed;
  return (
    <ErrorState icon={IconAlertCircle} title={words.title} text={words.text}>
      <Button kind="primary" onClick={onAgain}>
        {words.action}
      </Button>
    </ErrorState>
  );
}
