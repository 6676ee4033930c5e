/** One message in quarantine: its cause and place, the text as received, and the two ways out. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { Folded } from '../ui/folded.tsx';
import { HoldForm } from '../ui/hold-form.tsx';
import { KeyValue } from '../ui/key-value.tsx';
import { ButtonRow, Panel, PanelHead, PanelSection } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { causeOf } from './cause.ts';
import styles from './channels.module.css';
import { ReasonForm } from './reason-form.tsx';

export interface QuarantinePanelProps {
  readonly messageKey: number;
  readonly position: string;
  readonly onStep: (by: number) => void;
}

export function QuarantinePanel({ messageKey, position, onStep }: QuarantinePanelProps) {
  const all = useWords();
  const words = all.channelsScreen.quarantine;
  const formats = useFormats();
  const [isDismissing, setDismissing] = useState(false);
  const retry = useAct('quarantine.retry');
  const dismiss = useAct('quarantine.dismiss');
  const message = useLive('quarantine.get', { key: messageKey }).data;
  const again = async (): Promise<void> => {
    const done = await retry.run({ keys: [messageKey] }, (reply) =>
      words.retried(reply.applied, reply.quarantined),
    );
    if (done && done.applied > 0) onStep(1);
  };
  const isOpen = message?.state === 'quarantined';
  useKeys(
    all.channelsScreen.parts.quarantine,
    [
      { keys: 'd', label: words.retry, run: () => void again() },
      { keys: 'Delete', label: words.dismiss, run: () => setDismissing(true) },
      { keys: '[', label: all.shell.kit.previous, run: () => onStep(-1) },
      { keys: ']', label: all.shell.kit.next, run: () => onStep(1) },
    ],
    { enabled: isOpen },
  );
  if (!message) return null;
  const title = words.message(words.streamOne[message.stream], message.externalId);
  return (
    <Panel label={title}>
      <PanelHead
        position={position}
        onPrevious={() => onStep(-1)}
        onNext={() => onStep(1)}
        title={title}
        titleKind="words"
        subtitle={message.accountName}
      />
      {isOpen ? (
        <HoldForm
          icon={IconAlertTriangle}
          tone="attention"
          title={causeOf(message.code, all)}
          explanation={words.kept}
        >
          <Problem text={retry.problem} />
          {isDismissing ? (
            <ReasonForm
              keptAs={`dismiss.${messageKey}`}
              label={words.reason}
              missing={words.reasonMissing}
              submit={words.dismiss}
              act={dismiss}
              onSubmit={async (reason) => {
                const done = await dismiss.run({ key: messageKey, reason }, words.dismissed);
                if (done) onStep(1);
                return done !== undefined;
              }}
              onCancel={() => setDismissing(false)}
            />
          ) : (
            <ButtonRow>
              <Button kind="primary" keys="d" busy={retry.isRunning} onClick={() => void again()}>
                {words.retry}
              </Button>
              <Button keys="Delete" onClick={() => setDismissing(true)}>
                {words.dismiss}
              </Button>
            </ButtonRow>
          )}
        </HoldForm>
      ) : (
        <PanelSection>
          <p className={styles.text}>{words.gone}</p>
        </PanelSection>
      )}
      <PanelSection>
        <KeyValue
          rows={[
            { id: 'cause', name: words.cause, value: causeOf(message.code, all) },
            { id: 'place', name: words.place, value: message.detail || '–' },
            { id: 'arrived', name: words.arrived, value: formats.exact(message.pulledAt) },
            { id: 'tries', name: words.tries, value: formats.quantity(message.attempts) },
          ]}
        />
      </PanelSection>
      <Folded name={words.raw} phrase={formats.number(message.body.length)} startOpen>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must be scrollable by keys */}
        <section className={styles.raw} aria-label={words.rawLabel} tabIndex={0}>
          {indented(message.body)}
        </section>
      </Folded>
    </Panel>
  );
}

/** Easier to read where it is JSON; as it is where it is none. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
