/** What of the list stands in the address: `/orders?view=ready&filter=sku:A-12&sort=placed&dir=up&order=ord_…`. */
import { z } from 'zod';
import { ORDER_VIEWS } from '../../shared/api/orders.ts';

export const orderAddress = z.object({
  view: z.enum(ORDER_VIEWS).catch('needs_me'),
  filter: z.string().max(400).catch(''),
  sort: z.enum(['ship_by', 'placed', 'total']).optional().catch(undefined),
  dir: z.enum(['up', 'down']).optional().catch(undefined),
  /** The current row; the panel shows it. */
  order: z.string().max(60).optional().catch(undefined),
  panel: z.enum(['closed']).optional().catch(undefined),
});

export type OrderAddress = z.output<typeof orderAddress>;
