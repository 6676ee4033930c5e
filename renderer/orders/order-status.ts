/** An order's statuses as they are shown: word, icon and tone. Which status it has is the engine's business. */
import {
  IconAlertCircle,
  IconBox,
  IconCheck,
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconClock,
  IconCopy,
  IconCreditCard,
  IconHistory,
  IconLink,
  IconMapPin,
  IconPencil,
  IconPlayerPause,
  IconReceipt,
  IconRefresh,
  IconTruckDelivery,
  IconX,
} from '@tabler/icons-react';
import type { OrderRow } from '../../shared/api/orders.ts';
import type { HoldCode } from '../../shared/orders/vocabulary.ts';
import type { Words } from '../../shared/words/words.ts';
import type { IconShape } from '../ui/icon.tsx';
import type { Tone } from '../ui/status.tsx';

export interface Shown {
  readonly icon: IconShape;
  readonly word: string;
  readonly tone: Tone;
}

type OrderWords = Words['orders'];

export const HOLD_ICONS: Readonly<Record<HoldCode, IconShape>> = {
  unlinked_item: IconLink,
  address: IconMapPin,
  totals_differ: IconReceipt,
  duplicate_suspected: IconCopy,
  payment: IconCreditCard,
  changed_at_channel: IconPencil,
  manual: IconPlayerPause,
};

/** An address that nobody can deliver to is harm now; the others want a look today. */
export const holdTone = (code: HoldCode): Tone => (code === 'address' ? 'danger' : 'attention');

const shown = (icon: IconShape, word: string, tone: Tone = 'normal'): Shown => ({ icon, word, tone });

/** The narrow list's one column: what differs from normal, the worst first. */
export function stateOf(row: OrderRow, words: OrderWords): Shown {
  const [hold] = row.holds;
  if (row.nextStep === 'unpack') return shown(IconAlertCircle, words.state.stopped, 'danger');
  if (row.nextStep === 'retry_write') return shown(IconRefresh, words.state.notWritten, 'attention');
  if (hold) return shown(HOLD_ICONS[hold], words.holds[hold], holdTone(hold));
  if (row.shortQty > 0) return shown(IconBox, words.state.short(row.shortQty), 'attention');
  if (row.isHistory) return shown(IconHistory, words.state.history);
  if (row.life === 'cancelled') return shown(IconX, words.state.cancelled);
  if (row.life === 'completed') return shown(IconCheck, words.state.completed);
  if (row.bucket === 'ready') return shown(IconCircle, words.state.ready);
  return fulfilmentOf(row, words);
}

export function fulfilmentOf(row: OrderRow, words: OrderWords): Shown {
  const icons: Readonly<Record<OrderRow['fulfilmentStatus'], IconShape>> = {
    not_needed: IconCircleDashed,
    open: IconCircle,
    in_work: IconClock,
    partly_shipped: IconTruckDelivery,
    shipped: IconTruckDelivery,
    cancelled: IconX,
  };
  const isStopped = row.nextStep === 'unpack';
  return isStopped
    ? shown(IconAlertCircle, words.state.stopped, 'danger')
    : shown(icons[row.fulfilmentStatus], words.fulfilment[row.fulfilmentStatus]);
}

export function paymentOf(row: OrderRow, words: OrderWords): Shown {
  const isWaited = row.holds.includes('payment');
  const isFull = row.paymentStatus === 'paid' || row.paymentStatus === 'overpaid';
  return shown(
    isFull ? IconCircleCheck : IconCreditCard,
    words.payment[row.paymentStatus],
    isWaited ? 'attention' : 'normal',
  );
}

export function stockOf(row: OrderRow, words: OrderWords): Shown {
  return row.shortQty > 0
    ? shown(IconBox, words.state.short(row.shortQty), 'attention')
    : shown(IconBox, words.stock[row.stockStatus]);
}

/** Holds but for those that the payment and stock columns show themselves. */
export function holdOf(row: OrderRow, words: OrderWords): Shown | undefined {
  if (row.nextStep === 'unpack' || row.nextStep === 'retry_write') return stateOf(row, words);
  const code = row.holds.find((each) => each !== 'payment');
  return code && shown(HOLD_ICONS[code], words.holds[code], holdTone(code));
}
