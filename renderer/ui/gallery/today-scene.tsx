/** A strip, a list of 40 px rows and a form of two fifths. */
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconClock,
  IconDeviceFloppy,
  IconLink,
  IconMail,
  IconMug,
  IconRefresh,
  IconShare,
  IconShield,
  IconWorld,
} from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { RadioGroup } from '../choice.tsx';
import type { Column } from '../data-list/columns.ts';
import { DataList } from '../data-list/data-list.tsx';
import { Figure } from '../figure.tsx';
import { Foot, FootFigure, FootKeys } from '../foot.tsx';
import { Screen } from '../frame.tsx';
import type { IconShape } from '../icon.tsx';
import { KeyCap } from '../key-cap.tsx';
import { KeyValue } from '../key-value.tsx';
import { LineName, LinesTable } from '../lines-table.tsx';
import { ChannelMark, PersonMark, PictureTile } from '../marks.tsx';
import { ButtonRow, Panel, PanelHead, PanelSection } from '../panel.tsx';
import { Marked, Quiet, Second, Step, Strong } from '../row-parts.tsx';
import { ScreenHead, ViewTabs } from '../screen-head.tsx';
import { SplitView } from '../split-view.tsx';
import { DueTime, StatusBadge, StatusWord, type Tone } from '../status.tsx';
import { Strip } from '../strip.tsx';
import { Shell } from './shell.tsx';

interface Need {
  readonly id: string;
  readonly icon: IconShape;
  readonly reason: string;
  readonly tone: Tone;
  readonly channel?: string;
  readonly thing: string;
  readonly who?: string;
  readonly note: string;
  readonly age: string;
  readonly due: string;
  readonly dueTone: 'normal' | 'attention' | 'danger';
  readonly owner?: string;
  readonly step: string;
}

const row = (
  [reason, thing, note, age]: readonly [string, string, string, string],
  rest: Partial<Need> & Pick<Need, 'icon' | 'step'>,
): Need => ({ id: thing, reason, thing, note, age, tone: 'attention', due: '–', dueTone: 'normal', ...rest });

const NEEDS: readonly Need[] = [
  row(['Stopped parcel', '10462', 'cancelled after packing', '22 min'], {
    icon: IconAlertCircle,
    tone: 'danger',
    channel: 'W',
    who: 'Frieda Brandt',
    due: '11:30',
    dueTone: 'danger',
    owner: 'MK',
    step: 'Unpack',
  }),
  row(['Late', '10471', 'address unknown', '37 h'], {
    icon: IconClock,
    tone: 'danger',
    channel: 'W',
    who: 'Annika Lindqvist',
    due: '1 d late',
    dueTone: 'danger',
    owner: 'MK',
    step: 'Fix address',
  }),
  row(['At risk', '3391820467', 'short 1 of 1', '27 h'], {
    icon: IconClock,
    channel: 'E',
    who: '田中 浩美',
    due: '12:00',
    dueTone: 'attention',
    step: 'Choose stock',
  }),
  row(['At risk', '2291', 'changed after release', '26 h'], {
    icon: IconClock,
    channel: 'S',
    who: 'Maeve O’Sullivan',
    due: '12:00',
    dueTone: 'attention',
    owner: 'JO',
    step: 'Review',
  }),
  row(['Unlinked SKU', '2 orders', 'wait for A-12, linen napkin', '25 h'], {
    icon: IconLink,
    due: '14:00',
    step: 'Link SKU',
  }),
  row(['Customs', '2 orders ', 'need one HS code: soy candle', '24 h'], {
    icon: IconWorld,
    due: '16:00',
    step: 'Add HS code',
  }),
  row(['Over limit', '10490', '€534.00 over', '20 h'], {
    icon: IconShield,
    channel: 'W',
    who: 'Hotel Strandgade ApS',
    due: 'Wed 12:00',
    owner: 'MK',
    step: 'Approve',
  }),
  row(['Failed write', '2268', 'refused: parcel number too short', '3 h'], {
    icon: IconRefresh,
    channel: 'S',
    who: 'Tracking',
    due: '18:00',
    step: 'Edit and retry',
  }),
  row(['Late channel', 'Etsy', 'no answer for 26 min; orders still ship', '26 min'], {
    icon: IconShare,
    step: 'See reason',
  }),
  row(['Answer due', '2303', '“Does the apron shrink?”', '17 h'], {
    icon: IconMail,
    channel: 'S',
    who: 'Lucía Fernández',
    due: '17:00',
    owner: 'JO',
    step: 'Answer',
  }),
  row(['Backup', 'Copy on the NAS', 'last copy is 3 days old', '3 d'], {
    icon: IconDeviceFloppy,
    step: 'Choose disk',
  }),
];

