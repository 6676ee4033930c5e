/** What can be asked and done: settings. */
export const settingsCommands = {};
export const settingsQueries = {};
