/** Practising beside real data: another window of this program, on a folder of its own. */
import { spawn } from 'node:child_process';
import { app } from 'electron';
import { ok } from '../../shared/base/result.ts';
import type { Host } from '../engine/host.ts';
import { practiceFolder } from '../platform/folders.ts';

/** Started again while it runs, the other window comes to the front by itself (single instance of its folder). */
export const practiceWindow = (dataDir: string): Host => ({
  async startPractice() {
    const own = app.isPackaged ? [] : [app.getAppPath()];
    const args = [...own, '--practice', '--data', practiceFolder(dataDir)];
    spawn(process.execPath, args, { detached: true, stdio: 'ignore' }).unref();
    return ok({ url: null });
  },
});
