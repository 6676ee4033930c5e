/** From addresses to screens. Addresses are plain texts (`/orders?view=ready&filter=sku:A-12`), so that they can be copied. */
import { createRootRoute, createRoute, createRouter, type RouterHistory } from '@tanstack/react-router';
import { lazy } from 'react';
import { parseAddress, writeAddress } from '../platform/address.ts';
import { Broken } from './broken.tsx';
import { NotFound } from './not-found.tsx';
import { SCREENS } from './screens.ts';
import { Shell } from './shell.tsx';

export function createShellRouter(history?: RouterHistory) {
  const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Broken });
  const routes = SCREENS.map((screen) =>
    createRoute({
      getParentRoute: () => root,
      path: screen.path,
      component: lazy(async () => ({ default: await screen.load() })),
      errorComponent: Broken,
    }),
  );
  return createRouter({
    routeTree: root.addChildren(routes),
    parseSearch: parseAddress,
    stringifySearch: writeAddress,
    defaultPreload: false,
    // Data is the live queries' business; the router only chooses the screen.
    defaultPendingMs: 0,
    ...(history ? { history } : {}),
  });
}
