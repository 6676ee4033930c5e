/** WooCommerce keeps what every connector keeps. */
import { woocommerce } from '../../main/sync/connectors/woocommerce/connector.ts';
import { describeConformance } from './conformance.ts';
import { openSmallShop } from './small-shop.ts';

describeConformance('woocommerce', {
  connector: woocommerce,
  versionOf: (message) => Number(/"total":"(\d+)\.00"/.exec(message.body)?.[1]),
  open: async ({ zoneMinutes }) => {
    const shop = await openSmallShop({ zoneMinutes });
    return Object.assign(shop, {
      remove: (id: number) => void shop.orders.delete(id),
      config: {
        url: shop.url,
        settings: {},
        secrets: { consumer_key: 'ck_1', consumer_secret: 'cs_1' },
        facts: {
          shopName: 'Small shop',
          currency: 'EUR',
          zone: '+00:00',
          version: '11.0.1',
          clockOffsetMs: 0,
          canWrite: true,
          abilities: [],
          paymentMethods: [],
        },
      },
    });
  },
});
