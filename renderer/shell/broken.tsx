/** What stands where a screen failed; the others go on working. */
import { IconAlertCircle } from '@tabler/icons-react';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/empty-state.tsx';

export function Broken({ reset }: { readonly reset: () => void }) {
  const words = useWords().shell.broken;
  return (
    <ErrorState icon={IconAlertCircle} title={words.title} text={words.text}>
      <Button kind="primary" onClick={reset}>
        {words.action}
      </Button>
    </ErrorState>
  );
}
