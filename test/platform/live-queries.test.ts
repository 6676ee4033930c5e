import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createQueryClient,
  liveKey,
  newer,
  refetchOnCommits,
  type Seen,
} from '../../renderer/platform/live-queries.ts';
import type { Published } from '../../shared/api/envelope.ts';
import { EVERYTHING } from '../../shared/api/envelope.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A page with mounted queries, the engine's messages in the test's hand. */
function page() {
  const client = createQueryClient();
  let tell: (published: Published) => void = () => undefined;
  const stop = refetchOnCommits(client, (listener) => {
    tell = listener;
    return () => undefined;
  });
  const mount = (name: string, args: unknown, answer: () => Promise<Seen>) => {
    const asked = vi.fn(answer);
    const observer = new QueryObserver<Seen>(client, { queryKey: liveKey(name, args), queryFn: asked });
    const unmount = observer.subscribe(() => undefined);
    return { asked, observer, unmount };
  };
  return { client, mount, stop, publish: (commit: number, ...topics: string[]) => tell({ commit, topics }) };
}

const at = (commit: number) => async (): Promise<Seen> => ({ value: commit, commit });

describe('queries on screen', () => {
  it('are asked again after a commit that concerns them, others are not', async () => {
    const { mount, publish } = page();
    const warehouses = mount('warehouses.list', {}, at(1));
    const about = mount('system.about', {}, at(1));
    await vi.advanceTimersByTimeAsync(0);
    publish(2, 'settings');
    await vi.advanceTimersByTimeAsync(300);
    expect(warehouses.asked).toHaveBeenCalledTimes(2);
    expect(about.asked).toHaveBeenCalledTimes(1);
    publish(3, EVERYTHING);
    await vi.advanceTimersByTimeAsync(300);
    expect(about.asked).toHaveBeenCalledTimes(2);
  });

  it('are asked at once, then at most four times a second however much happens', async () => {
    const { mount, publish } = page();
    const { asked } = mount('warehouses.list', {}, at(1));
    await vi.advanceTimersByTimeAsync(0);
    publish(2, 'settings');
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toHaveBeenCalledTimes(2);
    for (let commit = 3; commit < 103; commit += 1) {
      publish(commit, 'settings');
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(asked.mock.calls.length).toBeLessThanOrEqual(7);
    await vi.advanceTimersByTimeAsync(300);
    const settled = asked.mock.calls.length;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(asked).toHaveBeenCalledTimes(settled);
  });

  it('whose answer was on the way when a commit came are asked once more', async () => {
    const { mount, publish } = page();
    let answer: (seen: Seen) => void = () => undefined;
    const { asked, observer } = mount(
      'warehouses.list',
      {},
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    await vi.advanceTimersByTimeAsync(0);
    publish(2, 'settings');
    await vi.advanceTimersByTimeAsync(10);
    answer({ value: 'read before', commit: 1 });
    await vi.advanceTimersByTimeAsync(300);
    expect(asked).toHaveBeenCalledTimes(2);
    answer({ value: 'read after', commit: 2 });
    await vi.advanceTimersByTimeAsync(300);
    expect(observer.getCurrentResult().data).toEqual({ value: 'read after', commit: 2 });
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('that are not shown go stale, and are asked when they are shown again', async () => {
    const { mount, publish } = page();
    const { asked, observer, unmount } = mount('warehouses.list', {}, at(1));
    await vi.advanceTimersByTimeAsync(0);
    unmount();
    publish(2, 'settings');
    await vi.advanceTimersByTimeAsync(300);
    expect(asked).toHaveBeenCalledTimes(1);
    observer.subscribe(() => undefined);
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('stop being asked when the page ends', async () => {
    const { mount, publish, stop } = page();
    const { asked } = mount('warehouses.list', {}, at(1));
    await vi.advanceTimersByTimeAsync(0);
    publish(2, 'settings');
    stop();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});

it('an answer older than what is shown is dropped', () => {
  const shown = { value: 'new', commit: 5 };
  expect(newer(shown, { value: 'late', commit: 4 })).toBe(shown);
  expect(newer(shown, { value: 'newer', commit: 6 }).value).toBe('newer');
  expect(newer(undefined, shown)).toBe(shown);
});
