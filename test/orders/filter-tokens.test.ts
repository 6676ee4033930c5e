import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinTokens, readTokens, splitTokens } from '../../renderer/orders/filter-tokens.ts';

const accounts = (text: string) => ('woocommerce'.startsWith(text) ? { id: 'acc_1' } : undefined);

describe('filter tokens', () => {
  it('ask the list for what they say', () => {
    const tokens = [
      'channel:woo',
      'sku:A-12',
      'country:de',
      'total>50',
      'total<=99,90',
      'hold:addr',
      'due:risk',
      'linen',
      'apron',
    ];
    expect(readTokens(tokens, accounts)).toEqual({
      filter: {
        accountId: 'acc_1',
        sku: 'A-12',
        country: 'DE',
        minTotalMinor: 5001,
        maxTotalMinor: 9990,
        hold: 'address',
        due: 'at_risk',
        text: 'linen apron',
      },
      problems: [],
    });
  });

  it('that are not understood are named, and ask for nothing', () => {
    expect(
      readTokens(['channel:etsy', 'hold:x', 'country:Germany', 'total>much', 'due:soon'], accounts),
    ).toEqual({
      filter: {},
      problems: [
        { kind: 'unknown_channel', text: 'etsy' },
        { kind: 'unknown_hold', text: 'x' },
        { kind: 'unreadable', text: 'country:Germany' },
        { kind: 'unreadable', text: 'total>much' },
        { kind: 'unreadable', text: 'due:soon' },
      ],
    });
  });

  it('survive the address', () => {
    const token = fc
      .string({ minLength: 1, maxLength: 20 })
      .map((text) => text.replaceAll('"', '').trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(token, { maxLength: 6 }), (tokens) => {
        expect(splitTokens(joinTokens(tokens))).toEqual(tokens);
      }),
    );
  });
});
