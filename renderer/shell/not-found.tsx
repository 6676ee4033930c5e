/** For addresses that lead nowhere. */
import { useGo } from '../platform/address.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

export function NotFound() {
  const words = useWords().shell.notFound;
  const go = useGo();
  return (
    <EmptyState title={words.title} text={words.text}>
      <Button kind="primary" onClick={() => go('/')}>
        {words.action}
      </Button>
    </EmptyState>
  );
}
