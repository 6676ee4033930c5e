/**
 * Looks at a shop before it is connected, and again whenever somebody asks: address, key, rights, version, currency,
 * zone, clock, abilities. It changes nothing at the shop. What is wrong comes back as findings with a sentence; only
 * trouble on the way (network, overload) is thrown.
 */
import {
  type ChannelConfig,
  ChannelError,
  type ChannelFacts,
  type CheckFinding,
  type CheckResult,
  type ConnectorEnv,
} from '../../../../shared/sync/connector.ts';
import { connectors } from '../../../../shared/words/en/connectors.ts';
import { type Answer, type Client, createClient, isPlainHttp, KEYS_IN_ADDRESS, shopBase } from './client.ts';
import { field } from './list-page.ts';
import { plainText } from './plain-text.ts';
import { FULFILMENTS, SHIPMENT_TRACKING } from './push-ship.ts';

const words = connectors.woocommerce.findings;

type Config = Omit<ChannelConfig, 'facts'>;
type Facts = { -readonly [K in keyof ChannelFacts]: ChannelFacts[K] };

export async function check(env: ConnectorEnv, config: Config): Promise<CheckResult> {
  const base = shopBase(config.url);
  const findings: CheckFinding[] = [];
  const add = (level: CheckFinding['level'], code: string, sentence: string): void => {
    findings.push({ code, level, sentence });
  };
  const facts: Facts = {
    shopName: URL.canParse(base) ? new URL(base).host : base,
    currency: '',
    zone: '+00:00',
    version: '',
    clockOffsetMs: 0,
    canWrite: false,
    abilities: [],
    paymentMethods: [],
  };
  if (isPlainHttp(base)) add('warning', 'plain_http', words.plainHttp);

  const site = await siteIndex(env, config, add);
  if (site === undefined) return { facts, findings };
  learnSite(site, facts, env.clock());
  if (Math.abs(facts.clockOffsetMs) >= 5 * 60_000) {
    add('warning', 'clock', words.clock(Math.round(facts.clockOffsetMs / 60_000)));
  }
  if (!hasWooCommerce(site.json)) {
    add('problem', 'no_woocommerce', words.noWooCommerce);
    return { facts, findings };
  }

  const client = await login(env, config, facts, add);
  if (client === undefined) return { facts, findings };
  await learnStore(client, facts, add);
  facts.canWrite = await mayWrite(client);
  if (facts.canWrite) add('ok', 'can_write', words.canWrite);
  else add('warning', 'read_only', words.readOnly);
  facts.paymentMethods = (await paymentMethods(client)) ?? [];
  if (facts.paymentMethods.length === 0) add('warning', 'no_payment_methods', words.noPaymentMethods);
  findings.unshift({
    code: 'connected',
    level: 'ok',
    sentence: words.connected(facts.shopName, facts.version),
  });
  return { facts, findings };
}

type Add = (level: CheckFinding['level'], code: string, sentence: string) => void;

/** The site's own description, which needs no key. A page in its place means plain permalinks, or no WordPress at all. */
async function siteIndex(env: ConnectorEnv, config: Config, add: Add): Promise<Answer | undefined> {
  const keyless = createClient(env, { url: config.url, secrets: {} });
  const index = await attempt(() => keyless.get('/wp-json/'));
  if (index.answer !== undefined && field(index.answer.json, 'namespaces') !== undefined) return index.answer;
  if (index.error?.code === 'redirected') {
    add('problem', 'redirected', index.error.message);
    return undefined;
  }
  const plain = await attempt(() => keyless.get('/', { rest_route: '/' }));
  if (plain.answer !== undefined && field(plain.answer.json, 'namespaces') !== undefined) {
    add('problem', 'permalinks', words.permalinks);
  } else if (index.error?.code === 'not_json') add('problem', 'not_json', index.error.message);
  else add('problem', 'no_shop', words.noShop);
  return undefined;
}

/** Trouble on the way is thrown on; an answer that says no is a finding. */
async function attempt(
  work: () => Promise<Answer>,
): Promise<{ readonly answer?: Answer; readonly error?: ChannelError }> {
  try {
    return { answer: await work() };
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    const isAnswered = error.kind === 'refused' || error.kind === 'credentials' || error.code === 'not_json';
    if (!isAnswered) throw error;
    return { error };
  }
}

function learnSite(site: Answer, facts: Facts, now: number): void {
  const { json } = site;
  facts.shopName = plainText(String(field(json, 'name') ?? '')) || facts.shopName;
  const zone = field(json, 'timezone_string');
  facts.zone =
    typeof zone === 'string' && zone !== '' ? zone : offsetText(Number(field(json, 'gmt_offset') ?? 0));
  // The header has whole seconds: less than that is no difference.
  const offset = site.saidTime === undefined ? 0 : site.saidTime - now;
  facts.clockOffsetMs = Math.abs(offset) < 2_000 ? 0 : offset;
  facts.abilities = abilitiesOf(json);
}

