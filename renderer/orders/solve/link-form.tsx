/** A product that is linked to no item: one link solves it for all orders. Proposals first, then whatever is searched. */
import { IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct } from '../../platform/act.ts';
import { useFormats } from '../../platform/formats.ts';
import { useLive } from '../../platform/live.ts';
import { useWords } from '../../platform/words.ts';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/choice.tsx';
import { HoldForm } from '../../ui/hold-form.tsx';
import { ButtonRow } from '../../ui/panel.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Second } from '../../ui/row-parts.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type SolveProps, useFormKeys } from './solve-form.ts';

export interface LinkFormProps extends SolveProps {
  readonly listingId: string | null;
  readonly sku: string;
  /** Further products of the order that need a link, too. */
  readonly more: number;
}

const MOST = 6;

export function LinkForm(props: LinkFormProps) {
  const words = useWords().orders.link;
  if (props.listingId !== null)
    return <ListingForm {...props} key={props.listingId} listingId={props.listingId} />;
  return (
    <HoldForm icon={IconLink} tone="attention" title={words.title(props.sku)} explanation={words.noListing} />
  );
}

function ListingForm({
  listingId,
  sku,
  more,
  onActed,
  ...form
}: LinkFormProps & { readonly listingId: string }) {
  const words = useWords().orders.link;
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<string | undefined>(undefined);
  const [newSku, setNewSku] = useState<string | undefined>(undefined);
  const found = useFound(listingId, text);
  const link = useAct('listing.link');
  const create = useAct('listing.create_item');
  // Only a sure one is chosen by itself: a similar name may be another size.
  const chosen =
    found.options.find((option) => option.value === picked) ?? found.options.find((option) => option.isSure);
  const wantedSku = newSku ?? found.listing?.sku ?? sku;
  const linkIt = async (): Promise<void> => {
    if (!chosen) return;
    if (await link.run({ listingId, itemId: chosen.value }, words.done(chosen.label))) onActed();
  };
  const createIt = async (): Promise<void> => {
    if (wantedSku.trim() === '') {
      setNewSku('');
      return;
    }
    if (await create.run({ listingId, sku: wantedSku.trim() }, words.created(wantedSku.trim()))) onActed();
  };
  const hasOptions = found.options.length > 0;
  const submit = (): void => void (hasOptions ? linkIt() : createIt());
  const around = useFormKeys({
    ...form,
    step: 'link_item',
    onSubmit: submit,
    more: [{ keys: 'Alt+n', label: words.create, run: () => void createIt() }],
  });
  const name = found.listing?.name;
  return (
    <div ref={around}>
      <HoldForm
        icon={IconLink}
        tone="attention"
        title={words.title(sku)}
        explanation={name ? words.about(name) : words.text}
        onSubmit={submit}
      >
        <TextField
          label={words.field}
          placeholder={words.placeholder}
          value={text}
          onChange={setText}
          type="search"
        />
        {found.options.length > 0 ? (
          <RadioGroup
            label={words.results}
            value={chosen?.value ?? ''}
            onChange={setPicked}
            options={found.options}
          />
        ) : (
          found.isKnown && <Second>{words.none}</Second>
        )}
        {(newSku !== undefined || (create.refusal && create.refusal.code === 'sku_taken')) && (
          <TextField
            label={words.createSku}
            value={wantedSku}
            onChange={setNewSku}
            onEnter={() => void createIt()}
          />
        )}
        <Problem text={link.problem ?? create.problem} />
        <ButtonRow remark={more > 0 ? words.more(more) : undefined}>
          {hasOptions && (
            <Button
              kind="primary"
              type="submit"
              keys="Mod+Enter"
              busy={link.isRunning}
              notPossible={chosen ? undefined : words.choose}
            >
              {words.act}
            </Button>
          )}
          <Button
            kind={hasOptions ? 'default' : 'primary'}
            type={hasOptions ? 'button' : 'submit'}
            keys={hasOptions ? 'Alt+n' : 'Mod+Enter'}
            busy={create.isRunning}
            {...(hasOptions ? { onClick: () => void createIt() } : {})}
          >
            {words.create}
          </Button>
        </ButtonRow>
      </HoldForm>
    </div>
  );
}

/** Items to choose from: what was typed for, else what the listing proposes. */
function useFound(listingId: string, typed: string) {
  const words = useWords().orders.link;
  const formats = useFormats();
  const text = typed.trim();
  const listing = useLive('listings.get', { listingId });
  const search = useLive('items.search', { text, limit: MOST }, { isEnabled: text !== '' });
  const hits =
    text === ''
      ? (listing.data?.proposals ?? []).map(({ item, reason }) => ({
          item,
          reason: words.reasons[reason],
          isSure: reason !== 'name',
        }))
      : (search.data?.items ?? []).map((item, index) => ({ item, reason: undefined, isSure: index === 0 }));
  return {
    listing: listing.data?.listing,
    isKnown: text === '' ? listing.data !== undefined : search.data !== undefined && !search.isPrevious,
    options: hits.slice(0, MOST).map(({ item, reason, isSure }) => ({
      isSure,
      value: item.id,
      label: [item.name, item.variant].filter(Boolean).join(', '),
      note: [
        item.sku,
        reason,
        ...(item.isStocked && 'availableQty' in item
          ? [words.available(formats.number(item.availableQty))]
          : []),
      ]
        .filter(Boolean)
        .join(' · '),
    })),
  };
}
