/** The window's way to the engine: the preload hands over two message ports, again each time they are asked for. */
import { type PipePair, pipeOfPort } from './pipe.ts';
import { shellOverPort } from './shell.ts';

/** The page asks, the preload answers; both over `window.postMessage`, which no frame of another origin can use here. */
export const ASK = 'orderly:ask-ports';
export const PORTS = 'orderly:ports';

const PATIENCE_MS = 5_000;

export const isDesktop = (location: Location): boolean => location.protocol === 'app:';

export const desktopDial = (page: Window) => (): Promise<PipePair> =>
  new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer);
      page.removeEventListener('message', take);
    };
    const take = (event: MessageEvent<unknown>): void => {
      const [writer, reader] = event.ports;
      if (event.source !== page || event.data !== PORTS || !writer || !reader) return;
      done();
      resolve({ writer: pipeOfPort(writer), reader: pipeOfPort(reader), shell: shellOverPort(writer) });
    };
    const timer = setTimeout(() => {
      done();
      reject(new Error('The window has no engine'));
    }, PATIENCE_MS);
    page.addEventListener('message', take);
    page.postMessage(ASK, page.location.origin === 'null' ? '*' : page.location.origin);
  });
