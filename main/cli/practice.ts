/** `practice`: the practice shop alone, in the foreground. */

import { words } from '../../shared/words/words.ts';
import { isFaultName } from '../practice/faults.ts';
import { createPracticeShop } from '../practice/practice-shop.ts';
import { EXIT, type ExitCode, type Io, UsageError } from './io.ts';
import { pair, parse } from './options.ts';

export async function practice(io: Io, args: readonly string[]): Promise<ExitCode> {
  const parsed = parse(
    io,
    args,
    {
      port: { type: 'string' },
      seed: { type: 'string' },
      orders: { type: 'string' },
      rate: { type: 'string' },
      fault: { type: 'string', multiple: true },
    },
    { min: 0, max: 0 },
  );
  const seed = parsed.count('seed');
  const orders = parsed.count('orders');
  const shop = await createPracticeShop({
    port: parsed.count('port') ?? 0,
    rate: share(parsed.text('rate') ?? '0', 'rate', Number.POSITIVE_INFINITY),
    faults: Object.fromEntries(parsed.texts('fault').map(fault)),
    ...(seed === undefined ? {} : { seed }),
    ...(orders === undefined ? {} : { orders }),
  });
  const { url, key, secret } = shop;
  if (parsed.isJson) io.out(JSON.stringify({ event: 'ready', url, key, secret, token: shop.token }));
  else io.out(words().cli.practiceReady(url));
  await io.asked;
  await shop.close();
  return EXIT.done;
}

function fault(text: string): [string, number] {
  const [name, value] = pair('fault', text);
  if (!isFaultName(name)) throw new UsageError(`--fault ${text}`);
  return [name, share(value, 'fault', 1)];
}

function share(text: string, option: string, most: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= most)) throw new UsageError(`--${option} ${text}`);
  return value;
}
