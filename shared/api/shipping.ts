/** What can be asked and done: shipping. */
export const shippingCommands = {};
export const shippingQueries = {};
