/**
 * What can be asked and done: channel accounts, their freshness, what is in quarantine and what the channels are to be
 * told. Secrets enter through tasks only: tasks are never stored.
 */
import { z } from 'zod';
import { command, query, task } from './define.ts';
import { practiceTasks } from './practice.ts';

// ── parts ────────────────────────────────────────────────────────────────────────────────────────────────────────
const accountId = z.string().regex(/^acc_/);
const at = z.int();
const stream = z.enum(['products', 'orders', 'reviews']);
const errorKind = z.enum(['transient', 'rate_limited', 'credentials', 'refused', 'bug']);
const trouble = z.strictObject({ kind: errorKind, message: z.string() });
const settings = z.record(z.string(), z.string());
const invoicedBy = z.enum(['orderly', 'shop', 'nobody']);
const invoiceWhen = z.enum(['payment', 'hand_over', 'manual']);
const mode = z.enum(['read_only', 'live']);
const accountState = z.enum(['active', 'paused', 'credentials', 'removed']);
const pushKind = z.enum(['ship', 'paid', 'complete', 'stock']);
const outboxState = z.enum(['pending', 'sent', 'confirmed', 'differs', 'refused', 'dropped', 'superseded']);
const done = z.strictObject({});

export const channelFactsSchema = z.strictObject({
  shopName: z.string(),
  currency: z.string(),
  zone: z.string(),
  version: z.string(),
  clockOffsetMs: z.number(),
  canWrite: z.boolean(),
  abilities: z.array(z.string()),
  paymentMethods: z.array(z.strictObject({ code: z.string(), title: z.string() })),
});

const finding = z.strictObject({
  code: z.string(),
  level: z.enum(['ok', 'warning', 'problem']),
  sentence: z.string(),
});

const checked = z.strictObject({ facts: channelFactsSchema, findings: z.array(finding) });

const accountSchema = z.strictObject({
  id: accountId,
  kind: z.string(),
  /** Name of the kind: "WooCommerce". */
  kindTitle: z.string(),
  name: z.string(),
  url: z.string(),
  settings,
  mode,
  state: accountState,
  /** Orders placed before are history: searchable, never worked on, never written back. */
  cutoverAt: at,
  currency: z.string(),
  zone: z.string(),
  isPractice: z.boolean(),
  invoicedBy,
  invoiceWhen,
  warehouseId: z.string().nullable(),
  /** What the last check learned; null before the first. */
  facts: channelFactsSchema.nullable(),
  checkedAt: at.nullable(),
  liveAt: at.nullable(),
  createdAt: at,
  streams: z.array(
    z.strictObject({
      stream,
      /** When the stream was last read to its end. */
      pulledAt: at.nullable(),
      triedAt: at.nullable(),
      nextAt: at.nullable(),
      failures: z.int(),
      error: trouble.nullable(),
      isLate: z.boolean(),
    }),
  ),
  paymentMethods: z.array(
    z.strictObject({ code: z.string(), title: z.string(), policy: z.enum(['wait', 'ship_unpaid']) }),
  ),
  /** Messages that could not be read, mapped or applied. */
  quarantined: z.int(),
  outbox: z.strictObject({ pending: z.int(), sent: z.int(), refused: z.int(), differs: z.int() }),
  /** Listings whose quantity at the channel nobody can explain. */
  stockDiffers: z.int(),
});
export type AccountView = z.output<typeof accountSchema>;

const quarantinedSchema = z.strictObject({
  key: z.int(),
  accountId,
  accountName: z.string(),
  stream,
  externalId: z.string(),
  /** `not_json shape money time unknown_value` (cannot be read), `bug`, or what capture said. */
  code: z.string(),
  /** The place in the message and what stands there, without personal data where the code allows. */
  detail: z.string(),
  attempts: z.int(),
  pulledAt: at,
  changedAt: at,
});

const outboxRowSchema = z.strictObject({
  id: z.string(),
  seq: z.int(),
  accountId,
  accountName: z.string(),
  kind: pushKind,
  orderId: z.string().nullable(),
  orderNumber: z.string().nullable(),
  subjectId: z.string(),
  state: outboxState,
  attempts: z.int(),
  dueAt: at,
  createdAt: at,
  sentAt: at.nullable(),
  readBackAt: at.nullable(),
  error: trouble.nullable(),
  /** What the channel holds instead, where it differs. */
  channelValue: z.string().nullable(),
  carrierName: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  listing: z
    .strictObject({
      id: z.string(),
      sku: z.string(),
      name: z.string(),
      variant: z.string(),
      itemId: z.string().nullable(),
    })
    .nullable(),
  qty: z.int().nullable(),
});

