/** Sets the page's transport up for where it runs: in the desktop window or in a browser. */
import type { QueryClient } from '@tanstack/react-query';
import { desktopDial, isDesktop } from './desktop.ts';
import { createQueryClient, refetchOnCommits } from './live-queries.ts';
import type { OutgoingStorage } from './outgoing.ts';
import { takeToken, webDial } from './session.ts';
import { shellOfBrowser } from './shell.ts';
import { createTransport, type Transport } from './transport.ts';

export interface Platform {
  readonly transport: Transport;
  readonly queryClient: QueryClient;
}

const OUTGOING_KEY = 'orderly.outgoing';

export function startPlatform(page: Window): Platform {
  const { sessionStorage: storage, location, history } = page;
  const transport = createTransport({
    dial: isDesktop(location)
      ? desktopDial(page)
      : webDial({
          token: takeToken(location, history),
          storage,
          origin: location.origin,
          reload: () => location.reload(),
        }),
    shell: shellOfBrowser(page),
    storage: outgoingIn(storage),
    now: () => Date.now(),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  });
  const queryClient = createQueryClient();
  refetchOnCommits(queryClient, transport.watch);
  return { transport, queryClient };
}

const outgoingIn = (storage: Storage): OutgoingStorage => ({
  load: () => storage.getItem(OUTGOING_KEY),
  save(text) {
    if (text === null) storage.removeItem(OUTGOING_KEY);
    else storage.setItem(OUTGOING_KEY, text);
  },
});
