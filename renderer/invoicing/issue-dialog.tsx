/** The question before numbers are drawn: which number, to whom, how much. */
import type { InvoiceRow } from '../../shared/api/invoicing.ts';
import { type Formats, useFormats } from '../platform/formats.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Dialog } from '../ui/dialog.tsx';

export function IssueDialog({
  rows,
  onConfirm,
  onCancel,
}: {
  readonly rows: readonly InvoiceRow[] | undefined;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}) {
  const words = useWords().invoicesScreen.issue;
  const formats = useFormats();
  const first = rows?.[0];
  const preview = useLive(
    'invoices.preview',
    { orderId: first?.orderId ?? '' },
    { isEnabled: first !== undefined },
  );
  const number = preview.isPrevious ? undefined : preview.data?.nextNumber;
  if (!rows || !first || number === undefined) return null;
  const isOne = rows.length === 1;
  return (
    <Dialog
      open
      title={isOne ? words.title(number, first.customerName) : words.manyTitle(rows.length)}
      confirm={isOne ? words.confirm(number) : words.manyConfirm(rows.length)}
      cancel={words.cancel}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {isOne
        ? words.text(formats.money(first.grossMinor, first.currency), first.orderNumber)
        : words.manyText(sumsOf(rows, formats), number)}
    </Dialog>
  );
}

function sumsOf(rows: readonly InvoiceRow[], { money }: Formats): string {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.currency, (sums.get(row.currency) ?? 0) + row.grossMinor);
  return [...sums].map(([currency, minor]) => money(minor, currency)).join(', ');
}
