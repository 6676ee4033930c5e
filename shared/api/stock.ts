/** What can be asked and done: stock. */
export const stockCommands = {};
export const stockQueries = {};
