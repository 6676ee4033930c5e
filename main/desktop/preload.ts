/**
 * Runs in the window before the page, sandboxed. It hands the page its two message ports when it asks, and nothing else:
 * no channel names, no event objects, no paths. The names are those of `channels.ts`.
 */
import { ipcRenderer } from 'electron';

interface PageMessage {
  readonly source: unknown;
  readonly data: unknown;
}
declare const window: {
  readonly location: { readonly origin: string };
  addEventListener(type: 'message', listener: (event: PageMessage) => void): void;
  postMessage(message: string, targetOrigin: string, transfer?: readonly unknown[]): void;
};

window.addEventListener('message', (event) => {
  if (event.source === window && event.data === 'orderly:ask-ports') ipcRenderer.send('orderly:ask-ports');
});

ipcRenderer.on('orderly:ports', (event) => {
  window.postMessage('orderly:ports', window.location.origin, event.ports);
});
