import { afterEach, describe, expect, it } from 'vitest';
import { createBroadcast } from '../../main/api/broadcast.ts';
import { EVERYTHING } from '../../shared/api/envelope.ts';

const broadcast = createBroadcast();
const leaving: AbortController[] = [];
afterEach(() => {
  for (const leave of leaving.splice(0)) leave.abort();
});

function watch(commit = 0) {
  const leave = new AbortController();
  leaving.push(leave);
  return { messages: broadcast.watch(commit, leave.signal), leave };
}

describe('live updates', () => {
  it('begin with the commit from which on nothing is missed', async () => {
    const { messages } = watch(7);
    expect(await messages.next()).toEqual({ done: false, value: { commit: 7, topics: [] } });
  });

  it('miss nothing that was published before the first message was taken', async () => {
    const { messages } = watch();
    broadcast.publish({ commit: 1, topics: ['orders'] });
    await messages.next();
    expect((await messages.next()).value).toEqual({ commit: 1, topics: ['orders'] });
  });

  it('of many commits reach a slow watcher as one, each topic once', async () => {
    const { messages } = watch();
    await messages.next();
    for (let commit = 1; commit <= 1_000; commit += 1)
      broadcast.publish({ commit, topics: ['orders', `order:${commit % 3}`] });
    const { value } = await messages.next();
    expect(value).toEqual({
      commit: 1_000,
      topics: expect.arrayContaining(['orders', 'order:0', 'order:1', 'order:2']),
    });
  });

  it('never grow: too many topics become everything', async () => {
    const { messages } = watch();
    await messages.next();
    for (let commit = 1; commit <= 10_000; commit += 1)
      broadcast.publish({ commit, topics: [`order:${commit}`] });
    expect((await messages.next()).value).toEqual({ commit: 10_000, topics: [EVERYTHING] });
  });

  it('end when the watcher leaves, also while it waits', async () => {
    const { messages, leave } = watch();
    await messages.next();
    const next = messages.next();
    leave.abort();
    expect((await next).done).toBe(true);
  });

  it('end for all when the engine ends', async () => {
    const ending = createBroadcast();
    const messages = ending.watch(0, new AbortController().signal);
    await messages.next();
    const next = messages.next();
    ending.close();
    expect((await next).done).toBe(true);
  });
});
