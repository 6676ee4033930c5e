/** One account: what needs a person on top, then freshness, what was read, the shop's facts, and its settings. */
import {
  IconDots,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlugConnected,
  IconRefresh,
  IconSchool,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { AccountView } from '../../shared/api/channels.ts';
import { useAct, useTaskAct } from '../platform/act.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { ChannelMark } from '../ui/marks.tsx';
import { Menu } from '../ui/menu.tsx';
import { Panel, PanelHead, PanelSection } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { StatusBadge } from '../ui/status.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { letterOf } from './account-columns.tsx';
import { AccountFacts } from './account-facts.tsx';
import { AccountFreshness } from './account-freshness.tsx';
import { AccountLook } from './account-look.tsx';
import { AccountSettings } from './account-settings.tsx';
import { AccountTrouble } from './account-trouble.tsx';
import { modeOf, stateOf } from './account-words.tsx';
import { type Finding, Findings } from './findings.tsx';
import { useSync } from './use-sync.ts';

export interface AccountPanelProps {
  readonly account: AccountView;
  readonly position: string;
  readonly onPrevious?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
}

export function AccountPanel({ account, position, onPrevious, onNext }: AccountPanelProps) {
  const all = useWords();
  const words = all.channelsScreen;
  const [findings, setFindings] = useState<readonly Finding[] | undefined>(undefined);
  const sync = useSync(account);
  const check = useTaskAct('account.check');
  const pause = useAct('account.pause');
  const resume = useAct('account.resume');
  const { id: accountId, name } = account;
  const isResting = account.state === 'paused' || account.state === 'credentials';
  const look = async (): Promise<void> => {
    const checked = await check.run({ accountId }, words.done.checked);
    setFindings(checked?.findings);
  };
  useKeys(words.title, [
    { keys: 'r', label: words.actions.sync, run: () => void sync.run() },
    ...(onPrevious ? [{ keys: '[', label: all.shell.kit.previous, run: onPrevious }] : []),
    ...(onNext ? [{ keys: ']', label: all.shell.kit.next, run: onNext }] : []),
  ]);
  return (
    <Panel label={name}>
      <PanelHead
        position={position}
        onPrevious={onPrevious}
        onNext={onNext}
        actions={
          <Menu
            label={words.actions.more}
            anchor={<IconButton icon={IconDots} label={words.actions.more} />}
            groups={[
              [
                {
                  id: 'check',
                  label: words.actions.check,
                  icon: IconPlugConnected,
                  run: () => void look(),
                },
                isResting
                  ? {
                      id: 'resume',
                      label: words.actions.resume,
                      icon: IconPlayerPlay,
                      run: () => void resume.run({ accountId }, words.done.resumed(name)),
                    }
                  : {
                      id: 'pause',
                      label: words.actions.pause,
                      icon: IconPlayerPause,
                      run: () => void pause.run({ accountId }, words.done.paused(name)),
                    },
              ],
            ]}
          />
        }
        mark={<ChannelMark letter={letterOf(name)} name={account.kindTitle} size="panel" />}
        title={name}
        titleKind="words"
        subtitle={`${account.kindTitle} · ${account.url.replace(/^https?:\/\//, '')}`}
        figure={
          <Button icon={IconRefresh} keys="r" busy={sync.isRunning} onClick={() => void sync.run()}>
            {words.actions.sync}
          </Button>
        }
      >
        <StatusBadge {...stateOf(account, all)} />
        <StatusBadge {...modeOf(account, all)} />
        {account.isPractice && <StatusBadge icon={IconSchool} word={words.parts.practice} />}
      </PanelHead>
      <Problems texts={[sync.problem, check.problem, pause.problem, resume.problem]} />
      {findings && (
        <PanelSection title={words.findings.title}>
          <Findings findings={findings} />
        </PanelSection>
      )}
      <AccountTrouble account={account} />
      <AccountFreshness account={account} />
      <AccountLook account={account} />
      <AccountFacts account={account} />
      <AccountSettings account={account} />
    </Panel>
  );
}

function Problems({ texts }: { readonly texts: readonly (string | undefined)[] }) {
  const shown = texts.filter((text) => text !== undefined);
  if (shown.length === 0) return null;
  return (
    <PanelSection>
      {shown.map((text) => (
        <Problem key={text} text={text} />
      ))}
    </PanelSection>
  );
}
