/** A list of figures with the sum that explains one of them. */
import { IconAlertTriangle, IconBottle, IconChevronDown, IconDots, IconMapPin } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../button.tsx';
import type { Column } from '../data-list/columns.ts';
import { DataList } from '../data-list/data-list.tsx';
import { Figure } from '../figure.tsx';
import { FilterRow } from '../filter-row.tsx';
import { Folded } from '../folded.tsx';
import { Foot, FootFigure } from '../foot.tsx';
import { formatQuantity } from '../format.ts';
import { HoldForm } from '../hold-form.tsx';
import { IconButton } from '../icon-button.tsx';
import { LinesTable } from '../lines-table.tsx';
import { ChannelMark, PictureTile } from '../marks.tsx';
import { Menu } from '../menu.tsx';
import { ButtonRow, Panel, PanelHead, PanelSection } from '../panel.tsx';
import { Code, Marked, Second, Strong } from '../row-parts.tsx';
import { ScreenHead, ViewTabs } from '../screen-head.tsx';
import { SplitView } from '../split-view.tsx';
import { DueTime, StatusWord } from '../status.tsx';
import { Sum } from '../sum.tsx';
import { Shell } from './shell.tsx';

interface Item {
  readonly sku: string;
  readonly name: string;
  readonly variant: string;
  readonly figures: readonly [number, number, number];
  readonly incoming: string;
  readonly shop: number;
}

const TEXT = `BB-OIL-L|Beech board|oiled, large|14|1|18|40 · 30 Nov|2
IB-ASH|Incense bowl|ash|0|0|3||0
DB-NAT|Dish brush|natural|6|0|8|120 · 2 Dec|0
WT-CHK-XL|Waffle towel|chalk, XL|58|0|60||4
BV-SMK|Bud vase|smoke|9|2|8|24 · 27 Nov|0
SC-FIG|Soy candle|fig|22|0|23||1
SM-300-INK|Stoneware mug|300 ml, ink|31|1|31||0
LA-RST|Linen apron|rust|6|0|7|30 · 9 Dec|0`;

const ITEMS: readonly Item[] = TEXT.split('\n').map((line) => {
  const [sku = '', name = '', variant = '', onHand, unavailable, committed, incoming = '', shop] =
    line.split('|');
  return {
    sku,
    name,
    variant,
    figures: [Number(onHand), Number(unavailable), Number(committed)],
    incoming,
    shop: Number(shop),
  };
});

const figure = (id: string, head: string, value: (item: Item) => number): Column<Item> => ({
  id,
  head,
  width: head.length > 8 ? 68 : 50,
  align: 'right',
  gap: 12,
  cell: (item) => formatQuantity(value(item), 'en'),
});

const COLUMNS: readonly Column<Item>[] = [
  {
    id: 'sku',
    head: 'SKU',
    width: 118,
    cell: (item) => (
      <Marked mark={<PictureTile icon={IconBottle} />}>
        <Strong>
          <Code>{item.sku}</Code>
        </Strong>
      </Marked>
    ),
  },
  {
    id: 'name',
    head: 'Name, variant',
    width: 120,
    grow: 1,
    cell: (item) => (
      <>
        {item.name} <Second>{item.variant}</Second>
      </>
    ),
  },
  figure('onHand', 'On hand', (item) => item.figures[0]),
  { ...figure('unavailable', 'Unavailable', (item) => item.figures[1]), yields: 2 },
  figure('committed', 'Committed', (item) => item.figures[2]),
  {
    id: 'available',
    head: 'Available',
    width: 52,
    align: 'right',
    cell: (item) => (
      <DueTime
        text={formatQuantity(item.figures[0] - item.figures[1] - item.figures[2], 'en')}
        tone="danger"
      />
    ),
  },
  {
    id: 'incoming',
    head: 'Incoming',
    width: 80,
    align: 'right',
    cell: (item) => item.incoming || '–',
    yields: 1,
  },
  {
    id: 'shop',
    head: 'Shop shows',
    width: 66,
    align: 'right',
    cell: (item) =>
      item.shop === 0 ? (
        '–'
      ) : (
        <StatusWord icon={IconAlertTriangle} word={String(item.shop)} tone="attention" />
      ),
  },
];

const explained = (text: string, label: string) => (
  <Figure label={label} explain={<p>{label}</p>}>
    {text}
  </Figure>
);

