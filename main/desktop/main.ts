/** Starts the desktop program in this process. */
import { app, dialog } from 'electron';
import { words } from '../../shared/words/words.ts';
import { startDesktop } from './app.ts';
import { desktopOptions } from './options.ts';

// Not awaited: Electron becomes ready only after its entry has been evaluated.
startDesktop(desktopOptions(process.argv.slice(1), process.env, process.cwd())).catch((error: unknown) => {
  dialog.showErrorBox(
    words().shell.cannotStart,
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  );
  app.exit(1);
});
