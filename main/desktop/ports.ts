/**
 * Gives the window's page its two ports, and pipes them to the engine without understanding the frames. Objects on the
 * writer's pipe are requests to the shell. Asked again (reload, a thread that was restarted), it gives new ones.
 */
import type { MessagePort } from 'node:worker_threads';
import { type BrowserWindow, ipcMain, MessageChannelMain, type MessagePortMain } from 'electron';
import { MAX_FRAME } from '../../shared/api/calls.ts';
import type { ShellAnswer } from '../../shared/api/shell.ts';
import { type Engine, OWNER } from '../engine/engine-shape.ts';
import { ASK_PORTS, PORTS } from './channels.ts';
import { isOurs } from './origin.ts';

export interface PortsOptions {
  readonly engine: Engine;
  readonly window: () => BrowserWindow | undefined;
  readonly answerShell: (request: unknown) => Promise<ShellAnswer | undefined>;
}

export function handOutPorts(options: PortsOptions): void {
  let before: readonly MessagePortMain[] = [];
  ipcMain.on(ASK_PORTS, (event) => {
    const window = options.window();
    const frame = event.senderFrame;
    // The main frame of the window we made, at our own address, and nobody else.
    if (!window || !frame || event.sender !== window.webContents) return;
    if (frame !== window.webContents.mainFrame || !isOurs(frame.url)) return;
    // One page, one pair: what a reload left behind ends here.
    for (const port of before) port.close();
    const writer = new MessageChannelMain();
    const reader = new MessageChannelMain();
    before = [writer.port1, reader.port1];
    join(writer.port1, options.engine.open('writer', OWNER), options.answerShell);
    join(reader.port1, options.engine.open('reader', OWNER));
    frame.postMessage(PORTS, null, [writer.port2, reader.port2]);
  });
}

function join(
  page: MessagePortMain,
  engine: MessagePort,
  answerShell?: (request: unknown) => Promise<ShellAnswer | undefined>,
): void {
  page.on('message', ({ data }) => {
    if (isFrame(data)) engine.postMessage(data);
    else void answerShell?.(data).then((answer) => answer && page.postMessage(answer));
  });
  page.on('close', () => engine.close());
  engine.on('message', (frame: string | Uint8Array) => page.postMessage(frame));
  engine.on('close', () => page.close());
  page.start();
}

const isFrame = (data: unknown): data is string | Uint8Array =>
  (typeof data === 'string' && data.length <= MAX_FRAME) || data instanceof Uint8Array;
