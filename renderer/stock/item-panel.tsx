/** One item: what is there and why, who waits, where it lies, where it is sold, how it is scanned, what moved. */
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { shortQty, suggestForItem } from '../../shared/stock/suggest.ts';
import { Barcodes } from '../catalog/barcodes.tsx';
import { ItemForm } from '../catalog/item-form.tsx';
import { ItemListings } from '../catalog/item-listings.tsx';
import { fullName } from '../catalog/item-name.ts';
import { ItemPicture } from '../catalog/item-picture.tsx';
import { useAct } from '../platform/act.ts';
import { useLive } from '../platform/live.ts';
import { type RowMoves, usePanelKeys } from '../platform/row-moves.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu } from '../ui/menu.tsx';
import { Panel, PanelHead } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { Code } from '../ui/row-parts.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { type ActName, useActDraft } from './act-draft.ts';
import { ActForm } from './act-form.tsx';
import { Availability } from './availability.tsx';
import { Bins } from './bins.tsx';
import { Differences, useDifferences } from './differences.tsx';
import { Movements } from './movements.tsx';
import { Waiting } from './waiting.tsx';

export interface ItemPanelProps {
  readonly itemId: string;
  readonly position: string;
  readonly moves: RowMoves;
  readonly onClose: () => void;
  /** What the view asked for was done. */
  readonly onSettled: () => void;
}

export function ItemPanel(props: ItemPanelProps) {
  const { itemId, moves, onClose } = props;
  const all = useWords();
  const words = all.stockScreen;
  const item = useLive('items.get', { itemId }).data;
  const { draft, open, set, close } = useActDraft(itemId);
  const [isEditing, setEditing] = useState(false);
  const differences = useDifferences(item ?? undefined);
  const remove = useAct('item.remove');
  usePanelKeys(words.label, {
    moves,
    onClose,
    onCopy: () => void (item && navigator.clipboard?.writeText(item.sku)),
  });
  const suggested = item && suggestForItem({ ...item, ...item.total, isDifferent: differences.length > 0 });
  const start = (act: ActName): void => {
    setEditing(false);
    if (!item) return;
    const isTaking = act === 'write_off' || act === 'move';
    const loose = item.total.onHandQty - item.bins.reduce((sum, bin) => sum + bin.qty, 0);
    open(act, {
      qty: act === 'book_in' ? shortQty(item.total) || null : null,
      // What goes out is taken from where it lies.
      binId: isTaking && loose <= 0 ? (item.bins[0]?.binId ?? '') : '',
      warehouseId: isTaking && loose <= 0 ? (item.bins[0]?.warehouseId ?? null) : null,
    });
  };
  const act = (): void => {
    if (suggested === 'book_in') start('book_in');
    if (suggested === 'settle_difference') differences[0]?.write();
  };
  const canMove = item?.isStocked === true;
  useKeys(
    words.label,
    [
      ...(suggested ? [{ keys: 'd', label: words.keys.act[suggested], run: act }] : []),
      ...(canMove
        ? [
            { keys: '+', label: words.acts.book_in.title, run: () => start('book_in') },
            { keys: '=', label: words.acts.count.title, run: () => start('count') },
            { keys: '-', label: words.acts.write_off.title, run: () => start('write_off') },
            { keys: 't', label: words.acts.move.title, run: () => start('move') },
          ]
        : []),
      { keys: 'e', label: words.edit, run: () => setEditing(true) },
    ],
    { enabled: item !== undefined && item !== null },
  );
  const hasHeadButtons = canMove && !draft && !isEditing;
  if (!item) return <Panel label={words.label}>{null}</Panel>;
  const subtitle = [
    item.sku,
    ...(item.listings.length > 0 ? [all.catalog.soldOn(item.listings.length)] : []),
  ];
  return (
    <Panel label={fullName(item)}>
      <PanelHead
        position={props.position}
        onPrevious={moves.onPrevious}
        onNext={moves.onNext}
        onCopy={() => void navigator.clipboard?.writeText(item.sku)}
        onClose={onClose}
        actions={
          <Menu
            label={all.shell.kit.more}
            anchor={<IconButton icon={IconDots} label={all.shell.kit.more} />}
            groups={[
              [
                ...(canMove
                  ? [{ id: 'move', label: words.acts.move.title, keys: 't', run: () => start('move') }]
                  : []),
                { id: 'edit', label: words.edit, keys: 'e', run: () => setEditing(true) },
                {
                  id: 'remove',
                  label: words.remove,
                  danger: true,
                  run: () =>
                    void remove.run({ itemId }, words.removed(item.sku)).then((done) => done && onClose()),
                },
              ],
            ]}
          />
        }
        picture={<ItemPicture imageUrl={item.imageUrl} isStocked={item.isStocked} size={48} />}
        title={fullName(item)}
        titleKind="words"
        subtitle={<Code>{subtitle.join(' · ')}</Code>}
      >
        {hasHeadButtons || remove.problem ? (
          <>
            {hasHeadButtons && (
              <>
                <Button
                  {...(suggested === 'book_in' ? { kind: 'primary' as const } : {})}
                  keys={suggested === 'book_in' ? 'd' : '+'}
                  onClick={() => start('book_in')}
                >
                  {words.acts.book_in.title}
                </Button>
                <Button keys="=" onClick={() => start('count')}>
                  {words.acts.count.title}
                </Button>
                <Button keys="-" onClick={() => start('write_off')}>
                  {words.acts.write_off.title}
                </Button>
              </>
            )}
            <Problem text={remove.problem} />
          </>
        ) : undefined}
      </PanelHead>
      {isEditing && <ItemForm item={item} onClose={() => setEditing(false)} />}
      {draft && !isEditing && (
        <ActForm
          key={draft.act}
          item={item}
          draft={draft}
          set={set}
          onClose={close}
          onDone={() => {
            close();
            const isFilled = draft.act === 'book_in' && (draft.qty ?? 0) >= shortQty(item.total);
            if (isFilled && suggested === 'book_in') props.onSettled();
          }}
        />
      )}
      <Differences differences={differences} onCount={() => start('count')} />
      <Availability item={item} />
      <Waiting item={item} />
      <Bins item={item} />
      <ItemListings item={item} />
      <Barcodes item={item} />
      <Movements item={item} />
    </Panel>
  );
}
