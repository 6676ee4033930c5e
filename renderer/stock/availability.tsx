/** The availability of an item as a sum, a column for each warehouse and one for all. Every figure opens its own sum. */
import type { QueryReply } from '../../shared/api/contract.ts';
import { useWords } from '../platform/words.ts';
import { PanelSection } from '../ui/panel.tsx';
import { Sum, type SumLine } from '../ui/sum.tsx';
import { type FigureName, StockFigure } from './explain.tsx';
import styles from './stock.module.css';

type Item = NonNullable<QueryReply<'items.get'>>;

interface Place {
  readonly id: string | undefined;
  readonly name: string;
  readonly onHandQty: number;
  readonly unavailableQty: number;
  readonly committedQty: number;
  readonly availableQty: number;
}

/** More columns do not fit the panel. */
const MOST_COLUMNS = 3;

export function Availability({ item }: { readonly item: Item }) {
  const all = useWords();
  const words = all.stockScreen.panel;
  if (!item.isStocked)
    return (
      <PanelSection>
        <p className={styles.more}>{words.notStocked}</p>
      </PanelSection>
    );
  const places = placesOf(item, words.all);
  const line = (figure: FigureName, value: (place: Place) => number, sign: 1 | -1): SumLine => ({
    id: figure,
    name: all.stock.figures[figure],
    figures: places
      .map((place) => (
        <StockFigure
          key={place.id ?? ''}
          itemId={item.id}
          figure={figure}
          warehouseId={place.id}
          qty={value(place)}
          sign={sign}
        />
      ))
      .map((cell, index) => (value(places[index] ?? NOWHERE) === 0 ? '–' : cell)),
  });
  const waiting = item.total.backorderedQty;
  const blank = places.slice(1).map(() => '');
  return (
    <PanelSection>
      <Sum
        title={words.availability}
        heads={places.map((place) => place.name)}
        lines={[
          line('on_hand', (place) => place.onHandQty, 1),
          line('unavailable', (place) => place.unavailableQty, -1),
          line('committed', (place) => place.committedQty, -1),
          {
            id: 'available',
            name: words.availableNow,
            result: true,
            figures: places.map((place) =>
              place.availableQty === 0 ? (
                '–'
              ) : (
                <StockFigure
                  key={place.id ?? ''}
                  itemId={item.id}
                  figure="available"
                  warehouseId={place.id}
                  qty={place.availableQty}
                />
              ),
            ),
            negative: places.flatMap((place, index) => (place.availableQty < 0 ? [index] : [])),
          },
          ...(waiting > 0
            ? [
                {
                  id: 'backordered',
                  name: all.stock.figures.backordered,
                  note: words.orders(item.waitingCount),
                  figures: [
                    ...blank,
                    <StockFigure key="w" itemId={item.id} figure="backordered" qty={waiting} tone="danger" />,
                  ],
                },
              ]
            : []),
          ...(item.sellableQty === null
            ? []
            : [
                {
                  id: 'sellable',
                  name: words.sellable,
                  figures: [
                    ...blank,
                    item.sellableQty === 0 ? (
                      '–'
                    ) : (
                      <StockFigure key="s" itemId={item.id} figure="sellable" qty={item.sellableQty} />
                    ),
                  ],
                },
              ]),
        ]}
      />
    </PanelSection>
  );
}

const NOWHERE: Place = {
  id: undefined,
  name: '',
  onHandQty: 0,
  unavailableQty: 0,
  committedQty: 0,
  availableQty: 0,
};

/** One warehouse speaks for all; several stand beside their sum, as far as they fit. */
function placesOf(item: Item, all: string): readonly Place[] {
  const total: Place = { id: undefined, name: all, ...item.total };
  const own = item.warehouses.map((warehouse) => ({ ...warehouse, id: warehouse.warehouseId }));
  if (own.length < 2) return [{ ...total, name: own[0]?.name ?? all }];
  return own.length <= MOST_COLUMNS ? [...own, total] : [total];
}
