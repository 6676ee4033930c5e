/** Does what the page may ask of the shell: print, save, open outside. Each request is decoded before anything happens. */
import { writeFile } from 'node:fs/promises';
import { type BrowserWindow, dialog, shell } from 'electron';
import { type ShellAnswer, type ShellRequest, shellRequestSchema } from '../../shared/api/shell.ts';
import { words } from '../../shared/words/words.ts';
import type { Log } from '../platform/log.ts';
import { outsideAddress } from './origin.ts';

export interface ShellSurroundings {
  readonly window: BrowserWindow;
  readonly log: Log;
  readonly print: (pdf: Uint8Array) => Promise<boolean>;
}

/** The answer to a request of any shape; undefined where nobody can be answered. */
export async function answerShell(
  message: unknown,
  around: ShellSurroundings,
): Promise<ShellAnswer | undefined> {
  const request = shellRequestSchema.safeParse(message);
  if (!request.success) {
    around.log.warn('a request to the shell was refused', { issues: request.error.issues.length });
    const id = (message as { id?: unknown } | null)?.id;
    return typeof id === 'number' ? { id, outcome: 'refused' } : undefined;
  }
  try {
    return { id: request.data.id, outcome: await perform(request.data, around) };
  } catch (error) {
    around.log.error('a request to the shell failed', { ask: request.data.ask, error });
    return { id: request.data.id, outcome: 'failed' };
  }
}

async function perform(request: ShellRequest, around: ShellSurroundings): Promise<ShellAnswer['outcome']> {
  switch (request.ask) {
    case 'print':
      return (await around.print(request.pdf)) ? 'done' : 'cancelled';
    case 'save': {
      const { canceled, filePath } = await dialog.showSaveDialog(around.window, {
        defaultPath: request.name,
      });
      if (canceled || !filePath) return 'cancelled';
      await writeFile(filePath, request.bytes);
      return 'done';
    }
    case 'open_outside':
      return openOutside(request.url, around.window);
  }
}

/** Shows where an address leads before another program opens it: it may come from a shop or a customer. */
export async function openOutside(address: string, window: BrowserWindow): Promise<ShellAnswer['outcome']> {
  const url = outsideAddress(address);
  if (!url) return 'refused';
  const { shell: say } = words();
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: say.openOutside(url.protocol === 'mailto:' ? url.pathname : url.host),
    detail: say.openOutsideDetail(url.href),
    buttons: [say.open, say.cancel],
    defaultId: 0,
    cancelId: 1,
  });
  if (response !== 0) return 'cancelled';
  await shell.openExternal(url.href);
  return 'done';
}
