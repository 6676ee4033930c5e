/** Accounts, keys, what was pulled and what was told. */
import { type Sentences, said } from './refusal.ts';

export const channelRefusals = {
  account_unknown: ({ name }) => `There is no account ${said(name, 'like this')}.`,
  account_removed: () => 'This account was removed. Nothing was changed.',
  account_failed: ({ name, message }) =>
    `${said(name, 'An account')} could not be synchronised; what was read before is kept. ${said(message, 'The log says more.')}`,
  already_live: () => 'This account is live already.',
  already_paused: () => 'This account is paused already.',
  not_paused: () => 'This account is not paused.',
  name_taken: ({ name }) =>
    `There is an account called ${said(name, 'like this')} already. Choose another name.`,
  never_pulled: () =>
    'The account was never read to the end, so nobody can say what going live would write. Synchronise first.',
  not_writable: () =>
    'The keys of this account may only read. Make keys with permission Read/Write in the shop, then replace them here.',
  cutover_orders_between: ({ count }) =>
    `${said(count, 'Some')} orders that are here already lie between the two dates, so the date stays as it is.`,
  kind_unknown: ({ kind }) => `There is no kind of channel called ${said(kind, 'this')}.`,
  setting_missing: ({ field, name }) => `${said(field ?? name, 'A setting')} is missing. Nothing was saved.`,
  setting_unknown: ({ field, name }) =>
    `This kind of channel has no setting ${said(field ?? name, 'like this')}. Nothing was saved.`,
  payment_method_unknown: ({ code }) => `This account has no payment method ${said(code, 'like this')}.`,

  // practising
  practice_already: () => 'This is the practice already.',
  practice_not_here: () =>
    'The practice cannot be started from here. Start Orderly with `npm start -- --practice`; it uses a data folder of its own.',
  practice_only: () => 'This is no practice shop, so it has no levers. Nothing was changed.',
  practice_silent: () =>
    'The practice shop does not answer. Start Orderly again with --practice; nothing of it is lost.',
  practice_refused: () => 'The practice shop refused. Nothing was changed.',

  // what a check came to
  channel_bug: () =>
    'The shop answered in a way Orderly does not understand. Nothing was saved. The log says more.',
  channel_refused: ({ message }) =>
    `The shop refused: ${said(message, 'no reason given')} Nothing was saved.`,
  check_failed: ({ message }) =>
    `The check of the shop found a problem: ${said(message, 'see its findings')} Nothing was saved.`,
  credentials: ({ message }) => said(message, 'The shop does not accept these keys. Nothing was saved.'),
  unreachable: ({ message }) =>
    said(message, 'The shop could not be reached. Nothing was saved. Try again later.'),

  // quarantine and outbox
  message_unknown: () => 'There is no such message.',
  message_not_quarantined: () => 'This message is not in quarantine any more.',
  message_not_dismissed: () => 'This message was not dismissed.',
  outbox_unknown: () => 'There is no such entry in the outbox.',
  outbox_settled: () => 'This was delivered or dropped already. Nothing was changed.',
  outbox_not_editable: () => 'What is told here follows from the order and cannot be edited.',
  outbox_not_different: () => 'The shop shows what it was told: there is no difference to accept.',
  outbox_stock_is_counted: () =>
    'A difference in stock is not accepted here: count the item, and the shop is told the result.',
  outbox_stock_is_replaced: () =>
    'A newer quantity takes the place of this one: the shop is told that instead.',
} satisfies Sentences;
