/** What people read about the doors to channels: network trouble, what a check found, what a shop refused. */

export const connectors = {
  http: {
    badAddress: 'This is not a web address. It should begin with https://.',
    stopped: 'The request was stopped because the program is closing or the account was paused.',
    connectionLost:
      'The connection was lost before the answer was complete. Nothing is lost; it will be tried again.',
    connectTimeout: (host: string) => `${host} did not accept a connection in time.`,
    noAnswer: (host: string) => `${host} accepted the request but did not answer in time.`,
    slowBody: (host: string) => `${host} began to answer and then stalled.`,
    tooLarge: (host: string) => `The answer of ${host} was larger than the program accepts.`,
    truncated: (host: string) => `The answer of ${host} broke off before its end.`,
    hostNotFound: (host: string) =>
      `The address ${host} was not found. Check the spelling, or whether this computer is online.`,
    connectionRefused: (host: string) => `${host} refuses connections. The server may be down.`,
    certificate: (host: string) =>
      `The security certificate of ${host} is not valid, so nothing was sent. Ask the shop's host to renew it.`,
  },
  woocommerce: {
    title: 'WooCommerce',
    fields: {
      url: {
        label: 'Shop address',
        help: 'The address of the shop as in a browser, for example https://shop.example.',
      },
      consumer_key: {
        label: 'Consumer key',
        help: 'In WordPress: WooCommerce → Settings → Advanced → REST API → Add key, with permission Read/Write. Begins with ck_.',
      },
      consumer_secret: {
        label: 'Consumer secret',
        help: 'Shown once beside the consumer key when it is made. Begins with cs_.',
      },
      barcode_meta: {
        label: 'Barcode field',
        help: 'Only if a plugin keeps barcodes in a custom field of the product: the name of that field. The shop’s own GTIN field is always read.',
      },
      invoice_meta: {
        label: 'Invoice number field',
        help: 'Only if the shop writes invoices with a plugin that is not recognised: the name of the order field that holds the number.',
      },
    },
    errors: {
      keys: 'The shop does not accept the consumer key and secret. Make a new key in WooCommerce → Settings → Advanced → REST API.',
      readOnly:
        'The key may read but not write. In WooCommerce → Settings → Advanced → REST API set its permission to Read/Write.',
      forbidden: (message: string) => `The shop forbids this with this key: ${message}`,
      busy: 'The shop asks to wait before the next request.',
      failing: (status: number) => `The shop’s server reports an error of its own (${status}).`,
      notJson:
        'The shop answered with a web page instead of data. A firewall, a cache, a maintenance page or a login page of the network stands in between.',
      notWhole: 'The shop’s answer is not complete data. It will be asked again.',
      redirected: (to: string) => `The shop’s address leads on to ${to}. Enter that address instead.`,
      refused: (code: string, message: string) => `The shop refused: ${message} (${code})`,
      filterIgnored:
        'The shop answers with the same page whatever is asked. A cache in front of it must leave out /wp-json/.',
      orderGone: (id: string) => `The shop has no order ${id} any more.`,
      orderClosed: (id: string, status: string) =>
        `Order ${id} is “${status}” at the shop, so it was left as it is.`,
    },
    note: {
      /** Behind a text that is sent for several parcels, so that each is sent exactly once. */
      parcelMark: (mark: string) => `(${mark})`,
    },
    findings: {
      connected: (shop: string, version: string) =>
        version === '' ? `Connected to ${shop}.` : `Connected to ${shop}, WooCommerce ${version}.`,
      noShop: 'There is no WordPress site at this address, or it does not answer with data.',
      permalinks:
        'The shop uses plain permalinks, which switches its interface off. In WordPress choose Settings → Permalinks → Post name.',
      noWooCommerce:
        'There is a WordPress site at this address, but WooCommerce (interface wc/v3) is not active on it.',
      keys: 'The consumer key or the secret is wrong, or the key was revoked.',
      keysInAddress:
        'The shop’s server drops the login header, so the key is sent in the address instead. It works; ask the host to pass the Authorization header on.',
      canWrite: 'The key may read and write.',
      readOnly:
        'The key may only read. Orders arrive; to write back tracking and stock, set the key’s permission to Read/Write.',
      oldVersion: (version: string) =>
        `WooCommerce ${version} cannot list what changed since a moment. Version 5.8 or newer is needed.`,
      plainHttp:
        'The shop is reached without encryption. The secret itself is not sent, but orders can be read on the way. Use https:// if the shop has it.',
      clock: (minutes: number) =>
        `The shop’s clock differs from this computer’s by ${minutes} minutes. Nothing is lost by it; times may look odd.`,
      noCurrency:
        'The shop’s currency could not be read with this key. The key’s user should be a shop manager.',
      noFacts:
        'Version and settings of the shop could not be read with this key. The key’s user should be a shop manager.',
      noPaymentMethods: 'The payment methods could not be read with this key. They appear as orders come in.',
    },
  },
} as const;