const page = { limit: z.int().min(1).max(200).default(50), before: z.int().optional() };

// ── commands ─────────────────────────────────────────────────────────────────────────────────────────────────────
export const channelCommands = {
  /** The durable part of `account.add`; always read-only. */
  'account.create': command({
    kind: 'system',
    permission: 'channels',
    args: z.strictObject({
      accountId,
      kind: z.string(),
      name: z.string().min(1).max(80),
      url: z.string(),
      settings,
      cutoverAt: at,
      isPractice: z.boolean(),
      facts: channelFactsSchema.nullable(),
    }),
    reply: z.strictObject({ account: accountId, name: z.string() }),
    errors: ['name_taken'],
    undo: 'none',
  }),
  /** What a check learned of the shop. */
  'account.note_check': command({
    kind: 'system',
    permission: 'channels',
    args: z.strictObject({ accountId, facts: channelFactsSchema }),
    reply: done,
    errors: ['account_unknown'],
    undo: 'none',
  }),
  /** New keys are stored and were accepted by the channel: work goes on. */
  'account.note_secrets': command({
    kind: 'system',
    permission: 'channels',
    args: z.strictObject({ accountId }),
    reply: done,
    errors: ['account_unknown'],
    undo: 'none',
  }),
  /** Allows writing to the channel; `account.go_live_preview` lists every value that follows. */
  'account.go_live': command({
    kind: 'request',
    permission: 'channels',
    args: z.strictObject({ accountId }),
    reply: done,
    errors: ['account_unknown', 'account_removed', 'already_live', 'never_pulled', 'not_writable'],
    undo: 'none',
  }),
  'account.pause': command({
    kind: 'request',
    permission: 'channels',
    args: z.strictObject({ accountId }),
    reply: done,
    errors: ['account_unknown', 'account_removed', 'already_paused'],
    undo: 'inverse',
  }),
  /** Also after refused credentials, to try the stored ones again. */
  'account.resume': command({
    kind: 'request',
    permission: 'channels',
    args: z.strictObject({ accountId }),
    reply: done,
    errors: ['account_unknown', 'account_removed', 'not_paused'],
    undo: 'inverse',
  }),
  'account.update': command({
    kind: 'request',
    permission: 'channels',
    args: z.strictObject({
      accountId,
      name: z.string().min(1).max(80).optional(),
      invoicedBy: invoicedBy.optional(),
      invoiceWhen: invoiceWhen.optional(),
      /** Replaces the named settings; an empty text removes one. */
      settings: settings.optional(),
      /** Whose stock the channel is told; null: all warehouses. */
      warehouseId: z.string().nullable().optional(),
    }),
    reply: done,
    errors: [
      'account_unknown',
      'account_removed',
      'name_taken',
      'setting_unknown',
      'setting_missing',
      'warehouse_unknown',
    ],
    undo: 'inverse',
  }),
  /** Only while read-only, and only as long as no captured order would change between history and work. */
  'account.set_cutover': command({
    kind: 'request',
    permission: 'channels',
    args: z.strictObject({ accountId, cutoverAt: at }),
    reply: done,
    errors: ['account_unknown', 'account_removed', 'already_live', 'cutover_orders_between'],
    undo: 'inverse',
  }),
  'payment_method.set_policy': command({
    kind: 'request',
    permission: 'channels',
    args: z.strictObject({ accountId, code: z.string(), policy: z.enum(['wait', 'ship_unpaid']) }),
    reply: done,
    errors: ['payment_method_unknown'],
    undo: 'inverse',
  }),
  /** Reads and applies stored messages again: the named ones, or all of an account. At most 500 at once. */
  'quarantine.retry': command({
    kind: 'request',
    permission: 'work',
    args: z.union([
      z.strictObject({ keys: z.array(z.int()).min(1).max(500) }),
      z.strictObject({ accountId, after: z.int().optional() }),
    ]),
    reply: z.strictObject({
      retried: z.int(),
      applied: z.int(),
      quarantined: z.int(),
      /** Go on after this key; null when none is left. */
      next: z.int().nullable(),
    }),
    errors: ['message_unknown', 'message_not_quarantined'],
    undo: 'none',
  }),
  'quarantine.dismiss': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ key: z.int(), reason: z.string().trim().min(1).max(500) }),
    reply: done,
    errors: ['message_unknown', 'message_not_quarantined'],
    undo: 'inverse',
  }),
  /** Takes a dismissal back. */
  'quarantine.reopen': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ key: z.int() }),
    reply: done,
    errors: ['message_unknown', 'message_not_dismissed'],
    undo: 'none',
  }),
  /** Tells the channel again, now: what was refused, what differs, what was dropped, what waits for its next attempt. */
  'outbox.retry': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ id: z.string() }),
    reply: done,
    errors: ['outbox_unknown', 'outbox_settled', 'outbox_stock_is_replaced'],
    undo: 'none',
  }),
  /** Corrects what a parcel's message says and tells the channel again. */
  'outbox.edit': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({
      id: z.string(),
      carrierCode: z.string().optional(),
      carrierName: z.string().optional(),
      trackingNumber: z.string().optional(),
      trackingUrl: z.string().optional(),
      note: z.string().optional(),
    }),
    reply: done,
    errors: ['outbox_unknown', 'outbox_settled', 'outbox_not_editable'],
    undo: 'none',
  }),
  /** The channel will not be told. */
  'outbox.drop': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ id: z.string(), reason: z.string().trim().min(1).max(500) }),
    reply: done,
    errors: ['outbox_unknown', 'outbox_settled'],
    undo: 'inverse',
  }),
  /** What the channel holds instead is right; nothing more is sent. */
  'outbox.accept': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ id: z.string() }),
    reply: done,
    errors: ['outbox_unknown', 'outbox_not_different', 'outbox_stock_is_counted'],
    undo: 'none',
  }),
  /** The unexplained quantity at the channel was looked at and is wrong: ours is written over it. */
  'listing.write_ours': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ listingId: z.string() }),
    reply: done,
    errors: ['listing_unknown', 'listing_not_different'],
    undo: 'none',
  }),
};

