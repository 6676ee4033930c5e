/** What is assumed of a payment method until a person decides. */

/** Paid at the door: nothing would ever ship if it waited for the money. */
const SHIP_UNPAID: ReadonlySet<string> = new Set(['cod', 'cash_on_delivery', 'cash-on-delivery']);

export const defaultPolicy = (code: string): 'wait' | 'ship_unpaid' =>
  SHIP_UNPAID.has(code.toLowerCase()) ? 'ship_unpaid' : 'wait';
