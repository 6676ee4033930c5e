/** One order: what it needs on top, then what it is. */
import { IconAlertCircle, IconDots, IconGift, IconMessage2 } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { urgencyOf } from '../../shared/orders/urgency.ts';
import { useAccounts } from '../platform/accounts.ts';
import { useAct } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { EmptyState, ErrorState } from '../ui/empty-state.tsx';
import { NoteBand } from '../ui/hold-form.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { ChannelMark } from '../ui/marks.tsx';
import { Menu } from '../ui/menu.tsx';
import { Panel, PanelHead } from '../ui/panel.tsx';
import { Second } from '../ui/row-parts.tsx';
import { DueTime, StatusBadge } from '../ui/status.tsx';
import { showToast } from '../ui/toast-store.ts';
import { useKeys } from '../ui/use-keys.ts';
import { HoldOrderForm } from './hold-order-form.tsx';
import { NextStep } from './next-step.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderMoney } from './order-money.tsx';
import { OrderParcels } from './order-parcels.tsx';
import { fulfilmentOf, HOLD_ICONS, holdTone, paymentOf, stockOf } from './order-status.ts';
import { OrderTimeline } from './order-timeline.tsx';
import { OrderInvoices, OrderWrites } from './order-writes.tsx';
import type { Order } from './solve/solve-form.ts';
import { SolveOrder } from './solve/solve-order.tsx';

export interface OrderPanelProps {
  readonly orderId: string;
  /** "1 of 17 in Needs me". */
  readonly position: string;
  readonly onPrevious?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
  readonly onClose: () => void;
  readonly onSolved: () => void;
  /** Moves the focus into the form as soon as it is there. */
  readonly wantsForm: boolean;
  readonly onFormShown: () => void;
}

export function OrderPanel(props: OrderPanelProps) {
  const words = useWords().orders;
  const { data: order, error, isPrevious } = useLive('orders.get', { orderId: props.orderId });
  if (error) {
    return (
      <Panel label={words.title}>
        <ErrorState icon={IconAlertCircle} title={words.failed.title} text={words.failed.text} />
      </Panel>
    );
  }
  if (order === undefined) return <Panel label={words.title}>{null}</Panel>;
  if (order === null) {
    return (
      <Panel label={words.title}>
        <EmptyState title={words.panel.gone.title} text={words.panel.gone.text} />
      </Panel>
    );
  }
  // While the next order is on its way the old one stays, but takes no act.
  return (
    <div inert={isPrevious} style={{ height: '100%' }}>
      <Loaded key={order.id} {...props} order={order} />
    </div>
  );
}

function Loaded({ order, ...props }: OrderPanelProps & { readonly order: Order }) {
  const words = useWords().orders;
  const [isHolding, setHolding] = useState(false);
  const recheck = useAct('order.recheck');
  const release = useAct('order.release_hold');
  const isHeld = order.holds.includes('manual');
  const mayHold = order.life === 'open' && !order.isHistory;
  const copy = (): void => {
    void navigator.clipboard?.writeText(order.number).then(
      () => showToast({ text: words.panel.copied(order.number) }),
      () => undefined,
    );
  };
  const holdOrRelease = (): void => {
    if (isHeld) void release.run({ orderId: order.id, code: 'manual' }, words.acts.released(order.number));
    else setHolding(true);
  };
  const check = (): void => void recheck.run({ orderId: order.id }, words.acts.rechecked(order.number));
  const holdWord = isHeld ? words.acts.release : words.acts.hold;
  useKeys(words.title, [
    { keys: 'c', label: words.acts.copy, run: copy },
    ...(mayHold ? [{ keys: 'h', label: holdWord, run: holdOrRelease }] : []),
  ]);
  return (
    <Panel label={words.panel.label(order.number)}>
      <Head
        {...props}
        order={order}
        onCopy={copy}
        menu={
          <Menu
            label={words.panel.more}
            anchor={<IconButton icon={IconDots} label={words.panel.more} />}
            groups={[
              [
                ...(mayHold ? [{ id: 'hold', label: holdWord, keys: 'h', run: holdOrRelease }] : []),
                ...(mayHold ? [{ id: 'check', label: words.acts.recheck, run: check }] : []),
                { id: 'copy', label: words.acts.copy, keys: 'c', run: copy },
              ],
            ]}
          />
        }
      />
      {isHolding && <HoldOrderForm order={order} onDone={() => setHolding(false)} />}
      <SolveOrder
        order={order}
        onSolved={props.onSolved}
        wantsFocus={props.wantsForm}
        onFocused={props.onFormShown}
      />
      <NextStep order={order} />
      {order.isHistory && <NoteBand icon={IconMessage2}>{words.panel.history}</NoteBand>}
      {order.customerNote && <NoteBand icon={IconMessage2}>{words.panel.quote(order.customerNote)}</NoteBand>}
      {order.giftNote && <NoteBand icon={IconGift}>{words.panel.gift(order.giftNote)}</NoteBand>}
      <OrderLines order={order} />
      <OrderMoney order={order} />
      <OrderParcels order={order} />
      <OrderInvoices order={order} />
      <OrderWrites order={order} />
      <OrderTimeline order={order} />
    </Panel>
  );
}

interface HeadProps extends Omit<OrderPanelProps, 'orderId'> {
  readonly order: Order;
  readonly onCopy: () => void;
  readonly menu: ReactNode;
}

const DUE_TONES = { normal: 'normal', at_risk: 'attention', late: 'danger' } as const;

function Head({ order, onCopy, menu, ...props }: HeadProps) {
  const words = useWords().orders;
  const formats = useFormats();
  const account = useAccounts().of(order.accountId);
  const due =
    order.shippedAt !== null ? (
      <Second>{words.panel.shipped(formats.day(order.shippedAt))}</Second>
    ) : order.shipByAt !== null && order.life === 'open' ? (
      <DueTime
        text={words.panel.shipBy(formats.due(order.shipByAt))}
        tone={DUE_TONES[urgencyOf(order.shipByAt, formats.nowMs)]}
      />
    ) : undefined;
  return (
    <PanelHead
      position={props.position}
      onPrevious={props.onPrevious}
      onNext={props.onNext}
      onCopy={onCopy}
      onClose={props.onClose}
      actions={menu}
      mark={<ChannelMark letter={account.letter} name={account.name} size="panel" />}
      title={order.number}
      figure={formats.money(order.totalMinor, order.currency)}
      subtitle={`${order.customerName} · ${formats.moment(order.placedAt)}`}
      due={due}
    >
      <Badges order={order} />
    </PanelHead>
  );
}

/** Two coloured ones at most: the holds that cost most. */
function Badges({ order }: { readonly order: Order }) {
  const words = useWords().orders;
  const holds = order.holds.slice(0, 2);
  const isColoured = holds.length < 2;
  const stock = stockOf(order, words);
  const normal = [
    ...(order.holds.includes('payment') ? [] : [paymentOf(order, words)]),
    stock,
    fulfilmentOf(order, words),
  ];
  return (
    <>
      {holds.map((code) => (
        <StatusBadge
          key={code}
          icon={HOLD_ICONS[code]}
          word={words.state.hold(words.holds[code])}
          tone={holdTone(code)}
        />
      ))}
      {normal.map((each) => (
        <StatusBadge
          key={each.word}
          icon={each.icon}
          word={each.word}
          tone={isColoured ? each.tone : 'normal'}
        />
      ))}
      {order.channelAgreement !== 'agrees' && order.nextStep !== 'retry_write' && (
        <StatusBadge icon={IconDots} word={words.agreement[order.channelAgreement]} />
      )}
    </>
  );
}
