/** How routes are declared: a method, a path with `:names`, and a handler over the decoded request. */

import type { ShopCore } from '../shop-core.ts';
import type { Answer } from './answer.ts';

export interface RouteRequest {
  readonly core: ShopCore;
  readonly query: URLSearchParams;
  /** Path parameters are integers, save `:slug`. */
  readonly ids: readonly number[];
  readonly slugs: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/wp-json/wc/v3`. */
  readonly path: string;
  readonly handle: (request: RouteRequest) => Answer;
  /** Where a feature of the shop decides whether the route exists. */
  readonly exists?: (core: ShopCore) => boolean;
}

export interface FoundRoute {
  readonly route: Route;
  readonly ids: readonly number[];
  readonly slugs: readonly string[];
}

interface Compiled {
  readonly route: Route;
  readonly parts: readonly string[];
}

/** A finder over routes. POST, PUT and PATCH are the same to WordPress where something is edited. */
export function createFinder(
  routes: readonly Route[],
): (method: string, path: string, core: ShopCore) => FoundRoute | undefined {
  const compiled: Compiled[] = routes.map((route) => ({
    route,
    parts: route.path.split('/').filter(Boolean),
  }));
  return (method, path, core) => {
    const asked = path.split('/').filter(Boolean);
    for (const { route, parts } of compiled) {
      if (parts.length !== asked.length || !suits(route.method, method)) continue;
      if (route.exists && !route.exists(core)) continue;
      const found = match(parts, asked);
      if (found) return { route, ...found };
    }
    return undefined;
  };
}

const suits = (own: Route['method'], method: string): boolean =>
  own === method || (own === 'PUT' && (method === 'POST' || method === 'PATCH'));

function match(parts: readonly string[], asked: readonly string[]): Omit<FoundRoute, 'route'> | undefined {
  const ids: number[] = [];
  const slugs: string[] = [];
  for (const [index, part] of parts.entries()) {
    const text = asked[index] ?? '';
    if (part === ':id') {
      if (!/^\d+$/.test(text)) return undefined;
      ids.push(Number(text));
    } else if (part === ':slug') slugs.push(decodeURIComponent(text));
    else if (part !== text) return undefined;
  }
  return { ids, slugs };
}

/** A collection's page with WordPress's headers. */
export interface Collection {
  readonly items: readonly unknown[];
  readonly total: number;
  readonly page: number;
  readonly perPage: number;
  readonly path: string;
}

export function pageAnswer(request: RouteRequest, { items, total, page, perPage, path }: Collection): Answer {
  const pages = Math.ceil(total / perPage);
  const link = (number: number, rel: string): string => {
    const query = new URLSearchParams(request.query);
    query.set('page', String(number));
    return `<${request.core.context.base}/wp-json/wc/v3${path}?${query.toString()}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(Math.min(page - 1, pages), 'prev')] : []),
    ...(page < pages ? [link(page + 1, 'next')] : []),
  ];
  return {
    status: 200,
    body: items,
    headers: {
      'X-WP-Total': String(total),
      'X-WP-TotalPages': String(pages),
      ...(links.length > 0 ? { Link: links.join(', ') } : {}),
    },
  };
}
