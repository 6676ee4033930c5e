/** Every refusal's sentence by its code. A code of the contract without a sentence fails a test. */
import { catalogRefusals } from './refusals/catalog.ts';
import { channelRefusals } from './refusals/channels.ts';
import { feedbackRefusals } from './refusals/feedback.ts';
import { moneyRefusals } from './refusals/money.ts';
import { orderRefusals } from './refusals/orders.ts';
import type { Sentences } from './refusals/refusal.ts';
import { shippingRefusals } from './refusals/shipping.ts';
import { stockRefusals } from './refusals/stock.ts';
import { systemRefusals } from './refusals/system.ts';

export const refusals: Sentences = {
  ...systemRefusals,
  ...channelRefusals,
  ...catalogRefusals,
  ...stockRefusals,
  ...orderRefusals,
  ...shippingRefusals,
  ...moneyRefusals,
  ...feedbackRefusals,
};

/** For a code that has no sentence: still better than the code alone. */
export const unknownRefusal = (code: string): string =>
  `This could not be done (${code}). Nothing was changed.`;