const COLUMNS: readonly Column<Need>[] = [
  {
    id: 'reason',
    head: 'Reason',
    width: 122,
    cell: (need) => <StatusWord icon={need.icon} word={need.reason} tone={need.tone} />,
  },
  {
    id: 'thing',
    head: 'Order, customer',
    width: 180,
    grow: 1,
    cell: (need) => {
      const words = (
        <>
          <Strong>{need.thing}</Strong>
          {need.who && `\u2002${need.who}`}
          {'\u2002'}
          <Quiet>{need.note}</Quiet>
        </>
      );
      if (!need.channel) return words;
      return (
        <Marked mark={<ChannelMark letter={need.channel} name={`Channel ${need.channel}`} />}>{words}</Marked>
      );
    },
  },
  { id: 'age', head: 'Age', width: 44, align: 'right', cell: (need) => <Quiet>{need.age}</Quiet> },
  {
    id: 'due',
    head: 'Due',
    width: 74,
    gap: 16,
    cell: (need) => (need.due === '–' ? '–' : <DueTime text={need.due} tone={need.dueTone} />),
  },
  {
    id: 'owner',
    head: '',
    headLabel: 'Owner',
    width: 20,
    gap: 8,
    cell: (need) => (need.owner ? <PersonMark initials={need.owner} name={need.owner} /> : '–'),
  },
  {
    id: 'step',
    head: 'Action',
    width: 100,
    align: 'right',
    cell: (need, { current }) => (
      <>
        <Step current={current}>{need.step}</Step> {current && <KeyCap keys="d" />}
      </>
    ),
  },
];

const LINES = [
  { id: '1', name: 'Stoneware mug 300 ml', note: 'sand · SM-300-SND', place: 'B-04-2', quantity: '2' },
  { id: '2', name: 'Waffle towel', note: 'chalk · WT-CHK', place: 'C-01-1', quantity: '1' },
  { id: '3', name: 'Soy candle', note: 'fig · SC-FIG', place: 'A-07-3', quantity: '1' },
];

