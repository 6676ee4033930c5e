/** Words about payments, unpaid orders and what is to be credited. */
export const payments = {
  title: 'Payments',
  unpaid: 'Unpaid',
  creditDue: 'Credit due',
  source: { channel: 'From the shop', person: 'Recorded here' },
  state: { captured: 'Received', voided: 'Voided' },
  creditReason: {
    refunded: 'Refunded after the invoice',
    cancelled: 'Cancelled after the invoice',
    changed: 'Lowered after the invoice',
  },
  record: {
    title: 'Record payment',
    amount: 'Amount',
    method: 'Way of payment',
    receivedOn: 'Received',
    tells: 'The shop is told that the order is paid.',
    tooMuch: (amount: string) => `${amount} more than is open`,
    tooLittle: (amount: string) => `${amount} stay open`,
  },
  void: 'Void',
  cannotVoid: {
    channel: 'The shop reported it; it can only be changed there.',
    told: 'The shop was told already.',
  },
  columns: {
    received: 'Received',
    order: 'Order',
    customer: 'Customer',
    method: 'Way',
    amount: 'Amount',
    state: 'State',
  },
  empty: {
    payments: 'No payment yet. Payments come with the orders or are recorded by hand.',
    unpaid: 'Every order is paid.',
    creditDue: 'Nothing to credit.',
  },
};
