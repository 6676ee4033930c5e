import { describe, expect, it } from 'vitest';
import type { Address } from '../../shared/base/address.ts';
import { addressProblems } from '../../shared/orders/address-check.ts';

const whole: Address = {
  name: 'Annika Lindqvist',
  company: '',
  line1: 'Storgatan 18 B',
  line2: '',
  postcode: '114 64',
  city: 'Stockholm',
  region: '',
  country: 'SE',
  phone: '',
};

describe('a delivery address', () => {
  it('that is whole has no problems, whatever the script', () => {
    const good: Partial<Address>[] = [
      {},
      {
        country: 'JP',
        postcode: '〒１５０-０００１',
        city: '渋谷区',
        line1: '神宮前1-2-3',
        name: '山田 太郎',
      },
      { country: 'GB', postcode: 'eh1 1aa', city: 'Edinburgh' },
      { country: 'US', postcode: '97205-1234', region: 'OR', city: 'Portland' },
      { country: 'AE', postcode: '', city: 'Dubai' },
      { country: 'IE', postcode: '', city: 'Galway' },
      { name: '', company: 'Café Lumen SARL' },
    ];
    for (const part of good) expect(addressProblems({ ...whole, ...part })).toEqual([]);
  });

  it('names each thing that is missing or contradicts its country', () => {
    expect(addressProblems({ ...whole, name: ' ', line1: '', city: '', postcode: '', country: '' })).toEqual([
      'name_missing',
      'street_missing',
      'city_missing',
      'country_missing',
    ]);
    expect(addressProblems({ ...whole, postcode: '' })).toEqual(['postcode_missing']);
    expect(addressProblems({ ...whole, postcode: '1146' })).toEqual(['postcode_shape']);
    expect(addressProblems({ ...whole, country: 'US', postcode: '97205' })).toEqual(['region_missing']);
    expect(addressProblems({ ...whole, country: 'Sweden' })).toEqual(['country_unknown']);
  });
});
