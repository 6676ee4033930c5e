/** Without any channel account the first choice stands in place of the screens that would be empty. */
import { lazy, type ReactNode, Suspense } from 'react';
import { useLive } from '../platform/live.ts';
import type { ScreenId } from './screens.ts';

/** Screens that make sense before anything is connected. */
const OPEN_BEFORE: readonly ScreenId[] = ['channels', 'settings'];

const FirstRun = lazy(async () => ({ default: (await import('./first-run.tsx')).FirstRun }));

export function FirstRunOr({
  screenId,
  children,
}: {
  readonly screenId: ScreenId | undefined;
  readonly children: ReactNode;
}) {
  const accounts = useLive('accounts.list', {}).data?.accounts;
  const isFirst = accounts?.every((account) => account.state === 'removed') ?? false;
  if (!isFirst || (screenId && OPEN_BEFORE.includes(screenId))) return children;
  return (
    <Suspense fallback={null}>
      <FirstRun />
    </Suspense>
  );
}
