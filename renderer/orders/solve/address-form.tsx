/** A delivery address that no carrier can use: corrected here, the channel keeps its own. Half-typed it survives a restart. */
import { IconMapPin } from '@tabler/icons-react';
import { useMemo } from 'react';
import { type Address, addressSchema } from '../../../shared/base/address.ts';
import { COUNTRY_CODES } from '../../../shared/base/countries.ts';
import { type AddressProblem, addressProblems } from '../../../shared/orders/address-check.ts';
import { useAct } from '../../platform/act.ts';
import { useFormats } from '../../platform/formats.ts';
import { useKept } from '../../platform/kept.ts';
import { useLive } from '../../platform/live.ts';
import { useWords } from '../../platform/words.ts';
import { Button } from '../../ui/button.tsx';
import { FieldRow } from '../../ui/field.tsx';
import { HoldForm } from '../../ui/hold-form.tsx';
import { ButtonRow } from '../../ui/panel.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Suggestion } from '../../ui/suggestion.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type SolveProps, useFormKeys } from './solve-form.ts';

type Field = keyof Address;

/** Which field each problem stands at. */
const PLACES: Readonly<Record<AddressProblem, Field>> = {
  name_missing: 'name',
  street_missing: 'line1',
  city_missing: 'city',
  country_missing: 'country',
  country_unknown: 'country',
  postcode_missing: 'postcode',
  postcode_shape: 'postcode',
  region_missing: 'region',
};

export function AddressForm({ order, onActed, ...form }: SolveProps) {
  const words = useWords().orders.address;
  const formats = useFormats();
  const [draft, setDraft] = useKept(`address.${order.id}`, addressSchema);
  const address = draft ?? order.shipping;
  const save = useAct('order.set_address');
  const release = useAct('order.release_hold');
  const problems = addressProblems(address);
  const suggested = useSuggestion(order.customerId, order.shipping);
  const set = (field: Field) => (value: string) => setDraft({ ...address, [field]: value });
  const submit = async (): Promise<void> => {
    const done = await save.run({ orderId: order.id, shipping: address }, words.done(order.number));
    if (!done) return;
    setDraft(undefined);
    onActed();
  };
  const pass = async (): Promise<void> => {
    const done = await release.run({ orderId: order.id, code: 'address' }, words.passed(order.number));
    if (done) onActed();
  };
  const use = (): void => suggested && setDraft({ ...suggested, name: address.name || suggested.name });
  const around = useFormKeys({
    ...form,
    step: 'fix_address',
    onSubmit: () => void submit(),
    more: suggested ? [{ keys: 'Alt+u', label: words.use, run: use }] : [],
  });
  const problemOf = (field: Field): string | undefined => {
    const problem = problems.find((each) => PLACES[each] === field);
    return problem && words.problems[problem];
  };
  const field = (name: Field, width?: number) => (
    <TextField
      label={words[name]}
      value={address[name]}
      onChange={set(name)}
      error={problemOf(name)}
      {...(width === undefined ? {} : { width })}
    />
  );
  const needsRegion = address.region !== '' || problems.includes('region_missing');
  return (
    <div ref={around}>
      <HoldForm icon={IconMapPin} title={words.title} explanation={words.text} onSubmit={() => void submit()}>
        {(address.name === '' || problemOf('name')) && field('name')}
        {address.company !== '' && field('company')}
        {field('line1')}
        {address.line2 !== '' && field('line2')}
        <FieldRow>
          {field('postcode', 92)}
          {field('city')}
          <SelectField
            label={words.country}
            width={132}
            searchable
            value={address.country === '' ? null : address.country}
            onChange={set('country')}
            error={problemOf('country')}
            options={COUNTRY_CODES.map((code) => ({ value: code, label: formats.country(code), note: code }))}
          />
        </FieldRow>
        {needsRegion && field('region')}
        {suggested && (
          <Suggestion
            value={[suggested.line1, suggested.postcode, suggested.city].filter(Boolean).join(' ')}
            reason={words.lastOrder}
            action={words.use}
            keys="Alt+u"
            onUse={use}
          />
        )}
        <Problem text={save.problem ?? release.problem} />
        <ButtonRow>
          <Button kind="primary" type="submit" keys="Mod+Enter" busy={save.isRunning}>
            {words.save}
          </Button>
          <Button kind="quiet" busy={release.isRunning} onClick={() => void pass()}>
            {words.pass}
          </Button>
        </ButtonRow>
      </HoldForm>
    </div>
  );
}

/** A whole address of the same customer's earlier orders. */
function useSuggestion(customerId: string, now: Address): Address | undefined {
  const customer = useLive('customers.get', { customerId }).data;
  return useMemo(
    () =>
      customer?.addresses
        .filter(({ kind, address }) => kind === 'shipping' && addressProblems(address).length === 0)
        .map(({ address }) => address)
        .find(
          (address) =>
            address.line1 !== now.line1 || address.postcode !== now.postcode || address.city !== now.city,
        ),
    [customer, now],
  );
}
