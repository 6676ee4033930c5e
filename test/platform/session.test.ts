import { describe, expect, it } from 'vitest';
import { takeToken } from '../../renderer/platform/session.ts';

function at(address: string) {
  const location = new URL(address);
  const shown: string[] = [];
  const history = {
    state: null,
    replaceState: (_state: unknown, _title: string, url: string) => shown.push(url),
  };
  return { token: takeToken(location as never, history as never), shown };
}

describe('the address of the page', () => {
  it('gives its token once, and is shown without it', () => {
    expect(at('http://127.0.0.1:1/orders?view=all#token=abc')).toEqual({
      token: 'abc',
      shown: ['/orders?view=all'],
    });
  });

  it('keeps whatever else stands in its fragment', () => {
    expect(at('http://127.0.0.1:1/#token=abc&row=3')).toEqual({ token: 'abc', shown: ['/#row=3'] });
    expect(at('http://127.0.0.1:1/#row=3')).toEqual({ token: undefined, shown: [] });
  });
});
