/** The name under which a document is saved: what it is called, without what file systems do not take. */
import type { DocumentModel } from './model.ts';

export interface FileNameWords {
  readonly invoice: { heading(number: string): string };
  readonly packingSlip: { heading(order: string): string };
  readonly pickList: { heading(number: string): string };
}

export function fileName(
  model:
    | Pick<Extract<DocumentModel, { kind: 'invoice' }>, 'kind' | 'number'>
    | Pick<Extract<DocumentModel, { kind: 'packing_slip' }>, 'kind' | 'orderNumber'>
    | Pick<Extract<DocumentModel, { kind: 'pick_list' }>, 'kind' | 'number'>,
  words: FileNameWords,
): string {
  const heading =
    model.kind === 'invoice'
      ? words.invoice.heading(model.number)
      : model.kind === 'packing_slip'
        ? words.packingSlip.heading(model.orderNumber)
        : words.pickList.heading(model.number);
  return `${safe(heading)}.pdf`;
}

/** Windows is the strictest: no separators, no device signs, no control characters, no dot or space at the end. */
const safe = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
    .replace(/[\\/:*?"<>|\u0000-\u001f]/g, '-')
    .slice(0, 120)
    .replace(/[. ]+$/, '');
