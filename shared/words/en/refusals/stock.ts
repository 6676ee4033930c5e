/** Movements. */
import { type Sentences, said } from './refusal.ts';

export const stockRefusals = {
  movement_unknown: () => 'There is no such movement.',
  movement_reversed: () => 'This movement was taken back already.',
  movement_not_reversible: () =>
    'This movement cannot be taken back here: it belongs to a parcel or another action.',
  note_missing: () => 'Please say why, so that others understand it later. Nothing was changed.',
  same_place: () => 'Both places are the same. Nothing was moved.',
  stock_negative: ({ thereQty }) =>
    `There are only ${said(thereQty, 'fewer')} here. Nothing was changed. Count the item if that is wrong.`,
} satisfies Sentences;
