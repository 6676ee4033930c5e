/** The thread for work that takes its time. */
import { ok } from '../shared/base/result.ts';
import { startJobs } from './engine/jobs-part.ts';
import { runThread } from './engine/thread.ts';

runThread(async (settings) => {
  const jobs = await startJobs(settings);
  return ok({ link: jobs.attach, stop: jobs.stop });
});
