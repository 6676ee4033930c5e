/** The frozen model of an invoice: who, what, when, how much, as it will be printed. Pure; the number is given or empty. */
import type { Address } from '../base/address.ts';
import type { InvoiceModel } from '../documents/invoice.ts';
import { partyOf, senderOf } from '../documents/party.ts';
import type { Settings } from '../settings/settings.ts';
import type { Taken } from './ledger.ts';
import type { NamedLine, PaperWords } from './paper-lines.ts';
import { paperLines, takenSums, taxRows } from './paper-lines.ts';

export interface InvoiceInput {
  readonly number: string;
  readonly issuedOn: string;
  readonly deliveredOn: string | null;
  readonly dueOn: string | null;
  readonly orderNumber: string;
  readonly channelName: string;
  readonly isSample: boolean;
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly isRefunded: boolean;
  readonly billing: Address;
  readonly shipping: Address;
  /** Something of it was carried somewhere. */
  readonly hasGoods: boolean;
  readonly paymentTitle: string;
  readonly settings: Pick<Settings, 'company' | 'general' | 'paper' | 'invoice'>;
  readonly taken: readonly Taken[];
  readonly named: ReadonlyMap<string, NamedLine>;
  /** What is counted for this invoice, oldest first. */
  readonly payments: readonly { readonly on: string; readonly method: string; readonly minor: number }[];
  readonly words: PaperWords;
}

/** Fields of the company without which no invoice may be issued, as the settings name them. */
export const missingCompanyFields = (company: Settings['company']): string[] =>
  (['name', 'line1', 'city', 'country'] as const).filter((field) =>
    field === 'name' ? company.name === '' && company.legalName === '' : company[field].trim() === '',
  );

export function invoiceModelOf(input: InvoiceInput): InvoiceModel {
  const { company, general, paper, invoice } = input.settings;
  const language = documentLanguage(general.locale);
  const { netMinor, taxMinor } = takenSums(input.taken);
  const grossMinor = netMinor + taxMinor;
  const paidMinor = input.payments.reduce((sum, payment) => sum + payment.minor, 0);
  const buyer = isGiven(input.billing) ? input.billing : input.shipping;
  const hasOtherPlace = input.hasGoods && isGiven(input.shipping) && !isSamePlace(buyer, input.shipping);
  return {
    kind: 'invoice',
    version: 1,
    language,
    paper: paper.size,
    isSample: input.isSample,
    number: input.number,
    issuedOn: input.issuedOn,
    deliveredOn: input.deliveredOn,
    dueOn: grossMinor > paidMinor ? input.dueOn : null,
    orderNumbers: [input.orderNumber],
    channelName: input.channelName || null,
    currency: input.currency,
    seller: {
      ...senderOf(company, language),
      vatId: company.vatId || null,
      taxNumber: company.taxNumber || null,
      bank: company.bank || null,
      iban: company.iban || null,
      bic: company.bic || null,
      register: company.register || null,
      managingDirector: company.managingDirector || null,
      footer: company.footer || null,
    },
    buyer: { ...partyOf(buyer, language, company.country), vatId: null },
    shipTo: hasOtherPlace ? partyOf(input.shipping, language, company.country) : null,
    pricesIncludeTax: input.pricesIncludeTax,
    lines: paperLines(input),
    taxes: taxRows(input.taken, input.words),
    netMinor,
    taxMinor,
    grossMinor,
    payments: input.payments.map((payment) => ({ ...payment })),
    paidMinor,
    openMinor: grossMinor - paidMinor,
    paymentMethod: input.paymentTitle || null,
    taxNote: null,
    note: invoice.footerNote || null,
  };
}

/** A locale that documents cannot carry is English. */
const documentLanguage = (locale: string): string =>
  /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(locale) ? locale : 'en';

const isGiven = (address: Address): boolean =>
  [address.name, address.company, address.line1, address.city].some((part) => part !== '');

const PLACE = ['name', 'company', 'line1', 'line2', 'postcode', 'city', 'region', 'country'] as const;
const isSamePlace = (a: Address, b: Address): boolean => PLACE.every((part) => a[part] === b[part]);
