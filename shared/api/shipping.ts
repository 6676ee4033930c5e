/**
 * What can be asked and done at the shelf, the pack table and the door. Scans, picks and what has physically left are
 * facts: they are never refused, the answer says what they mean.
 */
import { handOverCommands } from './shipping-hand-over.ts';
import { packingCommands } from './shipping-packing.ts';
import { pickingCommands } from './shipping-picking.ts';
import { workQueries } from './shipping-queries.ts';

export const shippingCommands = { ...pickingCommands, ...packingCommands, ...handOverCommands };
export const shippingQueries = { ...workQueries };
