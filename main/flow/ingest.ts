/** What a channel says, handed page by page to the features: products to the catalogue, orders to capture, reviews to feedback. */
import type { ChannelMessage, ChannelOrder } from '../../shared/sync/connector.ts';
import { applyOrder } from '../capture/apply.ts';
import { openPage } from '../capture/page.ts';
import { isFirstPass } from '../capture/store.ts';
import { vanishOrder } from '../capture/vanish.ts';
import { applyProduct } from '../catalog/apply-products.ts';
import { countOrders } from '../customers/upsert.ts';
import type { Run } from '../db/run.ts';
import { applyReview } from '../feedback/apply.ts';
import { recordShopInvoice } from '../invoicing/shop-invoice.ts';
import type { Account, ApplyOutcome, Ingest, IngestPage } from '../sync/ports.ts';

export const ingest: Ingest = {
  open(run, account, stream, messages) {
    if (stream === 'orders') return orderPage(run, account, messages);
    return {
      apply: (message) => applyOther(run, account, message),
      takenBack: () => undefined,
      close: () => undefined,
    };
  },
  vanished: (run, account, externalId) => vanishOrder(run, account.id, externalId),
};

function orderPage(run: Run, account: Account, messages: readonly ChannelMessage[]): IngestPage {
  const orders = messages.flatMap((message): ChannelOrder[] =>
    message.stream === 'orders' ? [message.order] : [],
  );
  const page = openPage(run, account.id, orders, isFirstPass(run.tx, account.id));
  return {
    apply(message) {
      if (message.stream !== 'orders') return 'unchanged';
      const outcome = applyOrder(page, message.order);
      if (message.order.shopInvoiceNumber !== null && account.invoicedBy === 'shop') {
        recordShopInvoice(run, account.id, message.order.externalId, message.order.shopInvoiceNumber);
      }
      return outcome;
    },
    takenBack(message) {
      if (message.stream === 'orders') page.forget(message.order);
    },
    close: () => countOrders(run, page.customers.values()),
  };
}

function applyOther(run: Run, account: Account, message: ChannelMessage): ApplyOutcome {
  if (message.stream === 'products') applyProduct(run, account, message.product);
  else if (message.stream === 'reviews') applyReview(run, account.id, message.review);
  return 'updated';
}
