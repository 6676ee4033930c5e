/** Reads are repeated at once, a few times; writes never. */
import { describe, expect, it } from 'vitest';
import { withRetries } from '../../main/sync/http-retry.ts';
import type { HttpRequest, HttpResponse } from '../../shared/sync/connector.ts';
import { ChannelError } from '../../shared/sync/connector.ts';
import { seededBytes } from '../support/ids.ts';

type Answer = number | 'lost' | { readonly status: number; readonly retryAfter: string };

async function send(method: HttpRequest['method'], answers: readonly Answer[]) {
  const sent: (number | undefined)[] = [];
  const slept: number[] = [];
  const http = withRetries(
    async (request): Promise<HttpResponse> => {
      const answer = answers[sent.length];
      sent.push(request.timeoutMs);
      if (answer === 'lost' || answer === undefined) throw new ChannelError('transient', 'lost');
      const { status, retryAfter } = typeof answer === 'number' ? { status: answer, retryAfter: '' } : answer;
      const headers = retryAfter ? { 'retry-after': retryAfter } : {};
      return { status, headers, body: '', receivedAt: 0 };
    },
    {
      random: seededBytes(1),
      signal: new AbortController().signal,
      sleep: async (ms) => void slept.push(ms),
    },
  );
  const result = await http({ method, url: 'http://x', headers: {} }).then(
    (response) => response.status,
    (error: Error) => error.message,
  );
  return { result, sent, slept };
}

describe('a request', () => {
  it('that reads is sent up to four times, with more patience each time', async () => {
    expect(await send('GET', ['lost', 503, 429, 200])).toMatchObject({
      result: 200,
      sent: [10_000, 20_000, 40_000, 60_000],
    });
    expect(await send('GET', ['lost', 'lost', 'lost', 'lost'])).toMatchObject({ result: 'lost' });
    expect((await send('GET', [500, 500, 500, 500, 200])).result).toBe(500);
  });

  it('that writes is sent once', async () => {
    expect(await send('POST', ['lost', 200])).toMatchObject({ result: 'lost', sent: [undefined] });
    expect(await send('PUT', [503, 200])).toMatchObject({ result: 503 });
  });

  it('is not repeated where the channel says no', async () => {
    expect((await send('GET', [404, 200])).sent).toHaveLength(1);
  });

  it('waits as long as it is asked, and leaves a long wait to the schedule', async () => {
    const short = await send('GET', [{ status: 429, retryAfter: '3' }, 200]);
    expect(short).toMatchObject({ result: 200, slept: [3_000] });
    expect((await send('GET', [{ status: 429, retryAfter: '60' }, 200])).result).toBe(429);
    const date = 'Wed, 21 Oct 2026 07:28:00 GMT';
    expect((await send('GET', [{ status: 503, retryAfter: date }, 200])).result).toBe(503);
  });
});
