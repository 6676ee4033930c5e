/** The form of a new account in a panel beside the list. */
import { useWords } from '../platform/words.ts';
import { Panel, PanelHead, PanelSection } from '../ui/panel.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { ConnectForm } from './connect-form.tsx';

export interface ConnectPanelProps {
  readonly onClose: () => void;
  readonly onConnected: (accountId: string) => void;
}

export function ConnectPanel({ onClose, onConnected }: ConnectPanelProps) {
  const all = useWords();
  const words = all.channelsScreen.connect;
  useKeys(words.title, [{ keys: 'Escape', label: all.shell.kit.close, whileTyping: true, run: onClose }]);
  return (
    <Panel label={words.title}>
      <PanelHead
        position={words.position}
        onClose={onClose}
        title={words.title}
        titleKind="words"
        subtitle={words.subtitle}
      />
      <PanelSection>
        <ConnectForm onConnected={onConnected} />
      </PanelSection>
    </Panel>
  );
}