function StockPanel() {
  return (
    <Panel label="Beech board">
      <PanelHead
        position="1 of 14 short"
        onPrevious={() => undefined}
        onNext={() => undefined}
        onClose={() => undefined}
        actions={<IconButton icon={IconDots} label="More" />}
        picture={<PictureTile icon={IconBottle} size={48} />}
        title="Beech board, oiled, large"
        titleKind="words"
        subtitle={<Code>BB-OIL-L · piece · sold on 3 channels</Code>}
      >
        <Button kind="primary" keys="d">
          Choose who waits
        </Button>
        <Button keys="o">Order</Button>
        <Button keys="+">Book in</Button>
      </PanelHead>
      <PanelSection>
        <Sum
          title="Availability"
          heads={['Main', 'Shop', 'All']}
          lines={[
            { id: 'h', name: 'On hand', figures: ['12', '2', explained('14', 'On hand')] },
            {
              id: 'u',
              name: 'Unavailable',
              note: '1 damaged',
              figures: ['−1', '–', explained('−1', 'Unavailable')],
            },
            {
              id: 'c',
              name: 'Committed',
              note: '9 orders',
              figures: ['−18', '–', explained('−18', 'Committed')],
            },
            { id: 'a', name: 'Available now', figures: ['−7', '2', '−5'], result: true, negative: [2] },
            {
              id: 'i',
              name: 'Incoming',
              note: 'PO-0231, 30 Nov',
              figures: ['40', '–', explained('40', 'Incoming')],
            },
            { id: 'p', name: 'Promisable from 30 Nov', figures: ['33', '2', '35'], result: true },
          ]}
        />
      </PanelSection>
      <HoldForm
        icon={IconAlertTriangle}
        tone="attention"
        title="Etsy shows 2, should show 0"
        explanation="Sent 10:14. Etsy is late and can still sell 2."
        aside={<Button>Send again</Button>}
      />
      <PanelSection tight>
        <LinesTable
          label="Orders that cannot be filled"
          rowHeight={28}
          rules={false}
          rowKey={(line) => line.id}
          rows={[
            { id: '2288', who: 'Lotta Sjögren', due: '13:00', short: '1' },
            { id: '10466', who: 'Maison Perrin', due: '14:00', short: '3' },
            { id: '3391788114', who: 'Aoife Byrne', due: '16:00', short: '1' },
          ]}
          columns={[
            {
              id: 'o',
              head: '3 of 9 orders cannot be filled',
              cell: (line) => (
                <Marked mark={<ChannelMark letter="W" name="WooCommerce" />}>
                  <Strong>{line.id}</Strong>
                </Marked>
              ),
            },
            { id: 'w', head: '', headLabel: 'Customer', cell: (line) => line.who },
            {
              id: 'd',
              head: 'Ship by',
              align: 'right',
              cell: (line) => <DueTime text={line.due} tone="attention" />,
            },
            { id: 's', head: 'Short', align: 'right', cell: (line) => line.short },
          ]}
        />
      </PanelSection>
      <Folded name="Listings" phrase="3">
        <p>WooCommerce, Etsy, Shopify</p>
      </Folded>
      <Folded name="Barcodes" phrase="4006381333931">
        <p>4006381333931</p>
      </Folded>
      <Folded name="Movements" phrase="last: −2 sold, 10:31">
        <ButtonRow>
          <Button>See all</Button>
        </ButtonRow>
      </Folded>
    </Panel>
  );
}

const idOf = (item: Item): string => item.sku;

export function StockScene() {
  const [current, setCurrent] = useState<string>('BB-OIL-L');
  const [view, setView] = useState('short');
  const [tokens, setTokens] = useState<readonly string[]>(['bin:B', 'total>50']);
  return (
    <Shell current="stock" late>
      <SplitView
        panelWidth={420}
        panel={<StockPanel />}
        list={
          <>
            <ScreenHead
              title="Stock"
              actions={
                <Menu
                  label="Location"
                  groups={[[{ id: 'all', label: 'All', chosen: true, run: () => undefined }]]}
                  anchor={
                    <Button icon={IconMapPin} iconAfter={IconChevronDown}>
                      All
                    </Button>
                  }
                />
              }
            >
              <ViewTabs
                current={view}
                onView={setView}
                views={[
                  { id: 'short', name: 'Short', count: 14 },
                  { id: 'below', name: 'Below reorder', count: 6 },
                  { id: 'differs', name: 'Differs at shop', count: 3 },
                  { id: 'unlinked', name: 'Unlinked', count: 2 },
                  { id: 'all', name: 'All' },
                ]}
              />
            </ScreenHead>
            <FilterRow
              placeholder="Filter by SKU, name, supplier, bin"
              tokens={tokens}
              onTokens={setTokens}
              sorts={[{ id: 's', label: 'Shortage first', chosen: true, run: () => undefined }]}
            />
            <DataList
              label="Stock"
              rows={ITEMS}
              rowId={idOf}
              rowName={idOf}
              columns={COLUMNS}
              currentId={current}
              onCurrent={setCurrent}
            />
            <Foot
              keys={[
                { keys: 'd', label: 'choose who waits' },
                { keys: '+', label: 'book in' },
                { keys: '=', label: 'counted' },
                { keys: '-', label: 'write off' },
              ]}
            >
              <FootFigure figure="14" after="short, 22 units in 17 orders" />
            </Foot>
          </>
        }
      />
    </Shell>
  );
}
