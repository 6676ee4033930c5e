/**
 * Links a shop's listing to an item, once for all its orders: what it probably is, another item by search, or a new one.
 * Stands on the Stock screen and in the hold of an order.
 */
import { IconLink } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import type { LinkProblem } from '../../shared/catalog/linking.ts';
import { suggestLink } from '../../shared/catalog/suggest-link.ts';
import { useAct } from '../platform/act.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { FieldRow } from '../ui/field.tsx';
import { HoldForm } from '../ui/hold-form.tsx';
import { ButtonRow } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { Suggestion } from '../ui/suggestion.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { fullName } from './item-name.ts';
import { type ItemHit, ItemSearch } from './item-search.tsx';

export interface LinkFormProps {
  readonly listing: {
    readonly id: string;
    readonly sku: string;
    readonly name: string;
    readonly variant: string;
  };
  readonly problem: LinkProblem;
  readonly proposals: NonNullable<QueryReply<'listings.get'>>['proposals'];
  /** Order lines that wait for the link. */
  readonly waitingLines: number;
  readonly onDone?: () => void;
  /** Whether `d` does what is suggested; false where the screen binds it itself. */
  readonly keys?: boolean;
}

const MOST = 3;

export function LinkForm(props: LinkFormProps) {
  const { listing, problem, onDone } = props;
  const words = useWords().linkForm;
  const proposals = props.proposals.slice(0, MOST);
  const suggested = suggestLink({ sku: listing.sku, problem, proposals });
  const [chosen, setChosen] = useState<ItemHit | undefined>(undefined);
  const [newSku, setNewSku] = useState(proposals.some(({ reason }) => reason === 'sku') ? '' : listing.sku);
  const fields = useRef<HTMLDivElement>(null);
  const link = useAct('listing.link');
  const create = useAct('listing.create_item');

  const linkTo = async (item: { readonly id: string; readonly sku: string }): Promise<void> => {
    const done = await link.run(
      { listingId: listing.id, itemId: item.id },
      words.linked(fullName(listing), item.sku),
    );
    if (done) onDone?.();
  };
  const make = async (): Promise<void> => {
    const sku = newSku.trim();
    if (sku === '') return;
    const done = await create.run({ listingId: listing.id, sku }, words.created(sku));
    if (done) onDone?.();
  };
  const first =
    suggested.kind === 'link' ? proposals.find(({ item }) => item.id === suggested.itemId) : undefined;
  const apply = (): void => {
    if (chosen) void linkTo(chosen);
    else if (first) void linkTo(first.item);
    else void make();
  };
  // Only a person can tell: the field to search with.
  const look = (): void => fields.current?.querySelector('input')?.focus();
  useKeys(words.proposals, [
    ...((props.keys ?? true)
      ? [{ keys: 'd', label: words.link, run: suggested.kind === 'choose' ? look : apply }]
      : []),
    ...proposals.map(({ item }, index) => ({
      keys: `Alt+${index + 1}`,
      label: words.linkTo(item.sku),
      run: () => void linkTo(item),
    })),
  ]);
  const busy = link.isRunning || create.isRunning;
  const primary = chosen ?? first?.item;
  return (
    <HoldForm
      icon={IconLink}
      tone="attention"
      title={words.title[problem]}
      explanation={words.text(props.waitingLines)}
      onSubmit={apply}
    >
      {proposals.map(({ item, reason }, index) => (
        <Suggestion
          key={item.id}
          value={item.sku}
          reason={`${fullName(item)} · ${words.reason[reason]}`}
          action={words.link}
          keys={`Alt+${index + 1}`}
          onUse={() => void linkTo(item)}
        />
      ))}
      <div ref={fields}>
        <FieldRow>
          <ItemSearch label={words.other} placeholder={words.otherHint} value={chosen} onChange={setChosen} />
          <TextField
            label={words.newSku}
            value={newSku}
            onChange={setNewSku}
            onEnter={() => void make()}
            width={140}
          />
        </FieldRow>
      </div>
      <Problem text={link.problem ?? create.problem} />
      <ButtonRow>
        {primary && (
          <Button kind="primary" keys={chosen ? 'Mod+Enter' : 'd'} busy={busy} onClick={apply}>
            {words.linkTo(primary.sku)}
          </Button>
        )}
        <Button
          kind={primary ? 'default' : 'primary'}
          busy={busy}
          {...(suggested.kind === 'create' && !primary ? { keys: 'd' } : {})}
          {...(newSku.trim() === '' ? { notPossible: words.skuNeeded } : {})}
          onClick={() => void make()}
        >
          {newSku.trim() === '' ? words.create : words.createAs(newSku.trim())}
        </Button>
      </ButtonRow>
    </HoldForm>
  );
}
