/** What can be asked and done: channels. */
export const channelCommands = {};
export const channelQueries = {};
export const channelTasks = {};
