/** What the last check learned of the shop. */
import type { AccountView } from '../../shared/api/channels.ts';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import { Folded } from '../ui/folded.tsx';
import { KeyValue } from '../ui/key-value.tsx';

/** A clock that is off by less agrees. */
const CLOCK_TOLERANCE_MS = 5_000;

export function AccountFacts({ account }: { readonly account: AccountView }) {
  const words = useWords().channelsScreen.facts;
  const formats = useFormats();
  const { facts } = account;
  if (!facts) return <Folded name={words.title} phrase={words.unknown} />;
  const off = Math.abs(facts.clockOffsetMs);
  const abilityNames: Readonly<Record<string, string>> = words.ability;
  const abilities = facts.abilities.flatMap((ability) => abilityNames[ability] ?? []);
  const at = (ms: number | null): string => (ms === null ? '–' : formats.exact(ms));
  return (
    <Folded name={words.title} phrase={`${facts.shopName} · ${facts.currency} · ${facts.zone}`}>
      <KeyValue
        rows={[
          { id: 'name', name: words.name, value: facts.shopName },
          { id: 'url', name: words.address, value: account.url },
          { id: 'version', name: words.version, value: `${account.kindTitle} ${facts.version}` },
          { id: 'currency', name: words.currency, value: facts.currency },
          { id: 'zone', name: words.zone, value: facts.zone },
          {
            id: 'clock',
            name: words.clock,
            value:
              off < CLOCK_TOLERANCE_MS
                ? words.clockRight
                : words.clockOff(formats.span(off), facts.clockOffsetMs > 0),
          },
          { id: 'rights', name: words.rights, value: facts.canWrite ? words.readWrite : words.readOnly },
          ...(abilities.length > 0
            ? [{ id: 'abilities', name: words.abilities, value: abilities.join(', ') }]
            : []),
          { id: 'connected', name: words.connected, value: at(account.createdAt) },
          { id: 'checked', name: words.checked, value: at(account.checkedAt) },
          { id: 'live', name: words.live, value: at(account.liveAt) },
        ]}
      />
    </Folded>
  );
}
