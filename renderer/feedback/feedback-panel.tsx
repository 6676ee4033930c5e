/** One review or remark: the words, what it is about, and what was answered. */
import { IconDots, IconMessage } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { z } from 'zod';
import type { FeedbackRow } from '../../shared/api/feedback.ts';
import { useAccounts } from '../platform/accounts.ts';
import { useAct } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { useKept } from '../platform/kept.ts';
import { useLive } from '../platform/live.ts';
import { RowLink } from '../platform/row-link.tsx';
import { type RowMoves, usePanelKeys } from '../platform/row-moves.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { HoldForm, NoteBand } from '../ui/hold-form.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { KeyValue } from '../ui/key-value.tsx';
import { Menu } from '../ui/menu.tsx';
import { ButtonRow, Panel, PanelHead, PanelSection } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { TextareaField } from '../ui/text-field.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { AttachForm } from './attach-form.tsx';
import { Stars } from './stars.tsx';

export interface FeedbackPanelProps {
  readonly feedbackId: string;
  readonly position: string;
  readonly moves: RowMoves;
  readonly onClose: () => void;
  /** It was answered or is done. */
  readonly onSettled: () => void;
}

export function FeedbackPanel(props: FeedbackPanelProps) {
  const { feedbackId, moves, onClose, onSettled } = props;
  const all = useWords();
  const words = all.feedbackScreen;
  const row = useLive('feedback.get', { feedbackId }).data;
  const [isAttaching, setAttaching] = useState(false);
  const settle = useAct('feedback.settle');
  const reopen = useAct('feedback.reopen');
  const remove = useAct('feedback.remove');
  const answerField = useRef<HTMLTextAreaElement>(null);
  usePanelKeys(words.label, { moves, onClose });
  const who = row?.customerName ?? row?.author ?? words.panel.anonymous;
  const isOpen = row?.state === 'open';
  const finish = async (): Promise<void> => {
    if (row && (await settle.run({ feedbackId }, words.settle.done(who)))) onSettled();
  };
  const again = (): void => void reopen.run({ feedbackId }, words.reopen.done(who));
  useKeys(
    words.label,
    [
      { keys: 'd', label: words.answer.apply, run: () => answerField.current?.focus() },
      isOpen || row?.state === 'answered'
        ? { keys: 's', label: words.settle.apply, run: () => void finish() }
        : { keys: 'r', label: words.reopen.apply, run: again },
      ...(row?.state === 'answered' ? [{ keys: 'r', label: words.reopen.apply, run: again }] : []),
      { keys: 'l', label: words.attach.title, run: () => setAttaching(true) },
    ],
    { enabled: row !== undefined && row !== null },
  );
  if (!row || row.id !== feedbackId) return <Panel label={words.label}>{null}</Panel>;
  return (
    <Panel label={who}>
      <PanelHead
        position={props.position}
        onPrevious={moves.onPrevious}
        onNext={moves.onNext}
        onClose={onClose}
        actions={
          row.kind === 'remark' ? (
            <Menu
              label={all.shell.kit.more}
              anchor={<IconButton icon={IconDots} label={all.shell.kit.more} />}
              groups={[
                [
                  {
                    id: 'remove',
                    label: words.remove.apply,
                    danger: true,
                    run: () => void remove.run({ feedbackId }, words.remove.done),
                  },
                ],
              ]}
            />
          ) : undefined
        }
        title={who}
        titleKind="words"
        figure={row.rating === null ? undefined : <Stars rating={row.rating} />}
        subtitle={row.about === null ? all.feedback.kind[row.kind] : all.feedback.about(row.about)}
      >
        <Button keys={isOpen ? 's' : 'r'} onClick={isOpen ? () => void finish() : again}>
          {isOpen ? words.settle.apply : words.reopen.apply}
        </Button>
        <Button keys="l" onClick={() => setAttaching(true)}>
          {words.attach.title}
        </Button>
      </PanelHead>
      <NoteBand icon={IconMessage}>{row.text || all.feedback.noText}</NoteBand>
      <Problem text={settle.problem ?? reopen.problem ?? remove.problem} />
      {isAttaching ? (
        <AttachForm row={row} onClose={() => setAttaching(false)} />
      ) : (
        <AnswerForm row={row} who={who} field={answerField} onAnswered={onSettled} />
      )}
      <Facts row={row} />
    </Panel>
  );
}

