/** What can be asked and done: payments. */
export const paymentCommands = {};
export const paymentQueries = {};
