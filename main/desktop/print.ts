/** Prints a PDF from a window of its own that shows nothing else and has no way back to us. */
import { BrowserWindow } from 'electron';
import { PRINT_HOST, SCHEME } from './origin.ts';
import { PREFERENCES } from './preferences.ts';
import type { PrintTickets } from './print-tickets.ts';

/** Whether it went to a printer. */
export async function printPdf(pdf: Uint8Array, tickets: PrintTickets): Promise<boolean> {
  const window = new BrowserWindow({ show: false, webPreferences: { ...PREFERENCES, plugins: true } });
  try {
    await window.loadURL(`${SCHEME}://${PRINT_HOST}/${tickets.put(pdf)}`);
    return await new Promise<boolean>((resolve) => window.webContents.print({}, (isDone) => resolve(isDone)));
  } finally {
    window.destroy();
  }
}