// ── queries ──────────────────────────────────────────────────────────────────────────────────────────────────────
export const channelQueries = {
  'accounts.list': query({
    permission: 'read',
    args: z.strictObject({}),
    reply: z.strictObject({ accounts: z.array(accountSchema) }),
    topics: () => ['channels'],
  }),
  'accounts.kinds': query({
    permission: 'read',
    args: z.strictObject({}),
    reply: z.strictObject({
      kinds: z.array(
        z.strictObject({
          kind: z.string(),
          title: z.string(),
          fields: z.array(
            z.strictObject({
              name: z.string(),
              label: z.string(),
              help: z.string(),
              type: z.enum(['text', 'url', 'secret', 'choice', 'boolean']),
              isRequired: z.boolean(),
              choices: z.array(z.strictObject({ value: z.string(), label: z.string() })),
              default: z.string().nullable(),
            }),
          ),
        }),
      ),
    }),
    topics: () => [],
  }),
  /** What the first pull found: the step between connecting and going live. */
  'account.first_look': query({
    permission: 'channels',
    args: z.strictObject({ accountId }),
    reply: z
      .strictObject({
        accountId,
        /** Whether every stream was read to its end once. */
        isComplete: z.boolean(),
        orders: z.strictObject({ total: z.int(), open: z.int(), history: z.int() }),
        listings: z.strictObject({
          total: z.int(),
          linked: z.int(),
          unlinked: z.int(),
          untracked: z.int(),
          withoutSku: z.int(),
          doubledSku: z.int(),
        }),
        reviews: z.int(),
        quarantined: z.int(),
      })
      .nullable(),
    topics: () => ['channels', 'orders', 'items'],
  }),
  /** Every value that going live will write. */
  'account.go_live_preview': query({
    permission: 'channels',
    args: z.strictObject({ accountId }),
    reply: z
      .strictObject({
        accountId,
        mode,
        /** Why going live is refused now: `never_pulled not_writable account_removed`. */
        obstacles: z.array(z.string()),
        stock: z.array(
          z.strictObject({
            listingId: z.string(),
            externalId: z.string(),
            itemId: z.string(),
            sku: z.string(),
            name: z.string(),
            variant: z.string(),
            nowQty: z.int().nullable(),
            willBeQty: z.int(),
          }),
        ),
        /** Tracked listings whose quantity is right already. */
        unchangedCount: z.int(),
        /** Never written: the shop does not count them, or they belong to no item yet. */
        untrackedCount: z.int(),
        unlinkedCount: z.int(),
        shipments: z.array(
          z.strictObject({
            orderId: z.string(),
            orderNumber: z.string(),
            parcelId: z.string(),
            carrierCode: z.string().nullable(),
            trackingNumber: z.string().nullable(),
            handedOverAt: at.nullable(),
          }),
        ),
        payments: z.array(
          z.strictObject({
            orderId: z.string(),
            orderNumber: z.string(),
            paymentId: z.string(),
            amountMinor: z.int(),
            currency: z.string(),
            receivedAt: at,
          }),
        ),
      })
      .nullable(),
    topics: () => ['channels', 'stock', 'orders', 'items'],
  }),
  /** Newest first; go on with `before` = the last key. */
  'quarantine.list': query({
    permission: 'read',
    args: z.strictObject({ accountId: accountId.optional(), ...page }),
    reply: z.strictObject({
      total: z.int(),
      rows: z.array(quarantinedSchema),
      next: z.int().nullable(),
    }),
    topics: () => ['channels'],
  }),
  'quarantine.get': query({
    permission: 'read',
    args: z.strictObject({ key: z.int() }),
    reply: quarantinedSchema
      .extend({
        state: z.enum(['applied', 'quarantined', 'superseded', 'dismissed']),
        /** The message as received. */
        body: z.string(),
      })
      .nullable(),
    topics: () => ['channels'],
  }),
  /** `trouble`: refused or different. `waiting`: pending or not read back yet. Newest first. */
  'outbox.list': query({
    permission: 'read',
    args: z.strictObject({
      accountId: accountId.optional(),
      orderId: z.string().optional(),
      view: z.enum(['trouble', 'waiting', 'all']).default('trouble'),
      ...page,
    }),
    reply: z.strictObject({ rows: z.array(outboxRowSchema), next: z.int().nullable() }),
    topics: () => ['channels'],
  }),
  /** For the top bar. */
  'sync.freshness': query({
    permission: 'read',
    args: z.strictObject({}),
    reply: z.strictObject({
      now: at,
      /** The oldest of the accounts' last complete pulls; null when none has one. */
      syncedAt: at.nullable(),
      accounts: z.array(
        z.strictObject({
          accountId,
          name: z.string(),
          mode,
          state: accountState,
          syncedAt: at.nullable(),
          nextAt: at.nullable(),
          isLate: z.boolean(),
          /** `first_pull`, `paused`, `credentials`, or the kind of the last error; null when all is well. */
          reason: z.string().nullable(),
          message: z.string().nullable(),
        }),
      ),
      lateCount: z.int(),
      quarantinedCount: z.int(),
      waitingCount: z.int(),
      troubleCount: z.int(),
    }),
    topics: () => ['channels'],
  }),
};

