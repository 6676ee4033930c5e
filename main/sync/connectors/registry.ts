/** Every kind of channel: one line each. */
import type { Connector } from '../../../shared/sync/connector.ts';
import { woocommerce } from './woocommerce/connector.ts';

export const connectors: Readonly<Record<string, Connector>> = {
  woocommerce,
};
