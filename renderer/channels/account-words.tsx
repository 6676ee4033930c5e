/** An account's state and freshness as words with icon and colour. */
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconEye,
  IconKey,
  IconLoader,
  IconPencil,
  IconPlayerPause,
  IconTrash,
} from '@tabler/icons-react';
import type { AccountView } from '../../shared/api/channels.ts';
import type { Words } from '../../shared/words/words.ts';
import type { Formats } from '../platform/formats.ts';
import type { StatusProps } from '../ui/status.tsx';

export type StreamView = AccountView['streams'][number];

export function stateOf(account: AccountView, words: Words): StatusProps {
  const word = words.channels.state[account.state];
  switch (account.state) {
    case 'active':
      return account.streams.some((stream) => stream.isLate)
        ? { icon: IconAlertTriangle, word: words.channelsScreen.freshness.late, tone: 'attention' }
        : { icon: IconCircleCheck, word };
    case 'paused':
      return { icon: IconPlayerPause, word, tone: 'attention' };
    case 'credentials':
      return { icon: IconKey, word, tone: 'danger' };
    case 'removed':
      return { icon: IconTrash, word };
  }
}

export const modeOf = (account: AccountView, words: Words): StatusProps => ({
  icon: account.mode === 'live' ? IconPencil : IconEye,
  word: words.channels.mode[account.mode],
});

export function streamStateOf(account: AccountView, stream: StreamView, words: Words): StatusProps {
  const { freshness } = words.channelsScreen;
  if (account.state !== 'active') return { icon: IconPlayerPause, word: freshness.resting };
  if (stream.error) {
    return {
      icon: IconAlertTriangle,
      word: words.channels.errorKind[stream.error.kind],
      tone: stream.isLate ? 'danger' : 'attention',
    };
  }
  if (stream.pulledAt === null) return { icon: IconLoader, word: freshness.first };
  if (stream.isLate) return { icon: IconClock, word: freshness.late, tone: 'attention' };
  return { icon: IconCircleCheck, word: freshness.fresh };
}

/** How long ago a stream was read to its end. */
export const lagOf = (stream: StreamView | undefined, formats: Formats, words: Words): string =>
  stream?.pulledAt == null ? words.channelsScreen.never : formats.age(stream.pulledAt);
