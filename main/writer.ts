/** The writer's thread. */
import { runThread } from './engine/thread.ts';
import { startWriter } from './engine/writer-part.ts';

runThread(startWriter);
