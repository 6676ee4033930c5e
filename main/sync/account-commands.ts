/** Writes about channel accounts. What reaches a channel or a keychain is a task; this is the durable part. */
import { ok, refuse } from '../../shared/base/result.ts';
import type { Connector } from '../../shared/sync/connector.ts';
import { inOrder } from '../../shared/sync/freshness.ts';
import type { CommandHandlers, Run } from '../db/run.ts';
import {
  countOrdersPlaced,
  findAccount,
  findAccountByName,
  insertAccount,
  listStreams,
  ordersPaidBy,
  patchAccount,
  paymentMethods,
  saveFacts,
  setPolicy,
  warehouseExists,
} from './account-store.ts';
import { ordersToTell } from './go-live-store.ts';
import type { Account, Connectors } from './ports.ts';
import { checkSettings } from './settings.ts';

export type AccountCommand =
  | 'account.create'
  | 'account.note_check'
  | 'account.note_secrets'
  | 'account.go_live'
  | 'account.pause'
  | 'account.resume'
  | 'account.update'
  | 'account.set_cutover'
  | 'payment_method.set_policy';

export const accountCommands = (connectors: Connectors): CommandHandlers<AccountCommand> => ({
  'account.create'(run, args) {
    if (findAccountByName(run.tx, args.name)) return refuse('name_taken', { name: args.name });
    insertAccount(run.tx, { ...args, id: args.accountId, createdAt: run.now });
    if (args.facts) saveFacts(run.tx, args.accountId, args.facts, run.now);
    changed(run, args.accountId, 'account.added');
    run.wake('sync');
    return ok({ account: args.accountId, name: args.name });
  },

  'account.note_check'(run, { accountId, facts }) {
    if (!findAccount(run.tx, accountId)) return refuse('account_unknown', { accountId });
    saveFacts(run.tx, accountId, facts, run.now);
    run.touch('channels');
    return ok({});
  },

  'account.note_secrets'(run, { accountId }) {
    const account = findAccount(run.tx, accountId);
    if (!account) return refuse('account_unknown', { accountId });
    if (account.state === 'credentials') patchAccount(run.tx, accountId, { state: 'active' });
    changed(run, accountId, 'account.secrets_replaced');
    run.wake('sync');
    return ok({});
  },

  'account.go_live'(run, { accountId }) {
    const account = findAccount(run.tx, accountId);
    if (!account) return refuse('account_unknown', { accountId });
    if (account.mode === 'live') return refuse('already_live', { accountId });
    const [obstacle] = goLiveObstacles(run.tx, account, connectors[account.kind]);
    if (obstacle) return refuse(obstacle, { accountId });
    patchAccount(run.tx, accountId, { mode: 'live', live_at: run.now });
    changed(run, accountId, 'account.went_live');
    // What happened while nothing was written is told now: the next steps of these orders enqueue it.
    for (const id of ordersToTell(run.tx, accountId)) run.advance(id);
    run.wake('outbox');
    run.wake('sync');
    return ok({});
  },

  'account.pause'(run, { accountId }) {
    const account = findAccount(run.tx, accountId);
    if (!account) return refuse('account_unknown', { accountId });
    if (account.state === 'removed') return refuse('account_removed', { accountId });
    if (account.state === 'paused') return refuse('already_paused', { accountId });
    patchAccount(run.tx, accountId, { state: 'paused' });
    changed(run, accountId, 'account.paused');
    run.undoWith('account.resume', { accountId }, [accountId]);
    return ok({});
  },

  'account.resume'(run, { accountId }) {
    const account = findAccount(run.tx, accountId);
    if (!account) return refuse('account_unknown', { accountId });
    if (account.state === 'removed') return refuse('account_removed', { accountId });
    if (account.state === 'active') return refuse('not_paused', { accountId });
    patchAccount(run.tx, accountId, { state: 'active' });
    changed(run, accountId, 'account.resumed');
    run.undoWith('account.pause', { accountId }, [accountId]);
    run.wake('sync');
    return ok({});
  },

  'account.update'(run, args) {
    const account = findAccount(run.tx, args.accountId);
    if (!account) return refuse('account_unknown', { accountId: args.accountId });
    if (account.state === 'removed') return refuse('account_removed', { accountId: args.accountId });
    const name = args.name ?? account.name;
    if (name !== account.name && findAccountByName(run.tx, name)) return refuse('name_taken', { name });
    const warehouseId = args.warehouseId === undefined ? account.warehouseId : args.warehouseId;
    if (warehouseId !== null && !warehouseExists(run.tx, warehouseId))
      return refuse('warehouse_unknown', { warehouseId });
    const settings = Object.fromEntries(
      Object.entries({ ...account.settings, ...args.settings }).filter(([, value]) => value !== ''),
    );
    const connector = connectors[account.kind];
    const fault = connector && checkSettings(connector, { settings });
    if (fault) return refuse(fault.code, fault.data);
    const after = {
      name,
      invoicedBy: args.invoicedBy ?? account.invoicedBy,
      invoiceWhen: args.invoiceWhen ?? account.invoiceWhen,
      warehouseId,
      settings,
    };
    patchAccount(run.tx, account.id, {
      name: after.name,
      invoiced_by: after.invoicedBy,
      invoice_when: after.invoiceWhen,
      warehouse_id: after.warehouseId,
      settings: JSON.stringify(after.settings),
    });
    for (const field of ['name', 'invoicedBy', 'invoiceWhen', 'warehouseId', 'settings'] as const)
      run.change(account.id, field, account[field], after[field]);
    // Settings that came with this change are named with an empty text, so that they go again.
    const blank = Object.fromEntries(Object.keys(settings).map((key) => [key, '']));
    run.undoWith(
      'account.update',
      {
        accountId: account.id,
        name: account.name,
        invoicedBy: account.invoicedBy,
        invoiceWhen: account.invoiceWhen,
        warehouseId: account.warehouseId,
        settings: { ...blank, ...account.settings },
      },
      [account.id],
    );
    run.touch('channels', 'settings');
    run.wake('outbox');
    return ok({});
  },

  'account.set_cutover'(run, { accountId, cutoverAt }) {
    const account = findAccount(run.tx, accountId);
    if (!account) return refuse('account_unknown', { accountId });
    if (account.state === 'removed') return refuse('account_removed', { accountId });
    if (account.mode === 'live') return refuse('already_live', { accountId });
    const from = Math.min(cutoverAt, account.cutoverAt);
    const to = Math.max(cutoverAt, account.cutoverAt);
    const count = countOrdersPlaced(run.tx, accountId, from, to);
    if (count > 0) return refuse('cutover_orders_between', { count });
    patchAccount(run.tx, accountId, { cutover_at: cutoverAt });
    run.change(accountId, 'cutoverAt', account.cutoverAt, cutoverAt);
    run.undoWith('account.set_cutover', { accountId, cutoverAt: account.cutoverAt }, [accountId]);
    run.touch('channels');
    return ok({});
  },

  'payment_method.set_policy'(run, { accountId, code, policy }) {
    const before = paymentMethods(run.tx, [accountId]).find((method) => method.code === code);
    if (!before) return refuse('payment_method_unknown', { accountId, code });
    setPolicy(run.tx, accountId, code, policy);
    const subject = `${accountId}:${code}`;
    run.change(subject, 'policy', before.policy, policy);
    run.undoWith('payment_method.set_policy', { accountId, code, policy: before.policy }, [subject]);
    if (before.policy !== policy) for (const id of ordersPaidBy(run.tx, accountId, code)) run.advance(id);
    run.touch('channels', 'settings', 'orders');
    return ok({});
  },
});

function changed(run: Run, accountId: string, event: string): void {
  run.event(event, { subjectId: accountId });
  run.touch('channels');
}

export type Obstacle = 'account_removed' | 'never_pulled' | 'not_writable';

/** Why writing cannot be allowed yet. */
export function goLiveObstacles(
  reader: Run['tx'] | Parameters<typeof listStreams>[0],
  account: Account,
  connector: Connector | undefined,
): Obstacle[] {
  const obstacles: Obstacle[] = [];
  if (account.state === 'removed') obstacles.push('account_removed');
  const pulled = new Set(
    listStreams(reader, [account.id])
      .filter((row) => row.pulled_at !== null)
      .map((row) => row.stream),
  );
  const needed = inOrder(connector?.streams ?? []).filter((stream) => stream !== 'reviews');
  if (needed.some((stream) => !pulled.has(stream))) obstacles.push('never_pulled');
  if (account.facts && !account.facts.canWrite) obstacles.push('not_writable');
  return obstacles;
}
