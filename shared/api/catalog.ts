/** What can be asked and done: items (what we stock and sell) and listings (what a shop shows), linked to each other. */
import { z } from 'zod';
import { command, query } from './define.ts';

const sku = z.string().trim().min(1).max(100);
const name = z.string().trim().min(1).max(300);
const nothing = z.strictObject({});

/** The figures of an item, summed over the warehouses asked for. */
export const quantitiesSchema = z.strictObject({
  onHandQty: z.number(),
  unavailableQty: z.number(),
  committedQty: z.number(),
  /** On hand − unavailable − committed. */
  availableQty: z.number(),
  /** Units that order lines wait for. */
  backorderedQty: z.number(),
});

export const listingRowSchema = z.strictObject({
  id: z.string(),
  accountId: z.string(),
  accountName: z.string(),
  externalId: z.string(),
  sku: z.string(),
  name: z.string(),
  variant: z.string(),
  imageUrl: z.string().nullable(),
  kind: z.enum(['goods', 'service', 'download', 'gift_card']),
  isTracked: z.boolean(),
  isGone: z.boolean(),
  itemId: z.string().nullable(),
  linkedBy: z.enum(['sku', 'person']).nullable(),
  /** What the shop showed when it was last read; null: untracked or never read. */
  channelQty: z.number().nullable(),
  channelReadAt: z.number().nullable(),
  /** What we last wrote there. */
  pushedQty: z.number().nullable(),
  pushedAt: z.number().nullable(),
  /** The shop's figure where it moved and nothing explains it; null: agrees. */
  differsQty: z.number().nullable(),
  /** Units that opened our stock; null: it opened nothing. */
  openedQty: z.number().nullable(),
});

export const shopFigureSchema = z.strictObject({
  listingId: z.string(),
  accountId: z.string(),
  qty: z.number().nullable(),
  isDifferent: z.boolean(),
});

export const itemRowSchema = z.strictObject({
  id: z.string(),
  sku: z.string(),
  name: z.string(),
  variant: z.string(),
  imageUrl: z.string().nullable(),
  /** False: never held for stock, never pushed, always available. */
  isStocked: z.boolean(),
  ...quantitiesSchema.shape,
  /** Tracked listings and what their shops show. */
  shops: z.array(shopFigureSchema),
});

/** An item as it is named elsewhere. */
export const itemRefSchema = z.strictObject({
  id: z.string(),
  sku: z.string(),
  name: z.string(),
  variant: z.string(),
  imageUrl: z.string().nullable(),
  isStocked: z.boolean(),
});

export const itemHitSchema = z.strictObject({ ...itemRefSchema.shape, availableQty: z.number() });

/** An item that a listing may be: the same SKU, the same barcode, or a similar name. */
export const proposalSchema = z.strictObject({
  reason: z.enum(['sku', 'code', 'name']),
  item: itemRefSchema,
});

export const movementSchema = z.strictObject({
  id: z.string(),
  itemId: z.string(),
  warehouseId: z.string(),
  binId: z.string().nullable(),
  binCode: z.string().nullable(),
  qty: z.number(),
  /** On hand of the item in that warehouse after it. */
  balanceQty: z.number(),
  cause: z.enum([
    'opening',
    'booked_in',
    'counted',
    'written_off',
    'shipped',
    'shipped_elsewhere',
    'moved',
    'returned',
    'undone',
  ]),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  orderId: z.string().nullable(),
  orderNumber: z.string().nullable(),
  at: z.number(),
});

export const itemsView = z.enum(['short', 'differs', 'all']);
export const itemsSort = z.enum(['short', 'sku', 'name', 'available']);

export const catalogCommands = {
  /** Links a shop's listing to an item; order lines that wait for it follow at once. */
  'listing.link': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ listingId: z.string(), itemId: z.string() }),
    reply: z.strictObject({ listingId: z.string(), itemId: z.string() }),
    errors: ['listing_unknown', 'item_unknown', 'listing_linked'],
    undo: 'inverse',
  }),
  'listing.unlink': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ listingId: z.string() }),
    reply: z.strictObject({ listingId: z.string() }),
    errors: ['listing_unknown', 'listing_not_linked'],
    undo: 'inverse',
  }),
  /** Makes an item of a listing and links it. Without `name` the listing's. */
  'listing.create_item': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ listingId: z.string(), sku, name: name.optional() }),
    reply: z.strictObject({ listingId: z.string(), itemId: z.string() }),
    errors: ['listing_unknown', 'listing_linked', 'sku_taken'],
    undo: 'inverse',
  }),
  'item.create': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({
      sku,
      name,
      variant: z.string().trim().max(300).default(''),
      isStocked: z.boolean().default(true),
    }),
    reply: z.strictObject({ itemId: z.string() }),
    errors: ['sku_taken'],
    undo: 'inverse',
  }),
  'item.update': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({
      itemId: z.string(),
      sku: sku.optional(),
      name: name.optional(),
      variant: z.string().trim().max(300).optional(),
    }),
    reply: z.strictObject({ itemId: z.string() }),
    errors: ['item_unknown', 'sku_taken'],
    undo: 'inverse',
  }),
  /** Only one without listing, movement or order line. */
  'item.remove': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ itemId: z.string() }),
    reply: z.strictObject({ itemId: z.string() }),
    errors: ['item_unknown', 'item_in_use'],
    undo: 'none',
  }),
  /** A code belongs to one item only; `itemId` of the refusal says which. */
  'barcode.add': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({
      itemId: z.string(),
      code: z.string().trim().min(1).max(100),
      source: z.enum(['scan', 'person']).default('person'),
    }),
    reply: z.strictObject({ barcodeId: z.string() }),
    errors: ['item_unknown', 'code_taken', 'code_invalid'],
    undo: 'inverse',
  }),
  'barcode.remove': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ barcodeId: z.string() }),
    reply: z.strictObject({ barcodeId: z.string() }),
    errors: ['barcode_unknown'],
    undo: 'inverse',
  }),
};

