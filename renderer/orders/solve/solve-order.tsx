/**
 * The forms of everything an order needs from a person, the costliest wait first; the first one answers the keys. Which
 * they are follows from its facts alone. Shown on top of the order's panel and beside Today's list.
 */
import { useCallback } from 'react';
import { useTransport } from '../../platform/live.ts';
import { AddressForm } from './address-form.tsx';
import { DuplicateForm } from './duplicate-form.tsx';
import { LinkForm } from './link-form.tsx';
import { ChangedForm, ManualForm } from './manual-form.tsx';
import { type Need, needsOf } from './needs.ts';
import { PaymentForm } from './payment-form.tsx';
import { ServicesForm } from './services-form.tsx';
import type { Order, SolveProps } from './solve-form.ts';
import { SplitForm } from './split-form.tsx';
import { StoppedForm } from './stopped-form.tsx';
import { TotalsForm } from './totals-form.tsx';
import { WriteForm } from './write-form.tsx';

export interface SolveOrderProps {
  readonly order: Order;
  /** Nothing of the order needs a person any more. */
  readonly onSolved: () => void;
  /** Something was done about it, whether or not that was all. */
  readonly onActed?: () => void;
  readonly wantsFocus: boolean;
  readonly onFocused: () => void;
}

export function SolveOrder({ order, onSolved, onActed: acted, wantsFocus, onFocused }: SolveOrderProps) {
  const { call } = useTransport();
  const orderId = order.id;
  const onActed = useCallback(() => {
    acted?.();
    call.query('orders.get', { orderId }).then(
      ({ value }) => {
        if (!value || needsOf(value).length === 0) onSolved();
      },
      () => undefined,
    );
  }, [call, orderId, onSolved, acted]);
  return needsOf(order).map((need, index) => {
    const props = { order, isActive: index === 0, wantsFocus, onFocused, onActed };
    return <Form key={need.key} need={need} {...props} />;
  });
}

function Form({ need, ...props }: SolveProps & { readonly need: Need }) {
  switch (need.kind) {
    case 'stopped':
      return <StoppedForm {...props} fulfilment={need.fulfilment} />;
    case 'write':
      return <WriteForm {...props} write={need.write} />;
    case 'link':
      return <LinkForm {...props} listingId={need.listingId} sku={need.sku} more={need.more} />;
    case 'address':
      return <AddressForm {...props} />;
    case 'totals':
      return <TotalsForm {...props} hold={need.hold} />;
    case 'duplicate':
      return <DuplicateForm {...props} hold={need.hold} />;
    case 'changed':
      return <ChangedForm {...props} />;
    case 'manual':
      return <ManualForm {...props} hold={need.hold} />;
    case 'payment':
      return <PaymentForm {...props} isHeld={need.isHeld} />;
    case 'split':
      return <SplitForm {...props} />;
    case 'services':
      return <ServicesForm {...props} />;
  }
}
