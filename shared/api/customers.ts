/** What can be asked and done: customers. */
export const customerQueries = {};