export const catalogQueries = {
  /**
   * The Stock screen. `filter`: words that must all occur in SKU, name, variant or barcode, and tokens `sku:`, `code:`,
   * `bin:`, `channel:`, `is:untracked`. Default sort: `short` in the views short and differs, else `sku`.
   */
  'items.list': query({
    permission: 'read',
    args: z.strictObject({
      view: itemsView.default('all'),
      warehouseId: z.string().nullable().default(null),
      filter: z.string().max(200).default(''),
      sort: itemsSort.optional(),
      isDescending: z.boolean().default(false),
      cursor: z.string().optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    reply: z.strictObject({ items: z.array(itemRowSchema), nextCursor: z.string().nullable() }),
    topics: () => ['items', 'stock'],
  }),
  /** Counts of the views; `shortQty` units in `shortOrders` orders wait. */
  'items.count': query({
    permission: 'read',
    args: nothing,
    reply: z.strictObject({
      short: z.number(),
      differs: z.number(),
      unlinked: z.number(),
      all: z.number(),
      shortQty: z.number(),
      shortOrders: z.number(),
    }),
    topics: () => ['items', 'stock'],
  }),
  'items.get': query({
    permission: 'read',
    args: z.strictObject({ itemId: z.string() }),
    reply: z
      .strictObject({
        id: z.string(),
        sku: z.string(),
        name: z.string(),
        variant: z.string(),
        imageUrl: z.string().nullable(),
        isStocked: z.boolean(),
        createdAt: z.number(),
        total: quantitiesSchema,
        /** Units that shops may sell now. Null: not stocked, unlimited. */
        sellableQty: z.number().nullable(),
        warehouses: z.array(
          z.strictObject({
            warehouseId: z.string(),
            name: z.string(),
            onHandQty: z.number(),
            unavailableQty: z.number(),
            committedQty: z.number(),
            availableQty: z.number(),
          }),
        ),
        /** Lines that wait for this item, oldest order first; at most 50. */
        waiting: z.array(
          z.strictObject({
            orderId: z.string(),
            number: z.string(),
            accountId: z.string(),
            customerName: z.string(),
            placedAt: z.number(),
            shipByAt: z.number().nullable(),
            allocatedQty: z.number(),
            backorderedQty: z.number(),
          }),
        ),
        waitingCount: z.number(),
        bins: z.array(
          z.strictObject({
            binId: z.string(),
            warehouseId: z.string(),
            code: z.string(),
            qty: z.number(),
          }),
        ),
        listings: z.array(listingRowSchema),
        barcodes: z.array(
          z.strictObject({
            id: z.string(),
            code: z.string(),
            source: z.enum(['channel', 'scan', 'person']),
          }),
        ),
        /** The last 20, newest first. */
        movements: z.array(movementSchema),
      })
      .nullable(),
    topics: (args) => [`item:${args.itemId}`, 'stock'],
  }),
  /** By SKU, name, variant or barcode; exact hits first. */
  'items.search': query({
    permission: 'read',
    args: z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(50).default(10) }),
    reply: z.strictObject({ items: z.array(itemHitSchema) }),
    topics: () => ['items'],
  }),
  /** The item a scan stands for: a barcode in any of its spellings, else a SKU where the settings allow it. */
  'items.find_code': query({
    permission: 'read',
    args: z.strictObject({ code: z.string().max(200) }),
    reply: z.strictObject({ item: itemHitSchema.nullable() }),
    topics: () => ['items'],
  }),
  /** A shop's listings. Each unlinked one with the items it may be: same SKU first, then similar names. */
  'listings.list': query({
    permission: 'read',
    args: z.strictObject({
      view: z.enum(['unlinked', 'doubled', 'differs', 'all']).default('unlinked'),
      accountId: z.string().optional(),
      text: z.string().max(200).default(''),
      cursor: z.string().optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    reply: z.strictObject({
      listings: z.array(
        z.strictObject({
          ...listingRowSchema.shape,
          /** Why it is not linked by itself. Null: linked. */
          problem: z.enum(['sku_missing', 'sku_doubled', 'unlinked']).nullable(),
          /** Open order lines that wait for the link. */
          waitingLines: z.number(),
          proposals: z.array(proposalSchema),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
    topics: () => ['items', 'orders'],
  }),
  'listings.get': query({
    permission: 'read',
    args: z.strictObject({ listingId: z.string() }),
    reply: z
      .strictObject({
        listing: listingRowSchema,
        proposals: z.array(proposalSchema),
      })
      .nullable(),
    topics: () => ['items'],
  }),
};
