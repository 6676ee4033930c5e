/** The right of Today: why the selected row stands here, and the form that solves it. */

import { IconMessage2 } from '@tabler/icons-react';
import { useCallback } from 'react';
import { urgencyOf } from '../../shared/orders/urgency.ts';
import { OrderLines } from '../orders/order-lines.tsx';
import { SolveOrder } from '../orders/solve/solve-order.tsx';
import { useAccounts } from '../platform/accounts.ts';
import { type Address, useGo } from '../platform/address.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { HoldForm, NoteBand } from '../ui/hold-form.tsx';
import { ChannelMark } from '../ui/marks.tsx';
import { ButtonRow, Panel, PanelHead } from '../ui/panel.tsx';
import { DueTime, StatusBadge } from '../ui/status.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { AnswerForm } from './answer-form.tsx';
import { needIcon, needNote, needStep, needThing, needTone } from './need-columns.tsx';
import type { Need } from './use-needs.ts';

export interface NeedPanelProps {
  readonly need: Need;
  readonly position: string;
  readonly onPrevious?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
  readonly onOpenOrder: (orderId: string) => void;
  /** Something was done about it. */
  readonly onActed: () => void;
  readonly onSolved: () => void;
}

const TONES = { normal: 'normal', at_risk: 'attention', late: 'danger' } as const;
const nothing = (): void => undefined;

export function NeedPanel(props: NeedPanelProps) {
  const { need, onOpenOrder } = props;
  const words = useWords();
  const formats = useFormats();
  const accounts = useAccounts();
  const account = accounts.of(need.accountId);
  const { thing, who } = needThing(need, words, accounts);
  const { orderId } = need;
  return (
    <Panel label={`${words.today.reasons[need.reason]} ${thing}`}>
      <PanelHead
        position={props.position}
        onPrevious={props.onPrevious}
        onNext={props.onNext}
        actions={
          orderId !== null && (
            <Button kind="quiet" keys="Enter" onClick={() => onOpenOrder(orderId)}>
              {words.today.openOrder}
            </Button>
          )
        }
        lead={
          <>
            <StatusBadge
              icon={needIcon(need)}
              word={words.today.reasons[need.reason]}
              tone={needTone(need)}
            />
            {need.dueAt !== null && (
              <DueTime
                text={words.today.due(formats.due(need.dueAt))}
                tone={TONES[urgencyOf(need.dueAt, formats.nowMs)]}
              />
            )}
          </>
        }
        mark={
          need.accountId !== null && <ChannelMark letter={account.letter} name={account.name} size="panel" />
        }
        title={[thing, who].filter(Boolean).join(' ')}
        titleKind="words"
        subtitle={[
          needNote(need, { words, formats }),
          need.sinceAt === 0 ? '' : words.today.since(formats.age(need.sinceAt)),
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <Solution key={need.key} {...props} />
    </Panel>
  );
}

function Solution(props: NeedPanelProps) {
  const { need, onActed, onSolved } = props;
  const acted = useCallback(() => {
    onActed();
    onSolved();
  }, [onActed, onSolved]);
  if (need.reason === 'answer') {
    return (
      <AnswerForm
        feedbackId={need.subjectId}
        isActive
        wantsFocus={false}
        onFocused={nothing}
        onActed={acted}
      />
    );
  }
  return need.orderId === null ? (
    <Elsewhere need={need} />
  ) : (
    <OrderSolution {...props} orderId={need.orderId} />
  );
}

function OrderSolution({ need, orderId, onActed, onSolved }: NeedPanelProps & { readonly orderId: string }) {
  const words = useWords();
  const order = useLive('orders.get', { orderId }).data;
  const go = useGo();
  if (!order) return null;
  const { sku } = need.detail;
  const filter = typeof sku === 'string' && sku !== '' ? `sku:${sku}` : '';
  return (
    <>
      <SolveOrder
        order={order}
        onSolved={onSolved}
        onActed={onActed}
        wantsFocus={false}
        onFocused={nothing}
      />
      {need.count > 1 && (
        <NoteBand icon={IconMessage2}>
          {`${words.today.others(need.count - 1)} `}
          <Button kind="quiet" onClick={() => go('/orders', { view: 'needs_me', filter })}>
            {words.today.openThem}
          </Button>
        </NoteBand>
      )}
      {order.customerNote && (
        <NoteBand icon={IconMessage2}>{words.orders.panel.quote(order.customerNote)}</NoteBand>
      )}
      <OrderLines order={order} />
    </>
  );
}

/** Causes that are solved on another screen. */
function Elsewhere({ need }: { readonly need: Need }) {
  const words = useWords();
  const accounts = useAccounts();
  const reasons: Readonly<Record<string, string | undefined>> = words.channels.fresh.reason;
  const go = useGo();
  const { elsewhere } = words.today;
  const said =
    need.reason === 'late_channel'
      ? { ...elsewhere.late_channel, title: elsewhere.late_channel.title(accounts.of(need.accountId).name) }
      : need.reason === 'quarantined' || need.reason === 'failed_stock'
        ? elsewhere[need.reason]
        : elsewhere.default;
  const reason = typeof need.detail.reason === 'string' ? (reasons[need.detail.reason] ?? '') : '';
  const account: Address = { account: need.accountId ?? undefined };
  const part =
    need.reason === 'quarantined' ? 'quarantine' : need.reason === 'failed_stock' ? 'outbox' : undefined;
  const act = (): void => go('/channels', { ...account, part });
  useKeys(words.today.title, [
    { keys: 'd', label: needStep(need, words), run: act },
    { keys: 'Mod+Enter', label: needStep(need, words), run: act },
  ]);
  return (
    <HoldForm
      icon={needIcon(need)}
      tone="attention"
      title={said.title}
      explanation={[reason, said.text].filter(Boolean).join(' ')}
      onSubmit={act}
    >
      <ButtonRow>
        <Button kind="primary" type="submit" keys="Mod+Enter">
          {said.act}
        </Button>
      </ButtonRow>
    </HoldForm>
  );
}
