/** Inner tabs, a toast, a page on its desk. */
import {
  IconAlertTriangle,
  IconCheck,
  IconCircleCheck,
  IconCreditCard,
  IconPrinter,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Button } from '../button.tsx';
import type { Column } from '../data-list/columns.ts';
import { DataList } from '../data-list/data-list.tsx';
import { Dialog } from '../dialog.tsx';
import { Figure } from '../figure.tsx';
import { FilterRow } from '../filter-row.tsx';
import { Folded } from '../folded.tsx';
import { Foot, FootFigure } from '../foot.tsx';
import { formatMoney } from '../format.ts';
import { IconButton } from '../icon-button.tsx';
import { KeyValue } from '../key-value.tsx';
import { Panel, PanelHead } from '../panel.tsx';
import { Paper } from '../paper.tsx';
import { Quiet, Strong } from '../row-parts.tsx';
import { InnerTabs, ViewRow, ViewTabs } from '../screen-head.tsx';
import { SplitView } from '../split-view.tsx';
import { StatusWord } from '../status.tsx';
import { ToastHost } from '../toast.tsx';
import { closeToast, showToast } from '../toast-store.ts';
import { Shell } from './shell.tsx';

interface Invoice {
  readonly id: string;
  readonly number: string;
  readonly customer: string;
  readonly order: string;
  readonly net: number;
  readonly tax: number;
  readonly currency: string;
  readonly due: string;
  readonly state: 'ready' | 'address' | 'issued';
}

const TEXT = `|Hotel Strandhof GmbH|10440|129000|24510|EUR|24 Dec|ready
|Café Lumen SARL|2294|41280|0|EUR|8 Dec|address
|Eilidh MacRae|10433|8600|0|GBP||ready
|Bakkerij De Molen|10452|12496|2624|EUR|8 Dec|ready
|Tobias Kröger|10455|5336|1014|EUR||ready
|Brooke Hanley|2281|5800|0|USD||ready
26-01481|Jonas Albrecht|10428|6000|1140|EUR||issued
26-01482|Oskar Lindholm|10431|4480|1120|EUR||issued`;

const INVOICES: readonly Invoice[] = TEXT.split('\n').map((line) => {
  const [number = '', customer = '', order = '', net, tax, currency = '', due = '', state = ''] =
    line.split('|');
  return {
    id: order,
    number,
    customer,
    order,
    net: Number(net),
    tax: Number(tax),
    currency,
    due,
    state: state === 'address' || state === 'issued' ? state : 'ready',
  };
});

const money = (minor: number, currency: string): string =>
  minor === 0 ? '–' : formatMoney({ minor, currency }, 'en-GB');

const STATES = {
  ready: <StatusWord icon={IconCircleCheck} word="Ready" />,
  address: <StatusWord icon={IconAlertTriangle} word="Address" tone="attention" />,
  issued: <StatusWord icon={IconCheck} word="Issued" />,
};

const COLUMNS: readonly Column<Invoice>[] = [
  {
    id: 'number',
    head: 'Number',
    width: 72,
    cell: (row) => (row.number ? <Strong>{row.number}</Strong> : '–'),
  },
  { id: 'date', head: 'Date', width: 46, cell: () => <Quiet>24 Nov</Quiet> },
  { id: 'customer', head: 'Customer', width: 110, grow: 1, cell: (row) => row.customer },
  { id: 'order', head: 'Order', width: 48, cell: (row) => <Quiet>{row.order}</Quiet> },
  { id: 'net', head: 'Net', width: 70, align: 'right', cell: (row) => money(row.net, row.currency) },
  { id: 'tax', head: 'Tax', width: 60, align: 'right', cell: (row) => money(row.tax, row.currency) },
  {
    id: 'gross',
    head: 'Gross',
    width: 74,
    align: 'right',
    cell: (row) => <Strong>{money(row.net + row.tax, row.currency)}</Strong>,
  },
  { id: 'due', head: 'Due', width: 48, gap: 14, cell: (row) => (row.due ? <Quiet>{row.due}</Quiet> : '–') },
  { id: 'state', head: 'Status', width: 76, cell: (row) => STATES[row.state] },
];

