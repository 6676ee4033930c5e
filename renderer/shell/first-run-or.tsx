/** Without any channel account the first choice stands in place of the screens that would be empty. */
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { useLive } from '../platform/live.ts';
import type { ScreenId } from './screens.ts';

/** Screens that make sense before anything is connected. */
const OPEN_BEFORE: readonly ScreenId[] = ['channels', 'settings'];

const files = import.meta.glob<{ readonly FirstRun: ComponentType }>('./first-run.tsx');
const load = files['./first-run.tsx'];
const FirstRun = load && lazy(async () => ({ default: (await load()).FirstRun }));

export function FirstRunOr({
  screenId,
  children,
}: {
  readonly screenId: ScreenId | undefined;
  readonly children: ReactNode;
}) {
  const accounts = useLive('accounts.list', {}).data?.accounts;
  const isFirst = accounts?.every((account) => account.state === 'removed') ?? false;
  if (!isFirst || !FirstRun || (screenId && OPEN_BEFORE.includes(screenId))) return children;
  return (
    <Suspense fallback={null}>
      <FirstRun />
    </Suspense>
  );
}
