/** `kill-runs.ts [KILLS] [--seed N]`: one undisturbed day, then one with that many kills; prints what differs. */
import { parseArgs } from 'node:util';
import { liveDay } from './kill-day.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string' } } });
const kills = Number(positionals[0] ?? 200);
const seed = Number(values.seed ?? 7);
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const startsAt = Date.now();

say('An undisturbed day …');
const calm = await liveDay({ seed, kills: 0, startsAt });
say(`${calm.steps.join(' + ')} steps. A day with ${kills} kills …`);
const killed = await liveDay({ seed, kills, steps: calm.steps, startsAt, say });
const differences = compare('', calm.end, killed.end);
for (const line of differences.slice(0, 50)) process.stdout.write(`${line}\n`);
process.stdout.write(
  differences.length === 0
    ? `${killed.kills} kills, the same end on both sides\n`
    : `${killed.kills} kills, ${differences.length} differences\n`,
);
process.exitCode = differences.length === 0 && killed.kills === kills ? 0 : 1;

function compare(path: string, calmly: unknown, killedly: unknown): string[] {
  if (JSON.stringify(calmly) === JSON.stringify(killedly)) return [];
  if (isParts(calmly) && isParts(killedly)) {
    const keys = new Set([...Object.keys(calmly), ...Object.keys(killedly)]);
    return [...keys].flatMap((key) => compare(`${path}.${key}`, calmly[key], killedly[key]));
  }
  return [`${path}: ${JSON.stringify(calmly)} → ${JSON.stringify(killedly)}`];
}

function isParts(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
