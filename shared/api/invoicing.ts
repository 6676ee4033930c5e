/** What can be asked and done: invoicing. */
export const invoicingCommands = {};
export const invoicingQueries = {};
