/** How the day stands, in five figures; each opens its list. */
import type { QueryReply } from '../../shared/api/contract.ts';
import { useGo } from '../platform/address.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Strip } from '../ui/strip.tsx';

export function TodayStrip({ today }: { readonly today: QueryReply<'today.get'> | undefined }) {
  const words = useWords().today.strip;
  const formats = useFormats();
  const go = useGo();
  const nextAt = useLive('shipping.queue', {}).data?.pick.nextAt ?? null;
  const figure = (count: number | undefined): string => (count === undefined ? '' : formats.quantity(count));
  const sums = (today?.unpaid.sums ?? []).map((sum) => formats.money(sum.minor, sum.currency));
  const oldestAt = today?.toAnswer.oldestAt ?? null;
  return (
    <Strip
      label={words.label}
      items={[
        {
          id: 'to_ship',
          name: words.toShip,
          figure: figure(today?.toShip),
          ...(nextAt === null ? {} : { note: words.next(formats.due(nextAt)) }),
          onOpen: () => go('/orders', { view: 'ready' }),
        },
        {
          id: 'at_risk',
          name: words.atRisk,
          figure: figure(today?.atRisk),
          note: words.within,
          tone: (today?.atRisk ?? 0) > 0 ? 'attention' : 'normal',
          onOpen: () => go('/orders', { view: 'all', filter: 'due:risk', sort: 'ship_by', dir: 'up' }),
        },
        {
          id: 'late',
          name: words.late,
          figure: figure(today?.late),
          note: words.lateNote,
          tone: (today?.late ?? 0) > 0 ? 'danger' : 'normal',
          onOpen: () => go('/orders', { view: 'all', filter: 'due:late', sort: 'ship_by', dir: 'up' }),
        },
        {
          id: 'unpaid',
          name: words.unpaid,
          figure: figure(today?.unpaid.count),
          ...(sums.length > 0 ? { note: sums.join(' · ') } : {}),
          onOpen: () => go('/orders', { view: 'all', filter: 'hold:payment' }),
        },
        {
          id: 'to_answer',
          name: words.toAnswer,
          figure: figure(today?.toAnswer.count),
          ...(oldestAt === null ? {} : { note: words.oldest(formats.age(oldestAt)) }),
          onOpen: () => go('/customers', { part: 'inbox' }),
        },
      ]}
    />
  );
}
