/** What is decided per account: invoices, payment methods, stock, the moment of cut-over, keys, name. */
import type { AccountView } from '../../shared/api/channels.ts';
import { useAct } from '../platform/act.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Segment } from '../ui/choice.tsx';
import { Folded } from '../ui/folded.tsx';
import { Problem } from '../ui/problem.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { AccountCutover } from './account-cutover.tsx';
import { AccountName } from './account-name.tsx';
import styles from './channels.module.css';
import { KeysForm } from './keys-form.tsx';
import { optionsOf } from './options.ts';

export function AccountSettings({ account }: { readonly account: AccountView }) {
  const words = useWords().channelsScreen;
  return (
    <>
      <Invoicing account={account} />
      <PaymentMethods account={account} />
      <Stock account={account} />
      <AccountCutover account={account} />
      {account.state !== 'credentials' && (
        <Folded name={words.keys.title} phrase={words.keys.phrase}>
          <KeysForm account={account} />
        </Folded>
      )}
      <AccountName account={account} />
    </>
  );
}

function Invoicing({ account }: { readonly account: AccountView }) {
  const words = useWords();
  const own = words.channelsScreen.invoicing;
  const update = useAct('account.update');
  const { invoicedBy, invoiceWhen } = account;
  const isOurs = invoicedBy === 'orderly';
  const phrase = isOurs
    ? `${words.channels.invoicedBy[invoicedBy]}, ${words.channels.invoiceWhen[invoiceWhen].toLocaleLowerCase()}`
    : words.channels.invoicedBy[invoicedBy];
  const change = (patch: { invoicedBy?: typeof invoicedBy; invoiceWhen?: typeof invoiceWhen }): void =>
    void update.run({ accountId: account.id, ...patch }, words.channelsScreen.done.invoicing);
  return (
    <Folded name={own.title} phrase={phrase}>
      <div className={styles.section}>
        <Segment
          label={own.by}
          options={optionsOf(words.channels.invoicedBy)}
          value={invoicedBy}
          onChange={(value) => change({ invoicedBy: value })}
        />
        {isOurs ? (
          <Segment
            label={own.when}
            options={optionsOf(words.channels.invoiceWhen)}
            value={invoiceWhen}
            onChange={(value) => change({ invoiceWhen: value })}
          />
        ) : (
          <p className={styles.quiet}>{own.whenNot}</p>
        )}
        <Problem text={update.problem} />
      </div>
    </Folded>
  );
}

function PaymentMethods({ account }: { readonly account: AccountView }) {
  const words = useWords();
  const own = words.channelsScreen.payments;
  const set = useAct('payment_method.set_policy');
  const unpaid = account.paymentMethods.filter((method) => method.policy === 'ship_unpaid');
  const phrase =
    account.paymentMethods.length === 0
      ? own.none
      : unpaid.length === 0
        ? words.channels.policy.wait
        : `${words.channels.policy.ship_unpaid}: ${unpaid.map((method) => method.title).join(', ')}`;
  if (account.paymentMethods.length === 0) return <Folded name={own.title} phrase={phrase} />;
  return (
    <Folded name={own.title} phrase={phrase}>
      <div className={styles.methods}>
        {account.paymentMethods.map(({ code, title, policy }) => (
          <div key={code} className={styles.method}>
            <span>{title || code}</span>
            <Segment
              label={`${own.policy}: ${title || code}`}
              hideLabel
              options={optionsOf(words.channels.policy)}
              value={policy}
              onChange={(value) =>
                void set.run(
                  { accountId: account.id, code, policy: value },
                  words.channelsScreen.done.policy(title || code, words.channels.policy[value]),
                )
              }
            />
          </div>
        ))}
        <Problem text={set.problem} />
      </div>
    </Folded>
  );
}

const ALL = 'all';

function Stock({ account }: { readonly account: AccountView }) {
  const words = useWords().channelsScreen;
  const update = useAct('account.update');
  const warehouses = useLive('warehouses.list', {}).data?.warehouses ?? [];
  const options = [
    { value: ALL, label: words.stock.all },
    ...warehouses.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const value = account.warehouseId ?? ALL;
  const phrase = options.find((option) => option.value === value)?.label;
  return (
    <Folded name={words.stock.title} phrase={phrase}>
      <SelectField
        label={words.stock.label}
        options={options}
        value={value}
        error={update.problem}
        onChange={(chosen) =>
          void update.run(
            { accountId: account.id, warehouseId: chosen === ALL ? null : chosen },
            words.done.warehouse,
          )
        }
      />
    </Folded>
  );
}
