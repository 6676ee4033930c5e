/** A writer at full speed on its own thread: captures fresh orders into an existing file for a while, answers its rate. */
import { parentPort, workerData } from 'node:worker_threads';
import { openRig } from './capture-rig.ts';
import { freshPages, messagesOf } from './shop-messages.ts';

const { folder, ms } = workerData as { folder: string; ms: number };
const rig = openRig(folder);
const pages = freshPages();
let captured = 0;
let spent = 0;
while (spent < ms) {
  const page = pages.next().value;
  if (!page) break;
  const started = performance.now();
  const messages = messagesOf(page);
  rig.capture('orders', messages);
  captured += messages.length;
  spent += performance.now() - started;
}
rig.close();
parentPort?.postMessage((captured / spent) * 1000);
