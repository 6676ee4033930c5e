import { describe, expect, it } from 'vitest';
import { useConnection } from '../../renderer/platform/connection-store.ts';
import type { Link } from '../../renderer/platform/link.ts';
import { createOutgoing } from '../../renderer/platform/outgoing.ts';
import { CallError } from '../../shared/api/calls.ts';

/** A connection whose answers the test gives. */
function link() {
  const sent: { name: string; input: unknown }[] = [];
  const answers: ((answer: unknown) => void)[] = [];
  const fails: ((error: unknown) => void)[] = [];
  const own: Link = {
    isOpen: () => true,
    call: (name, input) =>
      new Promise((resolve, reject) => {
        sent.push({ name, input });
        answers.push(resolve);
        fails.push(reject);
      }),
  };
  return { own, sent, answers, fails };
}

function memory(text: string | null = null) {
  const kept = { text };
  return {
    kept,
    load: () => kept.text,
    save: (next: string | null) => {
      kept.text = next;
    },
  };
}

const done = { ok: true, value: {}, commit: 1, canUndo: false };
const lost = new CallError('connection_lost');

describe('commands on their way', () => {
  it('wait without a connection, and are sent in their order with the next one', async () => {
    const queue = createOutgoing(memory(), () => 7);
    const first = queue.add('cmd_1', 'order.hold', { n: 1 });
    const second = queue.add('cmd_2', 'order.hold', { n: 2 });
    expect(useConnection.getState().outgoing).toEqual([
      { id: 'cmd_1', name: 'order.hold', since: 7 },
      { id: 'cmd_2', name: 'order.hold', since: 7 },
    ]);
    const { own, sent, answers } = link();
    queue.connected(own);
    expect(sent.map(({ input }) => input)).toEqual([
      { id: 'cmd_1', args: { n: 1 } },
      { id: 'cmd_2', args: { n: 2 } },
    ]);
    for (const answer of answers) answer(done);
    expect(await Promise.all([first, second])).toEqual([done, done]);
    expect(useConnection.getState().outgoing).toEqual([]);
  });

  it('whose answer was lost are sent again with the same id', async () => {
    const queue = createOutgoing(memory(), () => 7);
    const before = link();
    queue.connected(before.own);
    const answer = queue.add('cmd_1', 'order.hold', {});
    before.fails[0]?.(lost);
    await Promise.resolve();
    queue.disconnected();
    const after = link();
    queue.connected(after.own);
    expect(after.sent).toEqual(before.sent);
    after.answers[0]?.(done);
    expect(await answer).toEqual(done);
  });

  it('that are refused or fail are not sent again', async () => {
    const queue = createOutgoing(memory(), () => 7);
    const { own, fails } = link();
    queue.connected(own);
    const answer = queue.add('cmd_1', 'order.hold', {});
    fails[0]?.(new CallError('failed'));
    await expect(answer).rejects.toMatchObject({ code: 'failed' });
    expect(useConnection.getState().outgoing).toEqual([]);
  });

  it('survive a reload of the page', () => {
    const storage = memory();
    void createOutgoing(storage, () => 7).add('cmd_1', 'order.hold', { n: 1 });
    const again = createOutgoing(memory(storage.kept.text), () => 9);
    const { own, sent } = link();
    again.connected(own);
    expect(sent).toEqual([{ name: 'order.hold', input: { id: 'cmd_1', args: { n: 1 } } }]);
  });

  it('leave nothing behind when they are answered', async () => {
    const storage = memory();
    const queue = createOutgoing(storage, () => 7);
    const { own, answers } = link();
    queue.connected(own);
    const answer = queue.add('cmd_1', 'order.hold', { n: 1 });
    expect(storage.kept.text).toContain('cmd_1');
    answers[0]?.(done);
    await answer;
    expect(storage.kept.text).toBeNull();
  });

  it('are told when nothing will come back', async () => {
    const queue = createOutgoing(memory(), () => 7);
    const answer = queue.add('cmd_1', 'order.hold', {});
    queue.giveUp();
    await expect(answer).rejects.toMatchObject({ code: 'connection_lost' });
  });
});
