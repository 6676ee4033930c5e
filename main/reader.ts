/** A reader's thread. */
import { ok } from '../shared/base/result.ts';
import { startReader } from './engine/reader-part.ts';
import { runThread } from './engine/thread.ts';

await runThread(async (settings) => ok(startReader(settings)));
