/** What came of a step at the pack table, and how the counter says it: right or wrong, a word, and what was expected. */
import type { CommandReply, QueryReply } from '../../shared/api/contract.ts';
import type { Refusal } from '../../shared/base/result.ts';
import type { Words } from '../../shared/words/words.ts';
import type { ScanAnswer } from '../ui/counter/scan-frame.tsx';
import type { CounterAddress } from './address.ts';

export type Pack = NonNullable<QueryReply<'pack.get'>>;
export type PackLine = Pack['lines'][number];
export type Parcel = Pack['parcels'][number];
export type Counted = CommandReply<'parcel.scan'>;

interface Closed {
  readonly parcelNumber: number;
  readonly slipDocumentId: string | null;
}

export type Outcome =
  | { readonly is: 'counted'; readonly counted: Counted; readonly expected: string; readonly closed?: Closed }
  /** An unknown code while lines are open: which of them is it? */
  | { readonly is: 'ask_line'; readonly code: string; readonly parcelId: string; readonly expected: string }
  | { readonly is: 'other_work'; readonly code: string }
  | { readonly is: 'opens'; readonly address: CounterAddress }
  /** The very order that lies here. */
  | { readonly is: 'here'; readonly orderNumber: string }
  | { readonly is: 'label_early'; readonly code: string; readonly openUnits: number }
  | { readonly is: 'label_item'; readonly name: string }
  | { readonly is: 'label_taken'; readonly code: string }
  /** No carrier's pattern fits: a person looks at it. */
  | { readonly is: 'ask_label'; readonly code: string; readonly parcelId: string }
  | { readonly is: 'taken_back'; readonly name: string | null }
  | { readonly is: 'new_parcel'; readonly parcelNumber: number; readonly slipDocumentId: string | null }
  | ({ readonly is: 'closed' } & Closed)
  | {
      readonly is: 'handed_over';
      readonly orderNumber: string;
      readonly parcelNumber: number;
      readonly carrierName: string;
      readonly trackingNumber: string | null;
      /** Nothing of this work is left on the table. */
      readonly isLast: boolean;
    }
  | { readonly is: 'stopped'; readonly code: string }
  | { readonly is: 'gone' }
  | { readonly is: 'refused'; readonly refusal: Refusal };

/** `undoable`: the command that took effect and can be taken back. */
export type Said = Outcome & { readonly fulfilmentId: string; readonly undoable?: string };

export const goodsName = (goods: { readonly name: string; readonly variant: string }): string =>
  [goods.name, goods.variant].filter(Boolean).join(', ');

type Say = (refusal: Refusal) => string;

/** The band's words. Nothing is said where another screen opens. */
export function sayOutcome(outcome: Outcome, all: Words, say: Say): ScanAnswer | undefined {
  const words = all.pickAndPack;
  const { pack, label } = words;
  const right = (text: string, note?: string): ScanAnswer => ({
    kind: 'right',
    text,
    ...(note ? { note } : {}),
  });
  const wrong = (text: string, note?: string): ScanAnswer => ({
    kind: 'wrong',
    text,
    ...(note ? { note } : {}),
  });
  switch (outcome.is) {
    case 'counted':
      return sayCounted(outcome, all);
    case 'ask_line':
      return wrong(pack.unknown(outcome.code), pack.unknownNote(outcome.expected));
    case 'other_work':
      return wrong(pack.otherWork(outcome.code), pack.otherWorkNote);
    case 'opens':
      return undefined;
    case 'here':
      return right(outcome.orderNumber);
    case 'label_early':
      return wrong(pack.labelEarly(outcome.code), pack.labelEarlyNote(outcome.openUnits));
    case 'label_item':
      return wrong(label.isItem(outcome.name), label.isItemNote);
    case 'label_taken':
      return wrong(label.taken(outcome.code), label.takenNote);
    case 'ask_label':
      return wrong(label.unknown(outcome.code), label.unknownNote);
    case 'taken_back':
      return outcome.name === null ? wrong(pack.nothingToTakeBack) : right(pack.takenBack(outcome.name));
    case 'new_parcel':
      return right(pack.newParcel(outcome.parcelNumber));
    case 'closed':
      return right(pack.complete(outcome.parcelNumber), pack.completeNote);
    case 'handed_over':
      return right(
        label.handedOver(outcome.orderNumber, outcome.parcelNumber),
        outcome.trackingNumber === null
          ? outcome.carrierName || label.noNumber
          : label.withNumber(outcome.carrierName, outcome.trackingNumber),
      );
    case 'stopped':
      return wrong(words.stop.title, words.stop.mustNotLeave);
    case 'gone':
      return wrong(pack.gone.title, pack.gone.text);
    case 'refused':
      return wrong(pack.refused, say(outcome.refusal));
  }
}

function sayCounted(
  { counted, expected, closed }: Extract<Outcome, { readonly is: 'counted' }>,
  { pickAndPack: words }: Words,
): ScanAnswer {
  const { pack } = words;
  const name = goodsName(counted);
  const wrong = (text: string, note: string): ScanAnswer => ({ kind: 'wrong', text, note });
  switch (counted.outcome) {
    case 'right': {
      const count = words.of(counted.count ?? 0, counted.of ?? 0);
      const text = closed ? pack.complete(closed.parcelNumber) : pack.right(name);
      return { kind: 'right', text, note: closed ? pack.completeNote : count };
    }
    case 'wrong_item':
      return wrong(pack.wrong(name), expected === '' ? pack.notInOrderDone : pack.notInOrder(expected));
    case 'surplus':
      return wrong(pack.surplus(name), pack.surplusNote(counted.of ?? 0));
    case 'stopped':
      return wrong(words.stop.title, words.stop.mustNotLeave);
    case 'unknown':
    case 'take_back':
      return wrong(pack.wrong(name), pack.unknownNote(expected));
  }
}
