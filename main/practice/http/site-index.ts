/** `/wp-json/`: what a WordPress site says of itself, to anybody. */

import type { ShopCore } from '../shop-core.ts';
import { type Answer, answer } from './answer.ts';
import type { Route } from './route.ts';

export function siteIndex(core: ShopCore, routes: readonly Route[]): Answer {
  const { name, zone } = core.settings;
  const { base, time } = core.context;
  const paths = routes.filter((route) => route.exists?.(core) ?? true).map((route) => route.path);
  const known: Record<string, { namespace: string; methods: string[] }> = {
    '/': { namespace: '', methods: ['GET'] },
    '/wc/v3': { namespace: 'wc/v3', methods: ['GET'] },
  };
  for (const path of new Set(paths)) {
    const methods = routes.filter((route) => route.path === path).map((route) => route.method);
    known[`/wc/v3${path.replaceAll(':id', '(?P<id>[\\d]+)').replaceAll(':slug', '(?P<slug>[\\w-]+)')}`] = {
      namespace: 'wc/v3',
      methods: [...new Set(methods)],
    };
  }
  return answer({
    name,
    description: 'Practice shop',
    url: base,
    home: base,
    gmt_offset: time.offsetMs(core.now()) / 3_600_000,
    timezone_string: zone,
    page_for_posts: 0,
    page_on_front: 0,
    show_on_front: 'posts',
    namespaces: [
      'oembed/1.0',
      'wc/v1',
      'wc/v2',
      'wc/v3',
      ...(core.features.shipmentTracking ? ['wc-shipment-tracking/v3'] : []),
      'wp/v2',
    ],
    authentication: {},
    routes: known,
  });
}
