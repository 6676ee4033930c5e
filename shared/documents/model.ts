import { z } from 'zod';
import { invoiceModel } from './invoice.ts';
import { packingSlipModel } from './packing-slip.ts';
import { pickListModel } from './pick-list.ts';

/**
 * Every kind of paper. A model is plain JSON, frozen in the transaction that issues the document; the PDF is made from
 * it alone, so it can be made again, anywhere, and comes out the same.
 */
export const documentModel = z.discriminatedUnion('kind', [invoiceModel, packingSlipModel, pickListModel]);

export type DocumentModel = z.infer<typeof documentModel>;
export type DocumentKind = DocumentModel['kind'];
