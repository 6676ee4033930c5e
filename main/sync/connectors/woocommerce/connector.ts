/** The connector for WooCommerce shops: what a person enters, and the verbs of the contract. */
import type { ConfigField, Connector } from '../../../../shared/sync/connector.ts';
import { connectors } from '../../../../shared/words/en/connectors.ts';
import { check } from './check.ts';
import { createClient } from './client.ts';
import { list } from './list.ts';
import { hasRefunds, hasVariations, isGone, orderMessage, productMessage } from './messages.ts';
import { pullModified } from './pull.ts';
import { pullReviews } from './pull-reviews.ts';
import { push } from './push.ts';
import { read } from './read.ts';
import { readBack } from './read-back.ts';

const words = connectors.woocommerce;

const fields: readonly ConfigField[] = [
  { name: 'url', ...words.fields.url, type: 'url', isRequired: true },
  { name: 'consumer_key', ...words.fields.consumer_key, type: 'secret', isRequired: true },
  { name: 'consumer_secret', ...words.fields.consumer_secret, type: 'secret', isRequired: true },
  { name: 'barcode_meta', ...words.fields.barcode_meta, type: 'text', isRequired: false },
  { name: 'invoice_meta', ...words.fields.invoice_meta, type: 'text', isRequired: false },
];

export const woocommerce: Connector = {
  kind: 'woocommerce',
  title: words.title,
  fields,
  streams: ['products', 'orders', 'reviews'],
  check,
  pull(env, config, stream, cursor) {
    const client = createClient(env, config);
    switch (stream) {
      case 'orders':
        return pullModified(
          env,
          client,
          { path: 'orders', isCompound: hasRefunds, complete: (element) => orderMessage(client, element) },
          cursor,
        );
      case 'products':
        return pullModified(
          env,
          client,
          {
            path: 'products',
            isCompound: hasVariations,
            complete: (element) => productMessage(client, element),
          },
          cursor,
        );
      case 'reviews':
        return pullReviews(env, client, cursor);
    }
  },
  async fetchOrder(env, config, externalId) {
    const client = createClient(env, config);
    try {
      const { json, text } = await client.get(`orders/${encodeURIComponent(externalId)}`);
      return await orderMessage(client, { externalId, body: text.trim(), json });
    } catch (error) {
      if (isGone(error)) return null;
      throw error;
    }
  },
  read: (stream, body, _facts, settings) => read(stream, body, settings),
  push: (env, config, intent) => push(createClient(env, config), config, intent),
  readBack: (env, config, intent) => readBack(createClient(env, config), config, intent),
  list: (env, config, window) => list(createClient(env, config), window),
};
