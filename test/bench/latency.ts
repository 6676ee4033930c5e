/** Latencies as a client feels them: calls sent at a steady rate whatever the answers do, from sending to decoded answer. */

export interface LatencyOptions {
  readonly calls: number;
  readonly warmUps: number;
  readonly perSecond: number;
}

export const USUAL: LatencyOptions = { calls: 1000, warmUps: 50, perSecond: 20 };

/** Milliseconds of each call that counts. A call that fails fails the bench. */
export async function latencies(
  call: (index: number) => Promise<unknown>,
  options: LatencyOptions = USUAL,
): Promise<number[]> {
  const taken: number[] = [];
  const waiting: Promise<void>[] = [];
  const started = performance.now();
  for (let index = 0; index < options.warmUps + options.calls; index += 1) {
    const due = started + (index * 1000) / options.perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const sent = performance.now();
    waiting.push(
      call(index).then(() => {
        if (index >= options.warmUps) taken.push(performance.now() - sent);
      }),
    );
  }
  await Promise.all(waiting);
  return taken;
}
