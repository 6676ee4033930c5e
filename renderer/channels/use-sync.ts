/** One cycle now, and what it came to in a sentence. */
import type { AccountView } from '../../shared/api/channels.ts';
import { useTaskAct } from '../platform/act.ts';
import { useWords } from '../platform/words.ts';
import { showToast } from '../ui/toast-store.ts';

export function useSync(account: AccountView) {
  const words = useWords().channelsScreen.done;
  const task = useTaskAct('sync.run');
  const run = async (): Promise<void> => {
    const result = await task.run({ accountId: account.id });
    const outcome = result?.accounts[0];
    if (!outcome) return;
    if (outcome.error)
      showToast({ tone: 'failed', text: words.syncFailed(account.name, outcome.error.message) });
    else showToast({ text: words.synced(account.name, outcome.captured, outcome.updated) });
  };
  return { run, isRunning: task.isRunning, problem: task.problem };
}
