/** Narrows quarantine and outbox to one account; not shown where there is only one. */
import { useAccounts } from '../platform/accounts.ts';
import { useWords } from '../platform/words.ts';
import { SelectField } from '../ui/select-field.tsx';
import { useChannelsAddress } from './address.ts';

const ALL = 'all';

export function AccountFilter() {
  const words = useWords().channelsScreen;
  const accounts = useAccounts();
  const [address, setAddress] = useChannelsAddress();
  if (accounts.all.length < 2) return null;
  return (
    <SelectField
      label={words.columns.account}
      hideLabel
      width={200}
      options={[
        { value: ALL, label: words.allAccounts },
        ...accounts.all.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={address.account ?? ALL}
      onChange={(id) => setAddress({ account: id === ALL ? undefined : id, row: undefined })}
    />
  );
}