function AnswerForm({
  row,
  who,
  field,
  onAnswered,
}: {
  readonly row: FeedbackRow;
  readonly who: string;
  readonly field: React.RefObject<HTMLTextAreaElement | null>;
  readonly onAnswered: () => void;
}) {
  const words = useWords().feedbackScreen.answer;
  const [kept, keep] = useKept(`answer.${row.id}`, z.string());
  const [isTried, setTried] = useState(false);
  const answer = useAct('feedback.answer');
  const text = kept ?? row.answer;
  const apply = async (): Promise<void> => {
    setTried(true);
    if (text.trim() === '') return;
    if (!(await answer.run({ feedbackId: row.id, answer: text }, words.done(who)))) return;
    keep(undefined);
    setTried(false);
    if (row.state === 'open') onAnswered();
  };
  return (
    <HoldForm
      icon={IconMessage}
      tone="attention"
      title={words.title}
      explanation={words.hint}
      onSubmit={() => void apply()}
    >
      <TextareaField
        ref={field}
        label={words.field}
        rows={4}
        value={text}
        error={isTried && text.trim() === '' ? words.missing : undefined}
        onChange={(next) => keep(next === row.answer ? undefined : next)}
      />
      <Problem text={answer.problem} />
      <ButtonRow>
        <Button
          type="submit"
          keys="Mod+Enter"
          busy={answer.isRunning}
          {...(row.state === 'open' || kept !== undefined ? { kind: 'primary' as const } : {})}
        >
          {row.answer === '' ? words.apply : words.change}
        </Button>
      </ButtonRow>
    </HoldForm>
  );
}

function Facts({ row }: { readonly row: FeedbackRow }) {
  const all = useWords();
  const words = all.feedbackScreen.panel;
  const formats = useFormats();
  const accounts = useAccounts();
  return (
    <PanelSection>
      <KeyValue
        rows={[
          {
            id: 'order',
            name: words.order,
            value:
              row.orderId === null ? (
                words.notAttached
              ) : (
                <RowLink path="/orders" address={{ view: 'all', order: row.orderId }}>
                  {row.orderNumber}
                </RowLink>
              ),
          },
          {
            id: 'customer',
            name: words.customer,
            value:
              row.customerId === null ? (
                row.author || '–'
              ) : (
                <RowLink path="/customers" address={{ part: 'people', customer: row.customerId }}>
                  {row.customerName ?? row.author}
                </RowLink>
              ),
          },
          ...(row.itemId === null
            ? []
            : [
                {
                  id: 'item',
                  name: words.item,
                  value: (
                    <RowLink path="/stock" address={{ view: 'all', item: row.itemId }}>
                      {row.about ?? '–'}
                    </RowLink>
                  ),
                },
              ]),
          { id: 'written', name: words.written, value: formats.exact(row.writtenAt) },
          ...(row.accountId === null
            ? []
            : [
                {
                  id: 'channel',
                  name: words.channel,
                  value: [accounts.of(row.accountId).name, row.isHidden ? all.feedback.hidden : '']
                    .filter((part) => part !== '')
                    .join(' · '),
                },
              ]),
          ...(row.settledAt === null
            ? []
            : [
                {
                  id: 'settled',
                  name: row.state === 'answered' ? words.answered : words.settled,
                  value: formats.exact(row.settledAt),
                },
              ]),
        ]}
      />
    </PanelSection>
  );
}
