/** The panel of the gallery's orders. */
import {
  IconBox,
  IconCircle,
  IconCircleCheck,
  IconDots,
  IconMapPin,
  IconMessage2,
  IconShirt,
} from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { FieldRow } from '../field.tsx';
import { Figure } from '../figure.tsx';
import { Folded } from '../folded.tsx';
import { HoldForm, NoteBand } from '../hold-form.tsx';
import { IconButton } from '../icon-button.tsx';
import { KeyValue } from '../key-value.tsx';
import { LineName, LinesTable } from '../lines-table.tsx';
import { ChannelMark, PictureTile } from '../marks.tsx';
import { Menu } from '../menu.tsx';
import { ButtonRow, Panel, PanelBlock, PanelHead, PanelSection } from '../panel.tsx';
import { Second } from '../row-parts.tsx';
import { SelectField } from '../select-field.tsx';
import { DueTime, StatusBadge } from '../status.tsx';
import { Suggestion } from '../suggestion.tsx';
import { Sum } from '../sum.tsx';
import { TextField } from '../text-field.tsx';
import type { SampleOrder } from './sample-orders.ts';

const LINES = [
  { id: 'a', name: 'Linen apron', note: 'olive · LA-OLV', ordered: '2', allocated: '2', available: '9' },
  { id: 'b', name: 'Linen apron', note: 'ecru · LA-ECR', ordered: '1', allocated: '1', available: '4' },
  { id: 'c', name: 'Olive soap', note: '100 g · SO-100', ordered: '2', allocated: '2', available: '61' },
];

const SUM = (
  <Sum
    title="Availability"
    heads={['Main']}
    lines={[
      { id: 'h', name: 'On hand', figures: ['12'] },
      { id: 'u', name: 'Unavailable', note: '1 damaged', figures: ['−1'] },
      { id: 'c', name: 'Committed', note: '2 orders', figures: ['−2'] },
      { id: 'a', name: 'Available now', figures: ['9'], result: true },
    ]}
  />
);

function AddressForm() {
  const [street, setStreet] = useState('Storgatan 18 B, lgh 1203');
  const [postcode, setPostcode] = useState('114 64');
  const [city, setCity] = useState('Göteborg');
  const [country, setCountry] = useState('SE');
  return (
    <HoldForm
      icon={IconMapPin}
      title="The carrier does not know this address"
      explanation="PostNord finds no 114 64 in Göteborg. Nothing is printed yet; stock stays allocated."
      onSubmit={() => undefined}
    >
      <TextField label="Street and number" value={street} onChange={setStreet} />
      <FieldRow>
        <TextField label="Postcode" width={92} value={postcode} onChange={setPostcode} />
        <TextField label="City" value={city} onChange={setCity} invalid={city === 'Göteborg'} />
        <SelectField
          label="Country"
          width={118}
          value={country}
          onChange={setCountry}
          options={[
            { value: 'SE', label: 'Sweden' },
            { value: 'NO', label: 'Norway' },
            { value: 'FI', label: 'Finland' },
          ]}
        />
      </FieldRow>
      <Suggestion
        value="114 64 Stockholm"
        reason="on her last 2 orders"
        action="Use it"
        keys="Alt+u"
        onUse={() => setCity('Stockholm')}
      />
      <ButtonRow>
        <Button kind="primary" type="submit" keys="Mod+Enter">
          Save and release
        </Button>
        <Button keys="m">Ask customer</Button>
        <Button kind="quiet">Cancel order…</Button>
      </ButtonRow>
    </HoldForm>
  );
}

export interface OrderPanelProps {
  readonly order: SampleOrder;
  readonly position: string;
  readonly onStep: (by: number) => void;
  readonly onClose: () => void;
}

export function OrderPanel({ order, position, onStep, onClose }: OrderPanelProps) {
  return (
    <Panel label={`Order ${order.id}`}>
      <PanelHead
        position={position}
        onPrevious={() => onStep(-1)}
        onNext={() => onStep(1)}
        onCopy={() => undefined}
        onClose={onClose}
        actions={
          <Menu
            label="More"
            anchor={<IconButton icon={IconDots} label="More" />}
            groups={[
              [
                { id: 'edit', label: 'Edit', keys: 'e', run: () => undefined },
                { id: 'split', label: 'Split', keys: 's', run: () => undefined },
              ],
              [{ id: 'cancel', label: 'Cancel order…', danger: true, run: () => undefined }],
            ]}
          />
        }
        mark={<ChannelMark letter={order.channel} name="WooCommerce" size="panel" />}
        title={order.id}
        figure={order.total}
        subtitle={`${order.customer} · Sun 22 Nov, 21:08`}
        due={<DueTime text="ship by Mon 14:00, 1 d late" tone="danger" />}
      >
        <StatusBadge icon={IconMapPin} word="Hold: address" tone="danger" />
        <StatusBadge icon={IconCircleCheck} word="Paid" />
        <StatusBadge icon={IconBox} word="All allocated" />
        <StatusBadge icon={IconCircle} word="Not started" />
      </PanelHead>
      <AddressForm />
      <NoteBand icon={IconMessage2}>“Please leave it with the neighbour at 18 A if I am out. Tack!”</NoteBand>
      <PanelSection tight>
        <LinesTable
          label="Lines"
          rows={LINES}
          rowKey={(line) => line.id}
          columns={[
            {
              id: 'name',
              head: '3 lines, 5 units',
              indent: true,
              cell: (line) => (
                <LineName picture={<PictureTile icon={IconShirt} />} name={line.name} note={line.note} />
              ),
            },
            { id: 'ordered', head: 'Ordered', align: 'right', strong: true, cell: (line) => line.ordered },
            { id: 'allocated', head: 'Allocated', align: 'right', cell: (line) => line.allocated },
            { id: 'shipped', head: 'Shipped', align: 'right', cell: () => '–' },
            {
              id: 'available',
              head: 'Available',
              align: 'right',
              cell: (line) => (
                <Figure label={`Available, ${line.name}`} explain={SUM}>
                  {line.available}
                </Figure>
              ),
            },
          ]}
        />
      </PanelSection>
      <PanelSection columns>
        <PanelBlock title="Deliver to">
          <p>Annika Lindqvist</p>
          <p>Storgatan 18 B, lgh 1203</p>
          <p>114 64 Göteborg, Sweden</p>
          <Second>+46 70 555 01 82</Second>
        </PanelBlock>
        <PanelBlock title="Money">
          <KeyValue
            align="right"
            rows={[
              { id: 'g', name: 'Goods', value: '€98.50' },
              { id: 's', name: 'Shipping, PostNord', value: '€13.90' },
              { id: 't', name: 'Tax in it, 25 %', value: '€22.48' },
              {
                id: 'p',
                name: 'Paid, Stripe',
                strong: true,
                value: (
                  <Figure label="Paid" tone="strong" explain={SUM}>
                    €112.40
                  </Figure>
                ),
              },
            ]}
          />
        </PanelBlock>
      </PanelSection>
      <Folded name="Parcels" phrase="none yet" icon={IconBox} />
      <Folded name="Timeline" phrase="7 events, last: held 21:08 by the address check">
        <p>Held by the address check</p>
      </Folded>
    </Panel>
  );
}
