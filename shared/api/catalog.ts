/** What can be asked and done: catalog. */
export const catalogCommands = {};
export const catalogQueries = {};
