/** Everything that stands in no other scene, in all its states, one below the other. */
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconBarrierBlock,
  IconCircleCheck,
  IconPlugConnectedX,
  IconRefresh,
  IconScan,
  IconWifiOff,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../button.tsx';
import { Checkbox, RadioGroup, Segment } from '../choice.tsx';
import { CounterTile, StopPanel } from '../counter/counter-parts.tsx';
import { ScanBand } from '../counter/scan-frame.tsx';
import { DataList } from '../data-list/data-list.tsx';
import { Banner, EmptyState, ErrorState } from '../empty-state.tsx';
import { FieldRow } from '../field.tsx';
import { Figure } from '../figure.tsx';
import { Freshness, OfflineSign } from '../freshness.tsx';
import { KeyCap } from '../key-cap.tsx';
import { NumberField } from '../number-field.tsx';
import { Progress } from '../progress.tsx';
import { SelectField } from '../select-field.tsx';
import { SelectionBar } from '../selection-bar.tsx';
import { StatusBadge, StatusWord } from '../status.tsx';
import { TextareaField, TextField } from '../text-field.tsx';
import { ToastHost } from '../toast.tsx';
import { orderColumns } from './order-columns.tsx';
import { type SampleOrder, sampleOrders } from './sample-orders.ts';
import styles from './sheet.module.css';

const idOf = (order: SampleOrder): string => order.id;
const none = (): void => undefined;

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h2 className={styles.name}>{title}</h2>
      {children}
    </section>
  );
}

function Fields() {
  const [text, setText] = useState('Stockholm');
  const [count, setCount] = useState<number | null>(12);
  const [country, setCountry] = useState<string>('SE');
  const [checked, setChecked] = useState(true);
  const [choice, setChoice] = useState('a');
  const options = [
    { value: 'SE', label: 'Sweden' },
    { value: 'NO', label: 'Norway', note: 'outside the EU' },
  ];
  return (
    <>
      <FieldRow>
        <TextField label="City" value={text} onChange={setText} />
        <TextField
          label="Error beside the field"
          value="Göteborg"
          onChange={none}
          error="No 114 64 in Göteborg"
        />
        <NumberField label="Weight" value={count} onChange={setCount} unit="g" min={0} hint="With its box" />
        <SelectField label="Choice" value={country} onChange={setCountry} options={options} />
        <SelectField label="Search" value={country} onChange={setCountry} options={options} searchable />
      </FieldRow>
      <TextareaField label="Note" value="A longer remark" onChange={none} />
      <div className={styles.line}>
        <Checkbox label="Chosen" checked={checked} onChange={setChecked} />
        <Checkbox label="Some" checked={false} indeterminate onChange={none} />
        <Checkbox label="Empty" note="with a note" checked={false} onChange={none} />
        <Checkbox label="Not possible" checked={false} disabled onChange={none} />
        <KeyCap keys="Mod+k" />
        <Figure label="Available" explain={<p>12 − 3</p>}>
          61
        </Figure>
      </div>
      <FieldRow>
        <RadioGroup
          label="One of"
          value={choice}
          onChange={setChoice}
          options={[
            { value: 'a', label: 'First', note: 'why' },
            { value: 'b', label: 'Second' },
          ]}
        />
        <Segment
          label="Box"
          value={choice}
          onChange={setChoice}
          options={[
            { value: 'a', label: 'S' },
            { value: 'b', label: 'M' },
          ]}
        />
      </FieldRow>
    </>
  );
}

function List(props: { readonly kind: 'empty' | 'error' | 'loading' }) {
  return (
    <div className={styles.list}>
      <DataList
        label={`List ${props.kind}`}
        rows={props.kind === 'error' ? sampleOrders.slice(0, 3) : []}
        rowId={idOf}
        rowName={idOf}
        columns={orderColumns}
        currentId={null}
        onCurrent={none}
        keys={false}
        status={props.kind === 'empty' ? 'ready' : props.kind}
        error="The list could not be loaded; these rows are from 10:41."
        empty={
          <EmptyState
            title="Nothing needs you."
            text="34 orders are ready to pack. New ones arrive here by themselves."
          >
            <Button kind="primary" keys="Enter">
              Start packing
            </Button>
          </EmptyState>
        }
      />
    </div>
  );
}

