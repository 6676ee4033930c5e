/** Every route of the API, in the order in which they are tried. */

import { orderRoutes } from './orders.ts';
import type { Route } from './route.ts';

export const routes: readonly Route[] = [...orderRoutes];
