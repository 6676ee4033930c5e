/** What can be asked and done: feedback. */
export const feedbackCommands = {};
export const feedbackQueries = {};
