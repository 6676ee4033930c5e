/** The step that leads to another screen: picking, packing, handing over, the invoice. */
import type { Suggestion } from '../../shared/orders/vocabulary.ts';
import { type Address, useGo } from '../platform/address.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/panel.tsx';
import { useKeys } from '../ui/use-keys.ts';
import styles from './order-panel.module.css';
import type { Order } from './solve/solve-form.ts';

/** Where a step is done, if not here. */
export function placeOfStep(
  step: Suggestion,
  order: Pick<Order, 'id' | 'fulfilments' | 'parcels'>,
): { readonly path: string; readonly address: Address } | undefined {
  const work = order.fulfilments.find((one) => one.state !== 'handed_over' && one.state !== 'cancelled');
  const parcel = order.parcels.find((one) => one.state === 'packed');
  switch (step) {
    case 'pick':
      return { path: '/pick-and-pack', address: { place: 'pick', only: work?.id } };
    case 'pack':
      return { path: '/pick-and-pack', address: { place: 'pack', work: work?.id } };
    case 'hand_over':
      return { path: '/pick-and-pack', address: { place: 'handover', parcel: parcel?.id } };
    case 'issue_invoice':
      return { path: '/invoices', address: { view: 'to_issue', invoice: order.id } };
    default:
      return undefined;
  }
}

export function NextStep({ order }: { readonly order: Order }) {
  const words = useWords().orders;
  const go = useGo();
  const place = placeOfStep(order.nextStep, order);
  const act = (): void => place && go(place.path, place.address);
  useKeys(words.title, place ? [{ keys: 'd', label: words.steps[order.nextStep], run: act }] : []);
  if (!place) return null;
  return (
    <div className={styles.steps}>
      <ButtonRow>
        <Button kind="primary" keys="d" onClick={act}>
          {words.steps[order.nextStep]}
        </Button>
      </ButtonRow>
    </div>
  );
}
