import { describe, expect, it } from 'vitest';
import { readFeedbackTokens } from '../../renderer/feedback/filter.ts';
import { readInvoiceTokens } from '../../renderer/invoicing/filter.ts';

const accountNamed = (text: string) => ('practice shop'.startsWith(text) ? { id: 'acc_1' } : undefined);

describe('filter tokens', () => {
  it('of invoices: channel, country, currency, and one beginning of a number', () => {
    expect(readInvoiceTokens(['channel:prac', 'country:de', 'currency:eur', '26-0'], accountNamed)).toEqual({
      filter: { accountId: 'acc_1', country: 'DE', currency: 'EUR', text: '26-0' },
      unknown: [],
    });
    expect(readInvoiceTokens(['channel:ebay', 'country:germany', '1', '2'], accountNamed)).toEqual({
      filter: { text: '1' },
      unknown: ['channel:ebay', 'country:germany', '2'],
    });
  });

  it('of reviews and remarks: channel, kind, and the most stars', () => {
    expect(readFeedbackTokens(['channel:prac', 'is:review', 'stars<4'], accountNamed)).toEqual({
      filter: { accountId: 'acc_1', kind: 'review', maxRating: 3 },
      unknown: [],
    });
    expect(readFeedbackTokens(['stars<=2'], accountNamed).filter).toEqual({ maxRating: 2 });
    expect(readFeedbackTokens(['stars<1', 'is:bad'], accountNamed)).toEqual({
      filter: {},
      unknown: ['stars<1', 'is:bad'],
    });
  });
});
