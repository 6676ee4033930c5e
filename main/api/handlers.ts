/** All handlers of the contract. A name of the contract without its handler does not compile here. */
import type { CommandName, QueryName } from '../../shared/api/contract.ts';
import type { CommandHandlers, QueryHandlers } from '../db/run.ts';
import { systemQueries } from './system-queries.ts';

/** `command.undo` is the pipeline's own: it runs another command's inverse. */
export const commandHandlers: CommandHandlers<Exclude<CommandName, 'command.undo'>> = {};

export const queryHandlers: QueryHandlers<QueryName> = {
  ...systemQueries,
};
