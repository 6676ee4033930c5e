/** Words about customers. */
export const customers = {
  title: 'Customers',
  search: 'Search by name, company, e-mail or phone',
  orderCount: (count: number) => (count === 1 ? '1 order' : `${count} orders`),
  lastOrder: 'Last order',
  orders: 'Orders',
  addresses: 'Addresses',
  addressKind: { shipping: 'Delivery', billing: 'Invoice' },
  spent: 'Ordered in all',
  feedback: (count: number) => (count === 1 ? '1 remark or review' : `${count} remarks and reviews`),
  openFeedback: (count: number) => (count === 1 ? '1 to answer' : `${count} to answer`),
  since: 'Customer since',
  none: 'No customers yet. They come with the orders.',
  noneFound: 'Nobody is found by that.',
};
