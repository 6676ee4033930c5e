/** Killed at any moment, the next start reaches the same end. `scripts/kill-runs.mjs` does it as often as one likes. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import { liveDay } from './kill-day.ts';

beforeAll(() => ensureBuilt(['main']), 300_000);

describe('a program killed with SIGKILL at 20 random moments of its day', () => {
  it('ends the day as an undisturbed one does, on both sides', { timeout: 300_000 }, async () => {
    const startsAt = Date.now();
    const calm = await liveDay({ seed: 7, kills: 0, startsAt });
    const killed = await liveDay({ seed: 7, kills: 20, steps: calm.steps, startsAt });
    expect(killed.kills).toBe(20);
    expect(killed.end).toEqual(calm.end);
    expect(JSON.stringify(calm.end)).toContain('handed_over');
  });
});
