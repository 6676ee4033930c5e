/** One entry of the outbox: what stands here beside what the shop shows, and the ways out. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct } from '../platform/act.ts';
import { useGo } from '../platform/address.ts';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Folded } from '../ui/folded.tsx';
import { HoldForm } from '../ui/hold-form.tsx';
import { KeyValue } from '../ui/key-value.tsx';
import { ButtonRow, Panel, PanelHead, PanelSection } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { StatusBadge } from '../ui/status.tsx';
import { useKeys } from '../ui/use-keys.ts';
import styles from './channels.module.css';
import { OutboxEdit } from './outbox-edit.tsx';
import { aboutOf, type OutboxRow, oursOf, outboxState } from './outbox-rows.tsx';
import { ReasonForm } from './reason-form.tsx';

export interface OutboxPanelProps {
  readonly row: OutboxRow;
  readonly position: string;
  readonly onStep: (by: number) => void;
}

export function OutboxPanel({ row, position, onStep }: OutboxPanelProps) {
  const all = useWords();
  const words = all.channelsScreen.outbox;
  const formats = useFormats();
  const go = useGo();
  const { id, orderId } = row;
  const about = aboutOf(row, all);
  const state = outboxState(row, all);
  const at = (ms: number | null): string => (ms === null ? '–' : formats.exact(ms));
  useKeys(all.channelsScreen.parts.outbox, [
    { keys: '[', label: all.shell.kit.previous, run: () => onStep(-1) },
    { keys: ']', label: all.shell.kit.next, run: () => onStep(1) },
  ]);
  return (
    <Panel label={about}>
      <PanelHead
        position={position}
        onPrevious={() => onStep(-1)}
        onNext={() => onStep(1)}
        title={about}
        titleKind="words"
        subtitle={`${all.channels.pushKind[row.kind]} · ${row.accountName}`}
      >
        <StatusBadge {...state} />
        {orderId !== null && (
          <Button onClick={() => go('/orders', { view: 'all', order: orderId })}>{words.openOrder}</Button>
        )}
      </PanelHead>
      <WaysOut row={row} onDone={() => onStep(1)} />
      <PanelSection>
        <div className={styles.sides}>
          <div className={styles.side}>
            <h4>{words.ours}</h4>
            <p>{oursOf(row, all, formats)}</p>
          </div>
          <div className={classes(styles.side, row.state === 'differs' && styles.differs)}>
            <h4>{words.theirs}</h4>
            <p>
              {row.channelValue ?? (row.state === 'confirmed' ? oursOf(row, all, formats) : words.unknown)}
            </p>
          </div>
        </div>
      </PanelSection>
      <PanelSection>
        <KeyValue
          rows={[
            { id: 'created', name: words.created, value: at(row.createdAt) },
            { id: 'sent', name: words.sentAt, value: at(row.sentAt) },
            { id: 'read', name: words.readBack, value: at(row.readBackAt) },
            { id: 'tries', name: words.attempts, value: formats.quantity(row.attempts) },
            ...(row.state === 'pending' ? [{ id: 'due', name: words.due, value: at(row.dueAt) }] : []),
          ]}
        />
      </PanelSection>
      {row.kind === 'ship' && isOpen(row) && (
        <Folded name={words.edit} startOpen={row.state === 'refused'}>
          <OutboxEdit key={id} row={row} />
        </Folded>
      )}
    </Panel>
  );
}

const isOpen = (row: OutboxRow): boolean =>
  row.state === 'pending' || row.state === 'refused' || row.state === 'differs';

/** Send again, take the shop's word, or leave it. */
function WaysOut({ row, onDone }: { readonly row: OutboxRow; readonly onDone: () => void }) {
  const all = useWords();
  const words = all.channelsScreen.outbox;
  const [isDropping, setDropping] = useState(false);
  const retry = useAct('outbox.retry');
  const accept = useAct('outbox.accept');
  const drop = useAct('outbox.drop');
  const { id } = row;
  const canRetry = isOpen(row) || row.state === 'dropped';
  const again = async (): Promise<void> => {
    if (await retry.run({ id }, words.sent)) onDone();
  };
  const agree = async (): Promise<void> => {
    if (await accept.run({ id }, words.accepted)) onDone();
  };
  useKeys(
    all.channelsScreen.parts.outbox,
    [
      { keys: 'd', label: words.sendAgain, run: () => void again() },
      ...(isOpen(row) ? [{ keys: 'Delete', label: words.drop, run: () => setDropping(true) }] : []),
    ],
    { enabled: canRetry },
  );
  if (!canRetry) return null;
  const buttons = isDropping ? (
    <ReasonForm
      keptAs={`drop.${id}`}
      label={words.reason}
      missing={words.reasonMissing}
      submit={words.drop}
      act={drop}
      onSubmit={async (reason) => {
        const done = await drop.run({ id, reason }, words.dropped);
        if (done) onDone();
        return done !== undefined;
      }}
      onCancel={() => setDropping(false)}
    />
  ) : (
    <ButtonRow>
      <Button kind="primary" keys="d" busy={retry.isRunning} onClick={() => void again()}>
        {words.sendAgain}
      </Button>
      {row.state === 'differs' && row.kind !== 'stock' && (
        <Button busy={accept.isRunning} onClick={() => void agree()}>
          {words.accept}
        </Button>
      )}
      {isOpen(row) && (
        <Button keys="Delete" onClick={() => setDropping(true)}>
          {words.drop}
        </Button>
      )}
    </ButtonRow>
  );
  const problem = <Problem text={retry.problem ?? accept.problem} />;
  if (row.state !== 'refused' && row.state !== 'differs') {
    return (
      <PanelSection>
        {row.error && <p className={styles.text}>{row.error.message}</p>}
        {problem}
        {buttons}
      </PanelSection>
    );
  }
  return (
    <HoldForm
      icon={IconAlertTriangle}
      tone={row.state === 'refused' ? 'danger' : 'attention'}
      title={row.error?.message ?? all.channels.outboxState[row.state]}
      explanation={row.state === 'refused' ? words.refusedText : words.differsText}
    >
      {problem}
      {buttons}
    </HoldForm>
  );
}
