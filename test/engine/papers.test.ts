import { existsSync, readdirSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

/** An engine with its threads, a shop of a few orders, one of them invoiced. */
async function withInvoice(): Promise<string> {
  world = await createWorld({ threads: true, practice: { orders: 20, hasOddities: false } });
  await world.do('settings.update', {
    section: 'company',
    patch: {
      name: 'Test Goods',
      line1: '1 Street',
      postcode: '1',
      city: 'Town',
      country: 'DE',
      vatId: 'DE1',
    },
  });
  await world.connect();
  const { rows } = await world.ask('export.page', { what: 'orders', limit: 100 });
  const open = rows.find(
    (row) => row.isHistory === false && row.life === 'open' && (row.holds as []).length === 0,
  );
  if (!open) throw new Error('The shop has no open order');
  const { documentId } = await world.do('invoice.issue', { orderId: String(open.id) });
  return documentId;
}

const stateOf = async (documentId: string) => (await world.ask('documents.get', { documentId }))?.state;

describe('papers', () => {
  it('are made after the commit by a thread of their own, kept by their hash, and read verified', async () => {
    const documentId = await withInvoice();
    await vi.waitFor(async () => expect(await stateOf(documentId)).toBe('ready'), {
      timeout: 30_000,
      interval: 50,
    });
    const file = await world.ask('documents.read', { documentId });
    expect(file).toMatchObject({ ok: true, mediaType: 'application/pdf' });
    if (file.ok) expect(Buffer.from(file.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(existsSync(world.folder.at('data', 'files'))).toBe(true);
    const check = await world.ask('system.check', {});
    expect(check.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('that were not made before the end are made after the next start', async () => {
    const documentId = await withInvoice();
    await world.restart();
    await vi.waitFor(async () => expect(await stateOf(documentId)).toBe('ready'), {
      timeout: 30_000,
      interval: 50,
    });
    const shards = readdirSync(world.folder.at('data', 'files')).filter((name) => name !== 'tmp');
    expect(shards).toHaveLength(1);
  });
});