export function SheetScene() {
  return (
    <main className={styles.sheet}>
      <h1 className="visually-hidden">Components</h1>
      <Banner icon={IconBarrierBlock} action={<Button kind="quiet">Leave practice</Button>}>
        Practice: nothing here reaches a real shop.
      </Banner>
      <Part title="Status">
        <div className={styles.line}>
          <StatusBadge icon={IconCircleCheck} word="Paid" />
          <StatusBadge icon={IconAlertTriangle} word="At risk" tone="attention" />
          <StatusBadge icon={IconAlertCircle} word="Late" tone="danger" />
          <StatusBadge icon={IconCircleCheck} word="Right" tone="success" />
          <StatusBadge icon={IconRefresh} word="Running" tone="info" />
          <StatusWord icon={IconCircleCheck} word="Paid" />
          <StatusWord icon={IconAlertTriangle} word="Short 2" tone="attention" />
          <StatusWord icon={IconAlertCircle} word="Late" tone="danger" />
        </div>
      </Part>
      <Part title="Buttons">
        <div className={styles.line}>
          <Button kind="primary" keys="Mod+Enter">
            Save and release
          </Button>
          <Button keys="m">Ask customer</Button>
          <Button kind="quiet">Quiet</Button>
          <Button kind="destructive">Void label…</Button>
          <Button keys="l" notPossible="6 units to scan">
            Not now
          </Button>
          <Button kind="primary" busy>
            Saving
          </Button>
        </div>
      </Part>
      <Part title="Fields">
        <Fields />
      </Part>
      <Part title="Freshness and offline">
        <div className={styles.column}>
          <Freshness state="fresh" text="Synced 12 s ago · 4 channels" />
          <Freshness
            state="late"
            alarm="Etsy is 26 min late."
            text="Orders on hand still ship."
            reason={<p>Why</p>}
          />
          <OfflineSign
            icon={IconWifiOff}
            title="Internet off: 14 actions wait."
            text="Packing, printing, stock work."
          />
          <Freshness state="lost" alarm="Host lost." text="Scans are kept here; lists are from 10:41." />
          <OfflineSign icon={IconScan} title="This station works alone." text="It joins by itself." />
        </div>
      </Part>
      <Part title="Progress">
        <Progress
          name="Printing 240 invoices"
          done={148}
          total={240}
          countText="148 of 240"
          rateText="12 per s, 8 s left"
          cancelLabel="Cancel"
          onCancel={none}
        />
        <Progress name="Reading the shop" done={148} countText="148" />
      </Part>
      <SelectionBar text="4 selected" remark="1 is short" onClear={none}>
        <Button kind="primary" keys="d">
          Release 3 of 4
        </Button>
        <Button keys="h">Hold</Button>
      </SelectionBar>
      <Part title="Lists">
        <List kind="empty" />
        <List kind="error" />
        <List kind="loading" />
      </Part>
      <Part title="Error">
        <ErrorState
          icon={IconPlugConnectedX}
          title="The shop did not answer"
          text="Nothing was lost; it is asked again in 2 min."
        >
          <Button>Ask now</Button>
        </ErrorState>
      </Part>
      <Part title="Counter">
        <div className={styles.line}>
          <CounterTile name="Pick" figure="12" note="next 12:00" onOpen={none} />
          <CounterTile name="Pack" figure="9" note="next 14:30" onOpen={none} />
        </div>
        <ScanBand answer={{ kind: 'right', text: 'Right: Stoneware mug, sand', note: '2 of 4' }} />
        <div className={styles.gap} />
        <ScanBand
          answer={{ kind: 'wrong', text: 'Wrong: Stoneware mug, ink', note: 'Expected Stoneware mug, sand' }}
        />
        <StopPanel title="Stop: 10462 was cancelled" text="Take parcel 1 out of the DHL cage.">
          <Button size="counter">Unpack</Button>
        </StopPanel>
      </Part>
      <ToastHost />
    </main>
  );
}
