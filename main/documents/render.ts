import { Buffer } from 'node:buffer';
import { Document, type DocumentProps, pdf } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { never } from '../../shared/base/assert.ts';
import type { DocumentModel } from '../../shared/documents/model.ts';
import { type FontFinder, findFonts } from '../platform/pdf/font-files.ts';
import { loadFonts } from '../platform/pdf/fonts.ts';
import { h, Sheet } from '../platform/pdf/sheet.ts';
import { invoicePage } from './invoice.ts';
import { withReadableLogo } from './logo.ts';
import { packingSlipPage } from './packing-slip.ts';
import type { Desk } from './page.ts';
import { pickListPage } from './pick-list.ts';
import { documentWords } from './words.ts';

/**
 * Makes the PDF of a frozen model, from the model alone: no database, no clock, no network. The same model gives the
 * same bytes, so a document can be stored by its hash and made again. It takes tenths of a second: for job threads.
 */

export type RenderWarning =
  /** No embedded font has these characters; each is printed as "?". */
  | { readonly code: 'character_missing'; readonly characters: readonly string[] }
  /** These texts cannot be a barcode of this size; the paper shows them as text. */
  | { readonly code: 'barcode_impossible'; readonly texts: readonly string[] }
  /** The logo is not a PNG or JPEG that can be drawn; the company's name stands in its place. */
  | { readonly code: 'logo_unreadable' };

export type RenderedPdf = {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly warnings: readonly RenderWarning[];
};

export async function renderPdf(
  frozen: DocumentModel,
  findFont: FontFinder = findFonts(import.meta.url),
): Promise<RenderedPdf> {
  const { model, logoUnreadable } = withReadableLogo(frozen);
  const words = documentWords(model.language);
  // Drawn once with the first font alone, to learn every text: dates and signs need fonts, too, and stand in no model.
  const draft = new Sheet(await loadFonts(findFont, []));
  pageOf({ sheet: draft, words, language: model.language }, model);
  const sheet = new Sheet(await loadFonts(findFont, draft.texts));
  const desk: Desk = { sheet, words, language: model.language };

  const bytes = await collect(
    h(
      Document,
      {
        title: heading(desk, model),
        author: authorOf(model),
        creator: 'Orderly',
        producer: 'Orderly',
        language: model.language,
        // The file's own date is the document's date: a clock here would give every copy another hash.
        creationDate: new Date(`${dateOf(model)}T00:00:00Z`),
      },
      pageOf(desk, model),
    ),
  );
  return { bytes, pages: sheet.pages, warnings: warningsOf(sheet, logoUnreadable) };
}

async function collect(document: ReactElement<DocumentProps>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of await pdf(document).toBuffer())
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk);
  // A buffer of its own: it is sent between threads, and a Node buffer may be a part of a larger one.
  return new Uint8Array(Buffer.concat(chunks));
}

function warningsOf(sheet: Sheet, logoUnreadable: boolean): RenderWarning[] {
  const characters = sheet.missingCharacters;
  const texts = [...sheet.unprintableBarcodes];
  return [
    ...(characters.length > 0 ? [{ code: 'character_missing' as const, characters }] : []),
    ...(texts.length > 0 ? [{ code: 'barcode_impossible' as const, texts }] : []),
    ...(logoUnreadable ? [{ code: 'logo_unreadable' as const }] : []),
  ];
}

function pageOf(desk: Desk, model: DocumentModel): ReactElement {
  switch (model.kind) {
    case 'invoice':
      return invoicePage(desk, model);
    case 'packing_slip':
      return packingSlipPage(desk, model);
    case 'pick_list':
      return pickListPage(desk, model);
    default:
      return never(model);
  }
}

function heading({ words }: Desk, model: DocumentModel): string {
  switch (model.kind) {
    case 'invoice':
      return words.invoice.heading(model.number);
    case 'packing_slip':
      return words.packingSlip.heading(model.orderNumber);
    case 'pick_list':
      return words.pickList.heading(model.number);
    default:
      return never(model);
  }
}

const authorOf = (model: DocumentModel): string =>
  model.kind === 'invoice'
    ? model.seller.name
    : model.kind === 'packing_slip'
      ? model.sender.name
      : model.companyName;

const dateOf = (model: DocumentModel): string => (model.kind === 'invoice' ? model.issuedOn : model.date);
