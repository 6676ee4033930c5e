/** Whether what a person entered for an account is what its kind of channel asks for. */
import type { Refusal } from '../../shared/base/result.ts';
import type { Connector } from '../../shared/sync/connector.ts';

/** Settings of every account, whatever its kind. */
const COMMON: ReadonlySet<string> = new Set(['poll_seconds']);

export interface Entered {
  readonly url?: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
}

/** Only the parts that are given are looked at. */
export function checkSettings(
  connector: Connector,
  entered: Entered,
): Refusal<'setting_unknown' | 'setting_missing'> | undefined {
  const { url, settings, secrets } = entered;
  const secretNames = new Set(
    connector.fields.filter((field) => field.type === 'secret').map((field) => field.name),
  );
  const plainNames = new Set(
    connector.fields
      .filter((field) => field.type !== 'secret' && field.name !== 'url')
      .map((field) => field.name),
  );
  for (const name of Object.keys(settings ?? {}))
    if (!plainNames.has(name) && !COMMON.has(name)) return { code: 'setting_unknown', data: { name } };
  for (const name of Object.keys(secrets ?? {}))
    if (!secretNames.has(name)) return { code: 'setting_unknown', data: { name } };
  for (const field of connector.fields) {
    if (!field.isRequired) continue;
    const group = field.name === 'url' ? url && { url } : field.type === 'secret' ? secrets : settings;
    const isAsked = field.name === 'url' ? url !== undefined : group !== undefined;
    const value = group ? (group as Readonly<Record<string, string>>)[field.name] : undefined;
    if (isAsked && !value) return { code: 'setting_missing', data: { name: field.name } };
  }
  return undefined;
}
