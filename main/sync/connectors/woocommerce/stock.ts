/**
 * Writes stock levels. WooCommerce has no compare-and-set, so every level is read right before it is written: one that
 * somebody else moved is left alone and reported, one that is equal is not written, and what the shop does not count is
 * never made to count. What remains is the moment between reading and writing, in which a sale can be overwritten; the
 * read-back afterwards and the order itself show it.
 */
import type { PushIntent, PushOutcome, ReadBack } from '../../../../shared/sync/connector.ts';
import type { Client } from './client.ts';
import { field, getPage, PAGE_SIZE } from './list-page.ts';
import { wholeUnits } from './map-product.ts';
import { isGone } from './messages.ts';
import { plainText } from './plain-text.ts';

type StockIntent = Extract<PushIntent, { kind: 'stock' }>;
type Level = StockIntent['levels'][number];
type LevelOutcome = Extract<PushOutcome, { kind: 'stock' }>['levels'][number];

/** What the shop holds for a listing: a quantity, nothing counted, or no such product. */
type Found = number | 'untracked' | 'gone';

export async function pushStock(client: Client, intent: StockIntent): Promise<PushOutcome> {
  const outcomes = new Map<string, LevelOutcome>();
  for (const { path, levels } of batches(intent.levels)) {
    const found = await readLevels(client, path, levels);
    const toWrite: Level[] = [];
    for (const level of levels) {
      const outcome = compare(level, found.get(level.listingExternalId) ?? 'gone');
      if (outcome === 'write') toWrite.push(level);
      else outcomes.set(level.listingExternalId, outcome);
    }
    const refusals = await writeLevels(client, path, toWrite);
    for (const level of toWrite) {
      const foundQty = Number(found.get(level.listingExternalId));
      const refusal = refusals.get(level.listingExternalId);
      const listingExternalId = level.listingExternalId;
      outcomes.set(listingExternalId, {
        listingExternalId,
        foundQty,
        ...(refusal ?? { outcome: 'written' }),
      });
    }
  }
  return {
    kind: 'stock',
    levels: intent.levels.flatMap((level) => outcomes.get(level.listingExternalId) ?? []),
  };
}

export async function readBackStock(client: Client, intent: StockIntent): Promise<ReadBack> {
  for (const { path, levels } of batches(intent.levels)) {
    const found = await readLevels(client, path, levels);
    for (const level of levels) {
      const theirs = found.get(level.listingExternalId) ?? 'gone';
      if (theirs !== level.qty) {
        return {
          kind: 'differs',
          field: `stock:${level.listingExternalId}`,
          ours: String(level.qty),
          theirs: String(theirs),
        };
      }
    }
  }
  return { kind: 'agrees' };
}

function compare(level: Level, found: Found): LevelOutcome | 'write' {
  const { listingExternalId, qty, expectedQty } = level;
  if (typeof found === 'string') return { listingExternalId, outcome: found, foundQty: null };
  if (found === qty) return { listingExternalId, outcome: 'written', foundQty: found };
  if (expectedQty !== null && found !== expectedQty)
    return { listingExternalId, outcome: 'moved', foundQty: found };
  return 'write';
}

interface Batch {
  /** `products`, or the variations of one product. */
  readonly path: string;
  readonly levels: readonly Level[];
}

/** At most a page of levels that share an address; of a listing named twice the later level counts. */
function batches(levels: readonly Level[]): Batch[] {
  const byPath = new Map<string, Map<string, Level>>();
  for (const level of levels) {
    const [product = '', variation] = level.listingExternalId.split(':');
    const path = variation === undefined ? 'products' : `products/${product}/variations`;
    const group = byPath.get(path) ?? new Map<string, Level>();
    byPath.set(path, group.set(level.listingExternalId, level));
  }
  return [...byPath].flatMap(([path, group]) => {
    const all = [...group.values()];
    return Array.from({ length: Math.ceil(all.length / PAGE_SIZE) }, (_, index) => ({
      path,
      levels: all.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE),
    }));
  });
}

const ownId = (level: Level): number => Number(level.listingExternalId.split(':').at(-1));

async function readLevels(
  client: Client,
  path: string,
  levels: readonly Level[],
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  const include = levels.map(ownId).join(',');
  try {
    const { elements } = await getPage(
      client,
      path,
      { include, _fields: 'id,manage_stock,stock_quantity' },
      1,
    );
    const byId = new Map(elements.map((element) => [element.externalId, foundIn(element.json)]));
    for (const level of levels) {
      found.set(level.listingExternalId, byId.get(String(ownId(level))) ?? 'gone');
    }
  } catch (error) {
    if (!isGone(error)) throw error;
  }
  return found;
}

/** `manage_stock: "parent"` is counted at the product and not here. */
function foundIn(json: unknown): Found {
  if (field(json, 'manage_stock') !== true) return 'untracked';
  const quantity = field(json, 'stock_quantity');
  return wholeUnits(quantity === null || quantity === '' ? 0 : Number(quantity));
}

type RefusedLevel = Pick<LevelOutcome, 'outcome' | 'message'>;

/** What the shop refused of a batch: it answers 200 and puts an error in the place of each. */
async function writeLevels(
  client: Client,
  path: string,
  levels: readonly Level[],
): Promise<Map<string, RefusedLevel>> {
  const refused = new Map<string, RefusedLevel>();
  if (levels.length === 0) return refused;
  // Without `manage_stock`: a product that stopped being counted meanwhile must not start again.
  const update = levels.map((level) => ({ id: ownId(level), stock_quantity: level.qty }));
  const answer = await client.write('POST', `${path}/batch`, { update });
  const results = field(answer.json, 'update');
  const byId = new Map(
    (Array.isArray(results) ? results : []).map((result): [string, unknown] => [
      String(field(result, 'id')),
      result,
    ]),
  );
  for (const level of levels) {
    const result = byId.get(String(ownId(level)));
    const error = field(result, 'error');
    if (result !== undefined && error === undefined) continue;
    const code = String(field(error, 'code') ?? 'no_answer');
    refused.set(
      level.listingExternalId,
      /invalid_id/.test(code)
        ? { outcome: 'gone' }
        : { outcome: 'refused', message: plainText(String(field(error, 'message') ?? code)).slice(0, 300) },
    );
  }
  return refused;
}