// ── tasks ────────────────────────────────────────────────────────────────────────────────────────────────────────
const secrets = z.record(z.string(), z.string());
const checkErrors = ['credentials', 'unreachable', 'channel_refused', 'channel_bug', 'check_failed'] as const;

export const channelTasks = {
  ...practiceTasks,
  /** Checks keys and shop without keeping anything. */
  'account.try': task({
    permission: 'channels',
    args: z.strictObject({ kind: z.string(), url: z.string(), settings: settings.default({}), secrets }),
    reply: checked,
    errors: ['kind_unknown', 'setting_missing', 'setting_unknown', ...checkErrors],
  }),
  /** Adds an account, read-only, after a check; a failed check adds nothing. */
  'account.add': task({
    permission: 'channels',
    args: z.strictObject({
      kind: z.string(),
      name: z.string().trim().min(1).max(80),
      url: z.string().default(''),
      settings: settings.default({}),
      secrets: secrets.default({}),
      /** ms UTC, or a day (YYYY-MM-DD) that begins in the shop's zone. Default: 30 days ago. */
      cutover: z.union([z.int(), z.iso.date()]).optional(),
      check: z.boolean().default(true),
      isPractice: z.boolean().default(false),
    }),
    reply: z.strictObject({ account: accountId, name: z.string(), findings: z.array(finding) }),
    errors: ['kind_unknown', 'name_taken', 'setting_missing', 'setting_unknown', ...checkErrors],
  }),
  'account.check': task({
    permission: 'channels',
    args: z.strictObject({ accountId }),
    reply: checked,
    errors: ['account_unknown', ...checkErrors],
  }),
  /** Checks the new keys, then stores them and goes on. */
  'account.replace_secrets': task({
    permission: 'channels',
    args: z.strictObject({ accountId, secrets }),
    reply: checked,
    errors: ['account_unknown', 'setting_missing', 'setting_unknown', ...checkErrors],
  }),
  /** One full cycle now: pull every stream to its end, deliver what is due, push stock. */
  'sync.run': task({
    permission: 'work',
    args: z.strictObject({ accountId: accountId.optional(), name: z.string().optional() }),
    reply: z.strictObject({
      accounts: z.array(
        z.strictObject({
          name: z.string(),
          /** Messages received, of all streams. */
          pulled: z.int(),
          /** Orders new to us. */
          captured: z.int(),
          /** Orders that changed. */
          updated: z.int(),
          quarantined: z.int(),
          delivered: z.int(),
          refused: z.int(),
          /** What the channel is still to be told. */
          pending: z.int(),
          error: trouble.nullable(),
        }),
      ),
    }),
    errors: ['account_unknown'],
  }),
};
