/** The counter; scans are real here: SM-300-SND is right, anything else wrong. */
import {
  IconArrowBackUp,
  IconBottle,
  IconMessage2,
  IconMug,
  IconPlus,
  IconPrinter,
  IconScale,
  IconScan,
} from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { Segment } from '../choice.tsx';
import { CounterBar, CounterHead } from '../counter/counter-head.tsx';
import { DoneLine, NextLine, OpenLine } from '../counter/counter-line.tsx';
import { ActionBar, CounterScreen, CounterSection, ScanLog } from '../counter/counter-parts.tsx';
import { type ScanAnswer, ScanFrame } from '../counter/scan-frame.tsx';
import { FieldRow } from '../field.tsx';
import { Freshness } from '../freshness.tsx';
import { NoteBand } from '../hold-form.tsx';
import { useScan } from '../input-root.tsx';
import { ChannelMark, PersonMark, PictureTile } from '../marks.tsx';
import { SelectField } from '../select-field.tsx';
import { TextField } from '../text-field.tsx';
import { playTone } from '../tone.ts';

const RIGHT: ScanAnswer = { kind: 'right', text: 'Right: Stoneware mug, sand', note: '2 of 4' };

export function CounterScene() {
  const [answer, setAnswer] = useState<ScanAnswer>(RIGHT);
  const [box, setBox] = useState('M');
  const [weight, setWeight] = useState('2,310 g');
  const [carrier, setCarrier] = useState('dhl');
  useScan((code) => {
    const right = code === 'SM-300-SND';
    playTone(right ? 'right' : 'wrong');
    setAnswer(
      right ? RIGHT : { kind: 'wrong', text: `Wrong: ${code}`, note: 'Expected Stoneware mug, sand' },
    );
  });
  return (
    <CounterScreen
      bar={
        <CounterBar
          back="Back"
          onBack={() => undefined}
          label="Counter"
          current="pack"
          onPlace={() => undefined}
          places={[
            { id: 'pick', name: 'Pick', note: '12 · 12:00' },
            { id: 'pack', name: 'Pack', note: '9 · 14:30' },
            { id: 'hand', name: 'Hand over', note: '21 · 14:30' },
          ]}
          progress={{ text: '3 of 12 packed', done: 3, total: 12 }}
          status={
            <>
              <Freshness state="fresh" text="Scanner ready · counter 1" />
              <PersonMark initials="JO" name="Jonas" size="counter" />
            </>
          }
        />
      }
      head={
        <CounterHead
          mark={<ChannelMark letter="W" name="WooCommerce" size="counter" />}
          title="10498"
          facts={[
            { id: 'c', first: 'Eilidh MacRae, Edinburgh', second: '5 lines, 11 units' },
            { id: 's', first: 'Ship by 14:30', second: 'in 3 h 48 min' },
          ]}
          note={
            <NoteBand framed icon={IconMessage2}>
              “It is a gift: no prices in the box, please.”
            </NoteBand>
          }
        />
      }
      work={
        <ScanFrame answer={answer}>
          <NextLine
            prompt="Scan next"
            promptIcon={IconScan}
            picture={<PictureTile icon={IconMug} size={136} />}
            name="Stoneware mug 300 ml"
            note="sand · SM-300-SND"
            progress="2 of 4 are in the parcel"
            quantity="2"
          />
          <OpenLine
            picture={<PictureTile icon={IconBottle} size={48} />}
            name="Waffle towel"
            note="chalk, 70 × 140 · WT-CHK"
            quantity="1"
          />
          <OpenLine
            picture={<PictureTile icon={IconBottle} size={48} />}
            name="Olive soap"
            note="100 g · SO-100"
            quantity="3"
          />
          <DoneLine
            picture={<PictureTile icon={IconBottle} size={32} />}
            name="Linen apron olive"
            text="1 of 1"
          />
          <DoneLine
            picture={<PictureTile icon={IconBottle} size={32} />}
            name="Soy candle fig"
            text="2 of 2"
          />
        </ScanFrame>
      }
      side={
        <>
          <CounterSection title="Parcel 1" kind="title" aside="5 of 11 units">
            <FieldRow>
              <TextField counter label="Weight" value={weight} onChange={setWeight} icon={IconScale} />
              <SelectField
                counter
                label="Carrier"
                value={carrier}
                onChange={setCarrier}
                options={[
                  { value: 'dhl', label: 'DHL Intl.' },
                  { value: 'post', label: 'Post' },
                ]}
              />
            </FieldRow>
            <Segment
              counter
              label="Box"
              value={box}
              onChange={setBox}
              options={['S', 'M', 'L', 'Own'].map((each) => ({ value: each, label: each }))}
            />
          </CounterSection>
          <CounterSection title="Last five scans">
            <ScanLog
              scans={[
                { id: '1', kind: 'right', text: 'Stoneware mug, sand', note: '2 of 4', age: 'now' },
                { id: '2', kind: 'right', text: 'Stoneware mug, sand', note: '1 of 4', age: '4 s' },
                { id: '3', kind: 'wrong', text: 'Stoneware mug, ink: not in this order', age: '9 s' },
                { id: '4', kind: 'right', text: 'Soy candle, fig', note: '2 of 2', age: '16 s' },
                { id: '5', kind: 'right', text: 'Soy candle, fig', note: '1 of 2', age: '18 s' },
              ]}
            />
          </CounterSection>
        </>
      }
      actions={
        <ActionBar
          end={
            <Button size="counter" icon={IconPrinter} keys="l" notPossible="6 units to scan">
              Print label
            </Button>
          }
        >
          <Button size="counter" icon={IconArrowBackUp} keys="-">
            Take back
          </Button>
          <Button size="counter" icon={IconPlus} keys="b">
            New parcel
          </Button>
          <Button size="counter" icon={IconScale} keys="w">
            Weight
          </Button>
          <Button size="counter">Ship what is here…</Button>
        </ActionBar>
      }
    />
  );
}
