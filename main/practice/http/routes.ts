/** Every route of the API, in the order in which they are tried: fixed words before ids. */

import { fulfillmentRoutes } from './fulfillments.ts';
import { orderPartRoutes } from './order-parts.ts';
import { orderRoutes } from './orders.ts';
import { peopleRoutes } from './people.ts';
import { productRoutes } from './products.ts';
import type { Route } from './route.ts';
import { storeRoutes } from './store.ts';

export const routes: readonly Route[] = [
  ...orderRoutes,
  ...orderPartRoutes,
  ...fulfillmentRoutes,
  ...peopleRoutes,
  ...productRoutes,
  ...storeRoutes,
];
