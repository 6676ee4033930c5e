/** What can be asked and done: documents. */
export const documentCommands = {};
export const documentQueries = {};
