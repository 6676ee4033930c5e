/** What every form on top of a panel has in common: whose it is, whether it answers the keys, and what follows. */
import { useEffect, useRef } from 'react';
import type { QueryReply } from '../../../shared/api/contract.ts';
import type { Suggestion } from '../../../shared/orders/vocabulary.ts';
import { useWords } from '../../platform/words.ts';
import { useKeys } from '../../ui/use-keys.ts';

export type Order = NonNullable<QueryReply<'orders.get'>>;
export type ActiveHold = Order['activeHolds'][number];

export interface SolveProps {
  readonly order: Order;
  /** The first of several forms answers `d` and Ctrl Enter. */
  readonly isActive: boolean;
  /** Moves the focus into the form as soon as it is there. */
  readonly wantsFocus: boolean;
  readonly onFocused: () => void;
  /** Called after an act that worked. */
  readonly onActed: () => void;
}

export interface FormKeys extends Pick<SolveProps, 'isActive' | 'wantsFocus' | 'onFocused'> {
  readonly step: Suggestion;
  readonly onSubmit: () => void;
  /** What else the form answers, such as `Alt+u`. */
  readonly more?: readonly { readonly keys: string; readonly label: string; readonly run: () => void }[];
}

/**
 * `d` goes to the first field that is wrong, else the first one; a form without fields is applied by it. Ctrl Enter
 * applies from anywhere. Answers the ref for the element around the form.
 */
export function useFormKeys({ isActive, wantsFocus, onFocused, step, onSubmit, more = [] }: FormKeys) {
  const words = useWords().orders;
  const around = useRef<HTMLDivElement>(null);
  const act = (): void => {
    const field = fieldOf(around.current);
    if (field) focus(field);
    else onSubmit();
  };
  useKeys(
    words.title,
    [
      { keys: 'd', label: words.steps[step], run: act },
      { keys: 'Mod+Enter', label: words.steps[step], run: onSubmit },
      ...more,
    ],
    { enabled: isActive },
  );
  useEffect(() => {
    if (!isActive || !wantsFocus) return;
    const field = fieldOf(around.current);
    if (field) focus(field);
    onFocused();
  }, [isActive, wantsFocus, onFocused]);
  return around;
}

const FIELDS = 'input:not([type="hidden"]), textarea, select, [role="combobox"]';

function fieldOf(around: HTMLElement | null): HTMLElement | undefined {
  const wrong = around?.querySelector<HTMLElement>('[aria-invalid="true"]');
  const chosen = around?.querySelector<HTMLElement>('input[type="radio"]:checked');
  const [first] = around?.querySelectorAll<HTMLElement>(FIELDS) ?? [];
  if (wrong) return wrong;
  return first instanceof HTMLInputElement && first.type === 'radio' ? (chosen ?? first) : first;
}

function focus(field: HTMLElement): void {
  field.focus();
  if (field instanceof HTMLInputElement && field.type !== 'radio') field.select();
}
