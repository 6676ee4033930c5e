/** Where the window was, kept over restarts, and only used where a screen still is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';

const stateSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(640),
  height: z.int().min(400),
  isMaximized: z.boolean(),
});
type WindowState = z.infer<typeof stateSchema>;

export const SMALLEST = { width: 1024, height: 640 } as const;
const USUAL = { width: 1440, height: 900 } as const;

export function windowBounds(file: string): Partial<Rectangle> & { readonly isMaximized: boolean } {
  const state = read(file);
  return state && isOnScreen(state) ? state : { ...USUAL, isMaximized: false };
}

/** Writes it down whenever the window closes. */
export function keepWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
    try {
      writeFileSync(file, JSON.stringify(state));
    } catch {
      // It opens at its usual place next time.
    }
  });
}

function read(file: string): WindowState | undefined {
  try {
    return stateSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

const isOnScreen = (state: WindowState): boolean =>
  screen
    .getAllDisplays()
    .some(
      ({ workArea }) =>
        state.x < workArea.x + workArea.width - 100 &&
        state.x + state.width > workArea.x + 100 &&
        state.y >= workArea.y - 10 &&
        state.y < workArea.y + workArea.height - 100,
    );
