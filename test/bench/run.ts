/** `npm run -s bench -- [NAME…] [--orders N] [--json]`: runs the named benches, or all, and prints one line a figure. */
import { parseArgs } from 'node:util';
import { benchCapture } from './capture.ts';
import type { FigureLine } from './figures.ts';
import { print } from './figures.ts';
import { benchPress } from './press.ts';
import { benchBusy, benchQueue, benchSearch, benchStart } from './reading.ts';

const benches: Readonly<Record<string, (orders: number) => FigureLine[] | Promise<FigureLine[]>>> = {
  capture: benchCapture,
  queue: benchQueue,
  search: benchSearch,
  busy: benchBusy,
  start: benchStart,
  press: benchPress,
};

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { orders: { type: 'string', default: '100000' }, json: { type: 'boolean', default: false } },
});
const orders = Number(values.orders);
const names = positionals.length > 0 ? positionals : Object.keys(benches);
const unknown = names.filter((name) => !benches[name]);
if (unknown.length > 0 || !Number.isInteger(orders) || orders < 1000) {
  process.stderr.write(
    unknown.length > 0
      ? `Unknown bench: ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.\n`
      : '--orders takes a whole number of at least 1000.\n',
  );
  process.exit(2);
}
for (const name of names) {
  const figures = await benches[name]?.(orders);
  for (const figure of figures ?? []) print(figure, values.json);
}
