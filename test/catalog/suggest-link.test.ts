import { describe, expect, it } from 'vitest';
import { suggestLink } from '../../shared/catalog/suggest-link.ts';

const proposal = (reason: 'sku' | 'code' | 'name', id: string) => ({ reason, item: { id } });

describe('what one key does with a listing without an item', () => {
  it('links where the SKU or a barcode names the item', () => {
    const proposals = [proposal('name', 'itm_a'), proposal('code', 'itm_b')];
    expect(suggestLink({ sku: '', problem: 'sku_missing', proposals })).toEqual({
      kind: 'link',
      itemId: 'itm_b',
    });
    expect(suggestLink({ sku: 'A', problem: 'unlinked', proposals: [proposal('sku', 'itm_c')] })).toEqual({
      kind: 'link',
      itemId: 'itm_c',
    });
  });

  it('makes an item where the SKU is its own and nothing resembles it', () => {
    expect(suggestLink({ sku: 'A', problem: 'unlinked', proposals: [] })).toEqual({
      kind: 'create',
      sku: 'A',
    });
  });

  it('leaves to a person what only resembles something, and a SKU that stands twice', () => {
    const choose = { kind: 'choose' };
    expect(suggestLink({ sku: 'A', problem: 'unlinked', proposals: [proposal('name', 'itm_a')] })).toEqual(
      choose,
    );
    expect(suggestLink({ sku: 'A', problem: 'sku_doubled', proposals: [proposal('sku', 'itm_a')] })).toEqual(
      choose,
    );
    expect(suggestLink({ sku: 'A', problem: 'sku_doubled', proposals: [] })).toEqual(choose);
    expect(suggestLink({ sku: '', problem: 'sku_missing', proposals: [] })).toEqual(choose);
  });
});
