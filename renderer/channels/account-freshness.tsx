/** How fresh each stream of an account is: last complete reading, next try, and why it is late. */
import type { AccountView } from '../../shared/api/channels.ts';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import { LinesTable } from '../ui/lines-table.tsx';
import { PanelSection } from '../ui/panel.tsx';
import { Quiet } from '../ui/row-parts.tsx';
import { StatusWord } from '../ui/status.tsx';
import { lagOf, type StreamView, streamStateOf } from './account-words.tsx';
import styles from './channels.module.css';

export function AccountFreshness({ account }: { readonly account: AccountView }) {
  const words = useWords();
  const formats = useFormats();
  const own = words.channelsScreen.freshness;
  const nextOf = (stream: StreamView): string => {
    if (account.state !== 'active' || stream.nextAt === null) return '–';
    const span = stream.nextAt - formats.nowMs;
    return span < 1000 ? own.now : own.in(formats.span(span));
  };
  const failing = account.streams.filter((stream) => stream.error);
  return (
    <PanelSection>
      <LinesTable
        label={own.title}
        rows={account.streams}
        rowKey={(stream) => stream.stream}
        rowHeight={28}
        rules={false}
        columns={[
          { id: 'stream', head: own.title, cell: (stream) => words.channels.stream[stream.stream] },
          {
            id: 'state',
            head: own.state,
            cell: (stream) => <StatusWord {...streamStateOf(account, stream, words)} />,
          },
          {
            id: 'last',
            head: own.last,
            align: 'right',
            cell: (stream) => {
              const lag = lagOf(stream, formats, words);
              return (
                <span title={stream.pulledAt === null ? undefined : formats.exact(stream.pulledAt)}>
                  {stream.pulledAt === null ? <Quiet>{lag}</Quiet> : own.ago(lag)}
                </span>
              );
            },
          },
          { id: 'next', head: own.next, align: 'right', width: 76, cell: nextOf },
        ]}
      />
      {failing.map((stream) => (
        <p key={stream.stream} className={styles.quiet}>
          {words.channels.stream[stream.stream]}: {stream.error?.message} ({own.failures(stream.failures)})
        </p>
      ))}
    </PanelSection>
  );
}
