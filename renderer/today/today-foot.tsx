/** What came and left today, and when each channel was read last. */
import { IconAlertTriangle } from '@tabler/icons-react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Figure } from '../ui/figure.tsx';
import { Foot, FootFigure } from '../ui/foot.tsx';
import { StatusWord } from '../ui/status.tsx';
import { Sum } from '../ui/sum.tsx';

export function TodayFoot({ today }: { readonly today: QueryReply<'today.get'> | undefined }) {
  const words = useWords().today.foot;
  const formats = useFormats();
  const accounts = useLive('sync.freshness', {}).data?.accounts ?? [];
  return (
    <Foot
      aside={
        accounts.length > 0 && (
          <>
            <span>{words.lastPull}</span>
            {accounts.map((account) => {
              const age = account.syncedAt === null ? words.never : formats.age(account.syncedAt);
              const text = `${account.name} ${age}`;
              return account.isLate ? (
                <StatusWord key={account.accountId} icon={IconAlertTriangle} word={text} tone="attention" />
              ) : (
                <span key={account.accountId}>{text}</span>
              );
            })}
          </>
        )
      }
    >
      {today && (
        <>
          <FootFigure before={words.today} figure={formats.quantity(today.captured)} after={words.captured} />
          <FootFigure figure={formats.quantity(today.shipped)} after={words.shipped} />
          {today.value.map(({ currency, minor }) => (
            <FootFigure
              key={currency}
              figure={
                <Figure
                  label={words.valueOf}
                  tone="strong"
                  explain={() => (
                    <Sum
                      title={words.valueOf}
                      lines={[
                        ...today.value.map((sum) => ({
                          id: sum.currency,
                          name: words.ordersToday,
                          note: sum.currency,
                          figures: [formats.money(sum.minor, sum.currency)],
                        })),
                      ]}
                    />
                  )}
                >
                  {formats.money(minor, currency)}
                </Figure>
              }
              after={words.value}
            />
          ))}
        </>
      )}
    </Foot>
  );
}
