/** What can be asked and done: orders. */
export const orderCommands = {};
export const orderQueries = {};
