/** The rail's entries with their counts: how many things on a screen need a person. */
import { hrefOf } from '../platform/address.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { useNeeds } from '../today/use-needs.ts';
import type { RailItem } from '../ui/rail.tsx';
import { SCREENS, type ScreenId } from './screens.ts';

export function useRailItems(): readonly RailItem[] {
  const words = useWords().shell;
  const counts = useCounts();
  return SCREENS.map((screen) => ({
    id: screen.id,
    name: words.screens[screen.id],
    icon: screen.icon,
    href: hrefOf(screen.path),
    count: counts[screen.id] ?? 0,
    countWords: words.needYou,
    ...(screen.key === undefined ? {} : { keys: `g ${screen.key}` }),
  }));
}

function useCounts(): Partial<Record<ScreenId, number>> {
  const { needs } = useNeeds();
  const orders = useLive('orders.counts', {}).data;
  const work = useLive('shipping.queue', {}).data;
  const items = useLive('items.count', {}).data;
  const invoices = useLive('invoices.counts', {}).data;
  const feedback = useLive('feedback.counts', {}).data;
  const channels = useLive('sync.freshness', {}).data;
  return {
    today: needs?.length ?? 0,
    orders: orders?.needs_me ?? 0,
    pack: work?.stopped ?? 0,
    stock: items ? items.short + items.differs + items.unlinked : 0,
    invoices: invoices ? invoices.toIssue + invoices.creditDue : 0,
    customers: feedback?.open ?? 0,
    channels: channels ? channels.quarantinedCount + channels.troubleCount : 0,
  };
}
