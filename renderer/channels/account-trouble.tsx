/** What of an account needs a person, each with its way out; and the step to going live. */
import { IconAlertTriangle, IconEye, IconInbox, IconKey, IconSend } from '@tabler/icons-react';
import type { AccountView } from '../../shared/api/channels.ts';
import { useGo } from '../platform/address.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { HoldForm } from '../ui/hold-form.tsx';
import { ButtonRow, PanelSection } from '../ui/panel.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { useChannelsAddress } from './address.ts';
import { KeysForm } from './keys-form.tsx';

export function AccountTrouble({ account }: { readonly account: AccountView }) {
  const words = useWords().channelsScreen.trouble;
  const [, setAddress] = useChannelsAddress();
  const go = useGo();
  const { outbox } = account;
  const see = (part: string) => () =>
    setAddress({ part, account: account.id, row: undefined }, { keepsHistory: true });
  return (
    <>
      {account.state === 'credentials' && (
        <>
          <HoldForm icon={IconKey} title={words.credentials} explanation={words.credentialsText} />
          <PanelSection>
            <KeysForm account={account} />
          </PanelSection>
        </>
      )}
      {account.quarantined > 0 && (
        <HoldForm
          icon={IconInbox}
          tone="attention"
          title={words.quarantined(account.quarantined)}
          explanation={words.quarantinedText}
          aside={<Button onClick={see('quarantine')}>{words.see}</Button>}
        />
      )}
      {outbox.refused + outbox.differs > 0 && (
        <HoldForm
          icon={IconSend}
          tone="attention"
          title={words.outbox(outbox.refused + outbox.differs)}
          explanation={words.outboxText}
          aside={<Button onClick={see('outbox')}>{words.see}</Button>}
        />
      )}
      {account.stockDiffers > 0 && (
        <HoldForm
          icon={IconAlertTriangle}
          tone="attention"
          title={words.stockDiffers(account.stockDiffers)}
          explanation={words.stockDiffersText}
          aside={<Button onClick={() => go('/stock', { view: 'differs' })}>{words.see}</Button>}
        />
      )}
      {account.mode === 'read_only' && account.state !== 'removed' && <ReadOnly account={account} />}
    </>
  );
}

/** The account reads; writing is a step of its own. */
function ReadOnly({ account }: { readonly account: AccountView }) {
  const words = useWords().channelsScreen;
  const [, setAddress] = useChannelsAddress();
  const look = useLive('account.first_look', { accountId: account.id }).data;
  const isReady = look?.isComplete ?? false;
  const open = (): void => setAddress({ step: 'go-live', account: account.id }, { keepsHistory: true });
  useKeys(words.title, [{ keys: 'd', label: words.actions.reviewGoLive, run: open }], { enabled: isReady });
  return (
    <HoldForm
      icon={IconEye}
      tone="attention"
      title={words.trouble.readOnly}
      explanation={words.trouble.readOnlyText}
    >
      <ButtonRow>
        <Button
          kind="primary"
          keys="d"
          onClick={open}
          notPossible={isReady ? undefined : words.trouble.readOnlyFirst}
        >
          {words.actions.reviewGoLive}
        </Button>
      </ButtonRow>
    </HoldForm>
  );
}
