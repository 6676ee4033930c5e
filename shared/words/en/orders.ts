/** Orders: the list, the panel, the forms that solve holds, the timeline. */
export const orders = {
  title: 'Orders',
};
