/** What the shop says of itself: system status, settings, tax rates, payment methods, currency. */

import { PAYMENT_TITLES } from '../checkout.ts';
import { symbolOf, WOO_VERSION } from '../render-order.ts';
import type { ShopCore } from '../shop-core.ts';
import { TAX_RATES } from '../taxes.ts';
import { type Answer, answer, isAnswer, restError } from './answer.ts';
import { readPage } from './query.ts';
import { pageAnswer, type Route, type RouteRequest } from './route.ts';

export const storeRoutes: readonly Route[] = [
  { method: 'GET', path: '/system_status', handle: systemStatus },
  { method: 'GET', path: '/settings/:slug', handle: settingsGroup },
  { method: 'GET', path: '/settings/:slug/:slug', handle: oneSetting },
  { method: 'GET', path: '/taxes', handle: taxes },
  { method: 'GET', path: '/payment_gateways', handle: gateways },
  { method: 'GET', path: '/data/currencies/current', handle: currency },
];

function systemStatus({ core }: RouteRequest): Answer {
  const { settings, context, features } = core;
  return answer({
    environment: {
      home_url: context.base,
      site_url: context.base,
      store_id: 'practice',
      version: WOO_VERSION,
      wp_version: '7.0',
      wp_multisite: false,
      wp_debug_mode: false,
      language: 'en_GB',
      server_info: 'nginx/1.28.0',
      php_version: '8.4.12',
      default_timezone: 'UTC',
      remote_post_successful: true,
      remote_get_successful: true,
    },
    database: { wc_database_version: WOO_VERSION },
    active_plugins: [
      plugin('woocommerce/woocommerce.php', 'WooCommerce', WOO_VERSION),
      ...(features.shipmentTracking
        ? [
            plugin(
              'woocommerce-shipment-tracking/woocommerce-shipment-tracking.php',
              'WooCommerce Shipment Tracking',
              '2.9.0',
            ),
          ]
        : []),
    ],
    settings: {
      api_enabled: true,
      force_ssl: false,
      currency: settings.currency,
      currency_symbol: symbolOf(settings.currency),
      currency_position: 'left',
      thousand_separator: ',',
      decimal_separator: '.',
      number_of_decimals: settings.digits,
      geolocation_enabled: false,
      HPOS_enabled: true,
      HPOS_sync_enabled: false,
      enabled_features: ['custom_order_tables', ...(features.fulfillments ? ['fulfillments'] : [])],
    },
    security: { secure_connection: false, hide_errors: true },
  });
}

const plugin = (file: string, name: string, version: string): object => ({
  plugin: file,
  name,
  version,
  version_latest: version,
  url: '',
  author_name: '',
  network_activated: false,
});

type Setting = readonly [id: string, label: string, value: string];

function settingsOf(core: ShopCore, group: string): readonly Setting[] | undefined {
  const { baseCountry, currency: code, digits, pricesIncludeTax } = core.settings;
  const groups: Readonly<Record<string, readonly Setting[]>> = {
    general: [
      ['woocommerce_store_address', 'Address line 1', 'Große Elbstraße 12'],
      ['woocommerce_store_city', 'City', 'Hamburg'],
      ['woocommerce_store_postcode', 'Postcode / ZIP', '22767'],
      ['woocommerce_default_country', 'Country / State', baseCountry],
      ['woocommerce_calc_taxes', 'Enable taxes', 'yes'],
      ['woocommerce_currency', 'Currency', code],
      ['woocommerce_currency_pos', 'Currency position', 'left'],
      ['woocommerce_price_num_decimals', 'Number of decimals', String(digits)],
    ],
    tax: [
      ['woocommerce_prices_include_tax', 'Prices entered with tax', pricesIncludeTax ? 'yes' : 'no'],
      ['woocommerce_tax_based_on', 'Calculate tax based on', 'shipping'],
      ['woocommerce_tax_round_at_subtotal', 'Rounding', 'no'],
    ],
    products: [
      ['woocommerce_manage_stock', 'Manage stock', 'yes'],
      ['woocommerce_weight_unit', 'Weight unit', 'kg'],
    ],
  };
  return groups[group];
}

const renderSetting = ([id, label, value]: Setting): object => ({
  id,
  label,
  description: '',
  type: 'text',
  default: '',
  tip: '',
  value,
});

function settingsGroup({ core, slugs }: RouteRequest): Answer {
  const settings = settingsOf(core, slugs[0] ?? '');
  if (!settings) return restError(404, 'rest_setting_setting_group_invalid', 'Invalid setting group.');
  return answer(settings.map(renderSetting));
}

function oneSetting({ core, slugs }: RouteRequest): Answer {
  const setting = settingsOf(core, slugs[0] ?? '')?.find(([id]) => id === slugs[1]);
  if (!setting) return restError(404, 'rest_setting_setting_invalid', 'Invalid setting.');
  return answer({ ...renderSetting(setting), group_id: slugs[0] });
}

function taxes(request: RouteRequest): Answer {
  const page = readPage(request.query);
  if (isAnswer(page)) return page;
  const items = TAX_RATES.slice(page.offset, page.offset + page.perPage).map((rate) => ({
    id: rate.id,
    country: rate.country,
    state: rate.state,
    postcode: '',
    city: '',
    rate: rate.percent.toFixed(4),
    name: rate.label,
    priority: 1,
    compound: false,
    shipping: rate.taxClass === '',
    order: rate.id,
    class: rate.taxClass === '' ? 'standard' : rate.taxClass,
    postcodes: [],
    cities: [],
  }));
  return pageAnswer(request, { items, total: TAX_RATES.length, path: '/taxes', ...page });
}

function gateways(): Answer {
  return answer(
    Object.entries(PAYMENT_TITLES).map(([id, title], order) => ({
      id,
      title,
      description: '',
      order,
      enabled: true,
      method_title: title,
      method_description: '',
      method_supports: id === 'stripe' || id === 'paypal' ? ['products', 'refunds'] : ['products'],
      settings: {},
    })),
  );
}

function currency({ core }: RouteRequest): Answer {
  const code = core.settings.currency;
  return answer({ code, name: code, symbol: symbolOf(code) });
}