function NeedPanel() {
  const [label, setLabel] = useState('void');
  return (
    <Panel label="Stopped parcel 10462">
      <PanelHead
        position="1 of 11"
        onPrevious={() => undefined}
        onNext={() => undefined}
        actions={
          <Button kind="quiet" keys="Enter">
            Open order
          </Button>
        }
        lead={
          <>
            <StatusBadge icon={IconAlertCircle} word="Stopped parcel" tone="danger" />
            <DueTime text="carrier comes 11:30, in 48 min" tone="danger" />
          </>
        }
        title="Take parcel 1 of 10462 out of the DHL cage"
        titleKind="words"
        subtitle="Frieda Brandt cancelled in the shop at 10:20, after the parcel was packed at 09:52. WooCommerce has refunded €71.40 already."
      />
      <PanelSection>
        <KeyValue
          rows={[
            { id: 'p', name: 'Parcel', value: '1 of 1 · box M · 1,840 g' },
            { id: 'l', name: 'Label', value: 'DHL 00340434161094042557' },
            { id: 's', name: 'Stands in', value: 'Cage 2, packed by Jonas at counter 1' },
            { id: 'r', name: 'Refund', value: '€71.40 by WooCommerce, 10:20' },
          ]}
        />
      </PanelSection>
      <PanelSection tight>
        <LinesTable
          label="Goes back to its place"
          rows={LINES}
          rowKey={(line) => line.id}
          columns={[
            {
              id: 'n',
              head: 'Goes back to its place',
              cell: (line) => (
                <LineName picture={<PictureTile icon={IconMug} />} name={line.name} note={line.note} />
              ),
            },
            { id: 'p', head: 'Place', width: 84, cell: (line) => line.place },
            { id: 'q', head: 'Quantity', align: 'right', strong: true, cell: (line) => line.quantity },
          ]}
        />
      </PanelSection>
      <PanelSection>
        <RadioGroup
          label="What happens to the label"
          value={label}
          onChange={setLabel}
          options={[
            { value: 'void', label: 'Void it at DHL', note: '€4.79 comes back within 7 days' },
            { value: 'keep', label: 'Keep it', note: 'for a replacement parcel' },
          ]}
        />
      </PanelSection>
      <PanelSection>
        <ButtonRow remark="or scan the parcel">
          <Button kind="primary" keys="Mod+Enter">
            Unpack and put back
          </Button>
          <Button>Ship anyway…</Button>
        </ButtonRow>
      </PanelSection>
      <PanelSection>
        <Second>The shop is told “not shipped”. 4 units become available again.</Second>
      </PanelSection>
    </Panel>
  );
}

const idOf = (need: Need): string => need.id;

export function TodayScene() {
  const [current, setCurrent] = useState<string>('10462');
  const [view, setView] = useState('all');
  return (
    <Shell current="today" late>
      <Screen>
        <Strip
          label="Today"
          items={[
            {
              id: 's',
              name: 'To ship',
              figure: '34',
              note: 'next pickup DHL 14:30',
              onOpen: () => undefined,
            },
            {
              id: 'r',
              name: 'At risk',
              figure: '3',
              note: '2 before 12:00',
              tone: 'attention',
              onOpen: () => undefined,
            },
            {
              id: 'l',
              name: 'Late',
              figure: '1',
              note: 'since Mon 14:00',
              tone: 'danger',
              onOpen: () => undefined,
            },
            { id: 'u', name: 'Unpaid', figure: '5', note: '€1,640.20', onOpen: () => undefined },
            { id: 'a', name: 'To answer', figure: '2', note: 'oldest 17 h', onOpen: () => undefined },
          ]}
        />
        <SplitView
          panelWidth="40%"
          panel={<NeedPanel />}
          list={
            <>
              <ScreenHead title="Needs you" actions={<Second>Costliest wait first</Second>}>
                <ViewTabs
                  views={[
                    { id: 'mine', name: 'Mine', count: 3 },
                    { id: 'all', name: 'All', count: 11 },
                  ]}
                  current={view}
                  onView={setView}
                />
              </ScreenHead>
              <DataList
                label="Needs you"
                rows={NEEDS}
                rowId={idOf}
                rowName={idOf}
                columns={COLUMNS}
                rowHeight={40}
                currentId={current}
                onCurrent={setCurrent}
                after={
                  <FootKeys
                    keys={[
                      { keys: 'd', label: 'act, go to next' },
                      { keys: 'j k', label: 'move' },
                      { keys: 'a', label: 'assign' },
                      { keys: '?', label: 'all keys' },
                    ]}
                  />
                }
              />
            </>
          }
        />
        <Foot
          aside={
            <>
              <span>Last pull:</span>
              <span>WooCommerce 12 s</span>
              <span>Shopify 19 s</span>
              <StatusWord icon={IconAlertTriangle} word="Etsy 26 min" tone="attention" />
              <span>eBay 41 s</span>
            </>
          }
        >
          <FootFigure before="Today:" figure="46" after="captured" />
          <FootFigure figure="41" after="shipped" />
          <FootFigure
            figure={
              <Figure label="Value today" tone="strong" explain={<p>46 orders</p>}>
                €3,218.60
              </Figure>
            }
            after="value"
          />
        </Foot>
      </Screen>
    </Shell>
  );
}
