/** How far this round of packing is: what was closed since the program was opened, of that and what still waits. */
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import type { CounterBarProps } from '../ui/counter/counter-head.tsx';
import { useLane } from './pack-lane.ts';

export function useRound(): { readonly progress?: NonNullable<CounterBarProps['progress']> } {
  const words = useWords().pickAndPack;
  const done = useLane((lane) => lane.finished.size);
  const waiting = useLive('shipping.queue', {}).data?.pack.count ?? 0;
  if (done === 0) return {};
  const total = done + waiting;
  return { progress: { text: words.packedOf(done, total), done, total } };
}
