/** The picture inside a model: it is stored apart, because every document of a company has the same. */
import type { DocumentModel } from './model.ts';

export const logoOf = (model: DocumentModel): string | null =>
  model.kind === 'invoice' ? model.seller.logo : model.kind === 'packing_slip' ? model.sender.logo : null;

export function putLogo(model: DocumentModel, logo: string | null): DocumentModel {
  switch (model.kind) {
    case 'invoice':
      return { ...model, seller: { ...model.seller, logo } };
    case 'packing_slip':
      return { ...model, sender: { ...model.sender, logo } };
    case 'pick_list':
      return model;
  }
}
