/** A reader's thread. */
import { ok } from '../shared/base/result.ts';
import { startReader } from './engine/reader-part.ts';
import { runThread } from './engine/thread.ts';

runThread(async (settings) => ok(startReader(settings)));
