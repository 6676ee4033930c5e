/** The words of the design, in their order: who may use whom. */

/** A feature imports only those before it. The first two serve several features and know none. */
export const FEATURES = [
  'documents',
  'search',
  'settings',
  'people',
  'catalog',
  'stock',
  'customers',
  'orders',
  'capture',
  'allocation',
  'shipping',
  'payments',
  'invoicing',
  'purchasing',
  'feedback',
  'returns',
  'automation',
  'reports',
] as const;

/** The place in the order, or undefined for what is no feature. */
export function featureRank(word: string): number | undefined {
  const rank = (FEATURES as readonly string[]).indexOf(word);
  return rank === -1 ? undefined : rank;
}