const idOf = (row: Invoice): string => row.id;
const nameOf = (row: Invoice): string => row.customer;
const isDone = (row: Invoice): boolean => row.state === 'issued';

export function InvoicesScene() {
  const [current, setCurrent] = useState<string>('10440');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [tab, setTab] = useState('invoices');
  const [view, setView] = useState('issue');
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    const id = showToast({
      text: '2 invoices issued and sent, 26-01481 and 26-01482',
      action: { label: 'See', run: () => undefined },
    });
    return () => closeToast(id);
  }, []);
  return (
    <Shell current="invoices">
      <SplitView
        panelWidth={420}
        panel={
          <Panel label="Hotel Strandhof GmbH">
            <PanelHead
              position="1 of 12 to issue"
              onPrevious={() => undefined}
              onNext={() => undefined}
              onClose={() => undefined}
              actions={<IconButton icon={IconPrinter} label="Print" keys="p" />}
              title="Hotel Strandhof GmbH"
              titleKind="words"
              figure={
                <Button keys="i" onClick={() => setAsking(true)}>
                  Issue this
                </Button>
              }
              subtitle={
                <>
                  becomes <Strong>26-01483</Strong> · order 10440
                </>
              }
            />
            <Paper label="Preview">
              <KeyValue rows={[{ id: 'i', name: 'Invoice', value: 'drawn at issue' }]} />
            </Paper>
            <Folded
              name="Payments"
              phrase="none yet"
              icon={IconCreditCard}
              aside={
                <span>
                  open{' '}
                  <Figure label="Open" tone="strong" explain={<p>Nothing paid</p>}>
                    €1,535.10
                  </Figure>
                </span>
              }
            />
            <Folded name="Postings" phrase="3 rows, made at issue">
              <p>8400 Sales</p>
            </Folded>
          </Panel>
        }
        list={
          <>
            <InnerTabs
              label="Parts"
              current={tab}
              onTab={setTab}
              tabs={[
                { id: 'invoices', name: 'Invoices' },
                { id: 'payments', name: 'Payments & bank', count: 4 },
                { id: 'bills', name: 'Bills' },
              ]}
            />
            <ViewRow
              actions={
                <Button kind="primary" keys="d">
                  Issue all ready, 10
                </Button>
              }
            >
              <ViewTabs
                current={view}
                onView={setView}
                views={[
                  { id: 'issue', name: 'To issue', count: 12 },
                  { id: 'overdue', name: 'Overdue', count: 4 },
                  { id: 'open', name: 'Open', count: 23 },
                  { id: 'refund', name: 'Refund pending', count: 1 },
                  { id: 'all', name: 'All' },
                ]}
              />
            </ViewRow>
            <FilterRow
              placeholder="Filter by customer, number, amount, date"
              tokens={[]}
              onTokens={() => undefined}
            />
            <DataList
              label="Invoices"
              rows={INVOICES}
              rowId={idOf}
              rowName={nameOf}
              columns={COLUMNS}
              currentId={current}
              onCurrent={setCurrent}
              selected={selected}
              onSelected={setSelected}
              isDone={isDone}
            />
            <Foot
              keys={[
                { keys: 'i', label: 'issue' },
                { keys: 'v', label: 'record payment' },
                { keys: 'r', label: 'credit' },
                { keys: 's', label: 'send' },
              ]}
            >
              <FootFigure figure="12" after="to issue" />
              <FootFigure before="EUR" figure="€3,213.70" />
            </Foot>
            <ToastHost />
          </>
        }
      />
      <Dialog
        open={asking}
        title="Issue 26-01483 to Hotel Strandhof GmbH?"
        confirm="Issue 26-01483"
        cancel="Not now"
        onConfirm={() => setAsking(false)}
        onCancel={() => setAsking(false)}
      >
        The number is drawn and cannot be given back. The page goes to rechnung@strandhof.example.
      </Dialog>
    </Shell>
  );
}
