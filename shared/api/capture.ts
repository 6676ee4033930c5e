/** What can be asked and done: capture. */
export const captureCommands = {};
export const captureQueries = {};
