/** Sync's part of the contract: what the engine binds to names. */

import { accountCommands } from './account-commands.ts';
import { accountQueries } from './account-queries.ts';
import type { Connectors, Ingest } from './ports.ts';
import { troubleCommands } from './trouble-commands.ts';
import { troubleQueries } from './trouble-queries.ts';

export const syncCommands = (parts: { readonly connectors: Connectors; readonly ingest: Ingest }) => ({
  ...accountCommands(parts.connectors),
  ...troubleCommands(parts),
});

export const syncQueries = (connectors: Connectors) => ({
  ...accountQueries(connectors),
  ...troubleQueries,
});
