/** All handlers of the contract. A name of the contract without its handler does not compile here. */
import type { CommandName, QueryName } from '../../shared/api/contract.ts';
import { catalogCommands } from '../catalog/commands.ts';
import { catalogQueries } from '../catalog/queries.ts';
import { customerQueries } from '../customers/queries.ts';
import type { CommandHandlers, QueryHandlers } from '../db/run.ts';
import { documentCommands } from '../documents/commands.ts';
import { documentQueries } from '../documents/queries.ts';
import { feedbackCommands } from '../feedback/commands.ts';
import { feedbackQueries } from '../feedback/queries.ts';
import { ingest } from '../flow/ingest.ts';
import { invoicingCommands } from '../invoicing/commands.ts';
import { invoicingQueries } from '../invoicing/queries.ts';
import { orderCommands } from '../orders/commands.ts';
import { orderQueries } from '../orders/queries.ts';
import { paymentCommands } from '../payments/commands.ts';
import { paymentQueries } from '../payments/queries.ts';
import { settingsCommands } from '../settings/commands.ts';
import { settingsQueries } from '../settings/queries.ts';
import { shippingCommands } from '../shipping/commands.ts';
import { shippingQueries } from '../shipping/queries.ts';
import { stockCommands } from '../stock/commands.ts';
import { stockQueries } from '../stock/queries.ts';
import { connectors } from '../sync/connectors/registry.ts';
import { syncCommands, syncQueries } from '../sync/handlers.ts';
import { exportQueries } from './export-queries.ts';
import { systemQueries } from './system-queries.ts';

/** `command.undo` is the pipeline's own: it runs another command's inverse. */
export const commandHandlers: CommandHandlers<Exclude<CommandName, 'command.undo'>> = {
  ...settingsCommands,
  ...catalogCommands,
  ...stockCommands,
  ...orderCommands,
  ...shippingCommands,
  ...paymentCommands,
  ...invoicingCommands,
  ...documentCommands,
  ...feedbackCommands,
  ...syncCommands({ connectors, ingest }),
};

export const queryHandlers: QueryHandlers<QueryName> = {
  ...systemQueries,
  ...exportQueries,
  ...settingsQueries,
  ...catalogQueries,
  ...stockQueries,
  ...customerQueries,
  ...orderQueries,
  ...shippingQueries,
  ...paymentQueries,
  ...invoicingQueries,
  ...documentQueries,
  ...feedbackQueries,
  ...syncQueries(connectors),
};
