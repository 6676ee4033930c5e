/**
 * Every sentence a person reads, by language. Nobody writes one anywhere else: screens, papers and the command line take
 * theirs from here.
 */
import type { Refusal } from '../base/result.ts';
import { catalog } from './en/catalog.ts';
import { channels } from './en/channels.ts';
import { channelsScreen } from './en/channels-screen.ts';
import { cli } from './en/cli.ts';
import { connectors } from './en/connectors.ts';
import { customers } from './en/customers.ts';
import { customersScreen } from './en/customers-screen.ts';
import { documents } from './en/documents.ts';
import { feedback } from './en/feedback.ts';
import { feedbackScreen } from './en/feedback-screen.ts';
import { firstRun } from './en/first-run.ts';
import { invoicesScreen } from './en/invoices-screen.ts';
import { invoicing } from './en/invoicing.ts';
import { linkForm } from './en/link-form.ts';
import { orders } from './en/orders.ts';
import { payments } from './en/payments.ts';
import { pickAndPack } from './en/pick-and-pack.ts';
import { practice } from './en/practice.ts';
import { refusals, unknownRefusal } from './en/refusals.ts';
import { settings } from './en/settings.ts';
import { settingsScreen } from './en/settings-screen.ts';
import { shell } from './en/shell.ts';
import { shipping } from './en/shipping.ts';
import { stock } from './en/stock.ts';
import { stockScreen } from './en/stock-screen.ts';
import { today } from './en/today.ts';
import { pseudo } from './pseudo.ts';

const en = {
  catalog,
  channels,
  channelsScreen,
  cli,
  connectors,
  customers,
  customersScreen,
  documents,
  feedback,
  feedbackScreen,
  firstRun,
  invoicesScreen,
  invoicing,
  linkForm,
  orders,
  payments,
  pickAndPack,
  practice,
  refusals,
  settings,
  settingsScreen,
  shell,
  shipping,
  stock,
  stockScreen,
  today,
  unknownRefusal,
};

export type Words = typeof en;

/** `pseudo` shows what does not adapt: texts that stay plain English come from nowhere, cut ones have too little room. */
export const LANGUAGES = ['en', 'pseudo'] as const;
export type Language = (typeof LANGUAGES)[number];

let pseudoWords: Words | undefined;

export function words(language: Language = 'en'): Words {
  if (language === 'en') return en;
  pseudoWords ??= pseudo(en);
  return pseudoWords;
}

/** The sentence for a refusal; every code of the contract has one. */
export function sentenceOf(refusal: Refusal, language: Language = 'en'): string {
  const { refusals: sentences, unknownRefusal: otherwise } = words(language);
  return sentences[refusal.code]?.(refusal.data ?? {}) ?? otherwise(refusal.code);
}
