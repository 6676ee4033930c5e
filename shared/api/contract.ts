/**
 * Every command, query and task of Orderly, by name. Main binds handlers to it, the renderer and the command line call
 * it; nobody else decides what can be asked.
 */
import type { z } from 'zod';
import { catalogCommands, catalogQueries } from './catalog.ts';
import { channelCommands, channelQueries, channelTasks } from './channels.ts';
import { customerQueries } from './customers.ts';
import { documentCommands, documentQueries } from './documents.ts';
import { exportQueries } from './export.ts';
import { feedbackCommands, feedbackQueries } from './feedback.ts';
import { invoicingCommands, invoicingQueries } from './invoicing.ts';
import { orderCommands, orderQueries } from './orders.ts';
import { paymentCommands, paymentQueries } from './payments.ts';
import { settingsCommands, settingsQueries } from './settings.ts';
import { shippingCommands, shippingQueries } from './shipping.ts';
import { stockCommands, stockQueries } from './stock.ts';
import { systemCommands, systemQueries } from './system.ts';

export const commands = {
  ...systemCommands,
  ...settingsCommands,
  ...channelCommands,
  ...catalogCommands,
  ...stockCommands,
  ...orderCommands,
  ...shippingCommands,
  ...paymentCommands,
  ...invoicingCommands,
  ...documentCommands,
  ...feedbackCommands,
};

export const queries = {
  ...systemQueries,
  ...exportQueries,
  ...settingsQueries,
  ...channelQueries,
  ...catalogQueries,
  ...stockQueries,
  ...customerQueries,
  ...orderQueries,
  ...shippingQueries,
  ...paymentQueries,
  ...invoicingQueries,
  ...documentQueries,
  ...feedbackQueries,
};

export const tasks = { ...channelTasks };

export type CommandName = keyof typeof commands;
export type QueryName = keyof typeof queries;
export type TaskName = keyof typeof tasks;

/** Commands that can be taken back. */
export type UndoableName = {
  [N in CommandName]: (typeof commands)[N]['undo'] extends 'inverse' ? N : never;
}[CommandName];

export type CommandArgs<N extends CommandName> = z.output<(typeof commands)[N]['args']>;
export type CommandInput<N extends CommandName> = z.input<(typeof commands)[N]['args']>;
export type CommandReply<N extends CommandName> = z.output<(typeof commands)[N]['reply']>;
export type QueryArgs<N extends QueryName> = z.output<(typeof queries)[N]['args']>;
export type QueryInput<N extends QueryName> = z.input<(typeof queries)[N]['args']>;
export type QueryReply<N extends QueryName> = z.output<(typeof queries)[N]['reply']>;
export type TaskArgs<N extends TaskName> = z.output<(typeof tasks)[N]['args']>;
export type TaskInput<N extends TaskName> = z.input<(typeof tasks)[N]['args']>;
export type TaskReply<N extends TaskName> = z.output<(typeof tasks)[N]['reply']>;
