/** Payment methods of every account: wait for the money, or ship unpaid. */
import { useAct } from '../platform/act.ts';
import { useGo } from '../platform/address.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { Segment } from '../ui/choice.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ChannelMark } from '../ui/marks.tsx';
import { Problem } from '../ui/problem.tsx';
import { SectionForm } from './section-form.tsx';
import styles from './settings.module.css';

const POLICIES = ['wait', 'ship_unpaid'] as const;

export function PaymentsSection() {
  const all = useWords();
  const words = all.settingsScreen.payments;
  const go = useGo();
  const set = useAct('payment_method.set_policy');
  const data = useLive('accounts.list', {}).data;
  const accounts = (data?.accounts ?? []).filter(
    (account) => account.state !== 'removed' && account.paymentMethods.length > 0,
  );
  const options = POLICIES.map((value) => ({ value, label: all.channels.policy[value] }));
  return (
    <SectionForm section="payments">
      {data && accounts.length === 0 && (
        <EmptyState title={words.none}>
          <Button onClick={() => go('/channels')}>{words.seeChannels}</Button>
        </EmptyState>
      )}
      <Problem text={set.problem} />
      {accounts.map(({ id: accountId, name, paymentMethods }) => (
        <section key={accountId} aria-label={name}>
          <h3 className={styles.account}>
            <ChannelMark letter={[...name][0]?.toLocaleUpperCase() ?? '–'} name={name} />
            {name}
          </h3>
          <div className={styles.rows}>
            {paymentMethods.map(({ code, title, policy }) => (
              <div key={code} className={styles.row}>
                <span className={styles.rowName}>{title || code}</span>
                <Segment
                  label={`${words.orders}: ${title || code}`}
                  hideLabel
                  options={options}
                  value={policy}
                  onChange={(value) =>
                    void set.run(
                      { accountId, code, policy: value },
                      all.channelsScreen.done.policy(title || code, all.channels.policy[value]),
                    )
                  }
                />
              </div>
            ))}
          </div>
        </section>
      ))}
    </SectionForm>
  );
}