/** WordPress gives hours, also halves and quarters: 5.5 is "+05:30". */
export function offsetText(hours: number): string {
  const minutes = Number.isFinite(hours) ? Math.round(Math.abs(hours) * 60) : 0;
  const text = [Math.floor(minutes / 60), minutes % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return `${hours < 0 ? '-' : '+'}${text}`;
}

const hasWooCommerce = (json: unknown): boolean => {
  const namespaces = field(json, 'namespaces');
  return Array.isArray(namespaces) && namespaces.includes('wc/v3');
};

/** The routes that a shop lists say which plugins and features it has. */
function abilitiesOf(json: unknown): string[] {
  const routes = Object.keys(Object(field(json, 'routes') ?? {}));
  const abilities: string[] = [];
  if (routes.some((route) => /^\/wc\/v3\/orders\/[^/]+\/fulfillments$/.test(route)))
    abilities.push(FULFILMENTS);
  const tracking = routes.find((route) => /^\/wc[^/]*\/v\d+\/orders\/.+\/shipment-trackings\/?$/.test(route));
  const namespace = tracking === undefined ? undefined : /^\/(wc[^/]*\/v\d+)\//.exec(tracking)?.[1];
  if (namespace !== undefined) abilities.push(`${SHIPMENT_TRACKING}:${namespace}`);
  return abilities;
}

/** A client whose key reads; `undefined` and a finding where the key is not accepted. */
async function login(env: ConnectorEnv, config: Config, facts: Facts, add: Add): Promise<Client | undefined> {
  const client = createClient(env, { ...config, facts });
  const asked = await attempt(() => client.get('orders', { per_page: 1 }));
  if (asked.answer !== undefined) return client;
  if (/^https:/i.test(shopBase(config.url))) {
    // Some servers drop the login header before WordPress sees it.
    const abilities = [...facts.abilities, KEYS_IN_ADDRESS];
    const other = createClient(env, { ...config, facts: { ...facts, abilities } });
    if ((await attempt(() => other.get('orders', { per_page: 1 }))).answer !== undefined) {
      facts.abilities = abilities;
      add('warning', 'keys_in_address', words.keysInAddress);
      return other;
    }
  }
  const { error } = asked;
  if (error?.kind === 'credentials' && error.code !== 'rest_forbidden') add('problem', 'keys', words.keys);
  else add('problem', error?.code ?? 'refused', error?.message ?? words.keys);
  return undefined;
}

async function learnStore(client: Client, facts: Facts, add: Add): Promise<void> {
  const status = await attempt(() => client.get('system_status', { _fields: 'environment,settings' }));
  const version = field(field(status.answer?.json, 'environment'), 'version');
  const currency = field(field(status.answer?.json, 'settings'), 'currency');
  facts.version = typeof version === 'string' ? version : '';
  facts.currency = typeof currency === 'string' ? currency : '';
  if (facts.currency === '') {
    const current = await attempt(() => client.get('data/currencies/current'));
    facts.currency = String(field(current.answer?.json, 'code') ?? '');
  }
  if (facts.currency === '') add('warning', 'no_currency', words.noCurrency);
  if (facts.version === '') add('warning', 'no_facts', words.noFacts);
  else if (isOlderThan(facts.version, 5, 8)) add('problem', 'old_version', words.oldVersion(facts.version));
}

function isOlderThan(version: string, major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor < major || (ownMajor === major && ownMinor < minor);
}

/**
 * Whether the key may write, found without writing: a batch without entries passes the check of rights and then has
 * nothing to do. Any answer other than a refused login means that the right is there.
 */
async function mayWrite(client: Client): Promise<boolean> {
  for (const path of ['orders/batch', 'products/batch']) {
    const asked = await attempt(() => client.write('POST', path, { update: [] }));
    if (asked.error?.kind === 'credentials') return false;
  }
  return true;
}

async function paymentMethods(client: Client): Promise<ChannelFacts['paymentMethods'] | undefined> {
  const { answer } = await attempt(() => client.get('payment_gateways'));
  if (!Array.isArray(answer?.json)) return undefined;
  return answer.json
    .filter((gateway) => field(gateway, 'enabled') === true)
    .map((gateway) => ({
      code: String(field(gateway, 'id')),
      title: plainText(
        String(field(gateway, 'title') || field(gateway, 'method_title') || field(gateway, 'id')),
      ),
    }));
}
