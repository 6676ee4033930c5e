/** Shops that show a quantity nothing explains: what they show, what they should, and the ways out. */
import { IconAlertTriangle } from '@tabler/icons-react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { useAct, useTaskAct } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { HoldForm } from '../ui/hold-form.tsx';
import { ButtonRow } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';

type Item = NonNullable<QueryReply<'items.get'>>;

export interface Difference {
  readonly listingId: string;
  readonly title: string;
  readonly text: string;
  readonly should: string;
  readonly write: () => void;
  readonly pull: () => void;
  readonly isRunning: boolean;
  readonly problem: string | undefined;
}

export function useDifferences(item: Item | undefined): readonly Difference[] {
  const words = useWords().stockScreen.differs;
  const { number } = useFormats();
  const writeOurs = useAct('listing.write_ours');
  const pullNow = useTaskAct('sync.run');
  const should = number(item?.sellableQty ?? 0);
  return (item?.listings ?? []).flatMap((listing) => {
    if (listing.differsQty === null) return [];
    const shop = listing.accountName;
    return [
      {
        listingId: listing.id,
        title: words.title(shop, number(listing.differsQty), should),
        text: words.explanation(listing.pushedQty === null ? undefined : number(listing.pushedQty)),
        should,
        write: () => void writeOurs.run({ listingId: listing.id }, words.written(shop, should)),
        pull: () => void pullNow.run({ accountId: listing.accountId }, words.pulled(shop)),
        isRunning: writeOurs.isRunning || pullNow.isRunning,
        problem: writeOurs.problem ?? pullNow.problem,
      },
    ];
  });
}

export function Differences({
  differences,
  onCount,
}: {
  readonly differences: readonly Difference[];
  readonly onCount: () => void;
}) {
  const words = useWords().stockScreen.differs;
  return differences.map((difference) => (
    <HoldForm
      key={difference.listingId}
      icon={IconAlertTriangle}
      tone="attention"
      title={difference.title}
      explanation={difference.text}
    >
      <Problem text={difference.problem} />
      <ButtonRow>
        <Button kind="primary" keys="d" busy={difference.isRunning} onClick={difference.write}>
          {words.write(difference.should)}
        </Button>
        <Button busy={difference.isRunning} onClick={difference.pull}>
          {words.pull}
        </Button>
        <Button keys="=" onClick={onCount}>
          {words.count}
        </Button>
      </ButtonRow>
    </HoldForm>
  ));
}
