/** The money is still to come: recorded by hand where it came another way, or the order is let go unpaid. */
import { IconCreditCard } from '@tabler/icons-react';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { formatDecimal, parseMinor } from '../../../shared/base/money.ts';
import { useAccounts } from '../../platform/accounts.ts';
import { useAct } from '../../platform/act.ts';
import { useFormats } from '../../platform/formats.ts';
import { useKept } from '../../platform/kept.ts';
import { useWords } from '../../platform/words.ts';
import { Button } from '../../ui/button.tsx';
import { FieldRow } from '../../ui/field.tsx';
import { HoldForm } from '../../ui/hold-form.tsx';
import { ButtonRow } from '../../ui/panel.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './solve.module.css';
import { type SolveProps, useFormKeys } from './solve-form.ts';

const draftSchema = z.object({ amount: z.string(), method: z.string(), day: z.string() });

export interface PaymentFormProps extends SolveProps {
  /** Whether the order waits for it; only then it can be let go without. */
  readonly isHeld: boolean;
}

export function PaymentForm({ order, isHeld, onActed, ...form }: PaymentFormProps) {
  const words = useWords().orders.pay;
  const formats = useFormats();
  const isTold = useAccounts().of(order.accountId).isLive;
  const record = useAct('payment.record');
  const release = useAct('order.release_hold');
  const openMinor = Math.max(0, order.totalMinor - order.paidMinor);
  const today = Temporal.Instant.fromEpochMilliseconds(formats.nowMs)
    .toZonedDateTimeISO(formats.zone)
    .toPlainDate();
  const [draft, setDraft] = useKept(`payment.${order.id}`, draftSchema);
  const typed = draft ?? {
    amount: formatDecimal(openMinor, order.currency),
    method: order.paymentMethod || 'bank',
    day: today.toString(),
  };
  const amountMinor = parseMinor(typed.amount.replace(',', '.'), order.currency);
  const isReadable = amountMinor !== undefined && amountMinor > 0;
  const submit = async (): Promise<void> => {
    if (!isReadable) return;
    const done = await record.run(
      {
        orderId: order.id,
        amountMinor,
        method: typed.method,
        receivedAt: momentOf(typed.day, today.toString(), formats),
        ...(typed.method === order.paymentMethod ? {} : { title: titleOf(typed.method, words.methods) }),
      },
      words.done(formats.money(amountMinor, order.currency), order.number),
    );
    if (!done) return;
    setDraft(undefined);
    onActed();
  };
  const pass = async (): Promise<void> => {
    if (await release.run({ orderId: order.id, code: 'payment' }, words.passed(order.number))) onActed();
  };
  const around = useFormKeys({ ...form, step: 'record_payment', onSubmit: () => void submit() });
  const methods = [
    ...(order.paymentMethod === ''
      ? []
      : [{ value: order.paymentMethod, label: order.paymentTitle || order.paymentMethod }]),
    ...Object.entries(words.methods).map(([value, label]) => ({ value, label })),
  ];
  return (
    <div ref={around}>
      <HoldForm
        icon={IconCreditCard}
        tone="attention"
        title={words.title(formats.money(openMinor, order.currency))}
        explanation={isHeld ? words.text : undefined}
        onSubmit={() => void submit()}
      >
        <FieldRow>
          <TextField
            label={`${words.amount}, ${order.currency}`}
            width={112}
            value={typed.amount}
            onChange={(amount) => setDraft({ ...typed, amount })}
            error={isReadable ? undefined : words.unreadable}
          />
          <SelectField
            label={words.method}
            value={typed.method}
            onChange={(method) => setDraft({ ...typed, method })}
            options={methods}
          />
          <TextField
            label={words.received}
            width={132}
            type="date"
            value={typed.day}
            onChange={(day) => setDraft({ ...typed, day })}
          />
        </FieldRow>
        {isTold && <p className={styles.quiet}>{words.told}</p>}
        <Problem text={record.problem ?? release.problem} />
        <ButtonRow>
          <Button kind="primary" type="submit" keys="Mod+Enter" busy={record.isRunning}>
            {words.act}
          </Button>
          {isHeld && (
            <Button kind="quiet" busy={release.isRunning} onClick={() => void pass()}>
              {words.pass}
            </Button>
          )}
        </ButtonRow>
      </HoldForm>
    </div>
  );
}

const titleOf = (method: string, methods: Readonly<Record<string, string>>): string =>
  methods[method] ?? method;

/** Money of today came now; of another day at its noon. */
function momentOf(
  day: string,
  today: string,
  { zone, nowMs }: { readonly zone: string; readonly nowMs: number },
): number {
  if (day === today || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return nowMs;
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: '12:00' })
    .epochMilliseconds;
}
