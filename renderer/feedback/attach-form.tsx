/** Says which order, and which of its lines, a review or remark is about. */
import { IconLink } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { FeedbackRow } from '../../shared/api/feedback.ts';
import { useAct } from '../platform/act.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { HoldForm } from '../ui/hold-form.tsx';
import { ButtonRow } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { LineField } from './line-field.tsx';
import { type OrderHit, OrderSearch } from './order-search.tsx';

export function AttachForm({ row, onClose }: { readonly row: FeedbackRow; readonly onClose: () => void }) {
  const all = useWords().feedbackScreen;
  const words = all.attach;
  const [order, setOrder] = useState<OrderHit | undefined>(
    row.orderId === null
      ? undefined
      : { id: row.orderId, number: row.orderNumber ?? '', customerName: row.customerName ?? '' },
  );
  const [lineId, setLine] = useState(row.lineId ?? '');
  const [isTried, setTried] = useState(false);
  const attach = useAct('feedback.attach');
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => around.current?.querySelector('input')?.select(), []);
  useKeys(words.title, [{ keys: 'Escape', label: all.cancel, whileTyping: true, run: onClose }]);
  const apply = async (): Promise<void> => {
    setTried(true);
    if (!order) return;
    const done = await attach.run(
      { feedbackId: row.id, orderId: order.id, lineId: lineId || null },
      words.done(order.number),
    );
    if (done) onClose();
  };
  const take = async (): Promise<void> => {
    if (await attach.run({ feedbackId: row.id, orderId: null }, words.taken)) onClose();
  };
  return (
    <div ref={around}>
      <HoldForm icon={IconLink} tone="attention" title={words.title} onSubmit={() => void apply()}>
        <OrderSearch
          value={order}
          error={isTried && !order ? words.missing : undefined}
          onChange={(next) => {
            setOrder(next);
            setLine('');
          }}
        />
        {order && <LineField orderId={order.id} value={lineId} onChange={setLine} />}
        <Problem text={attach.problem} />
        <ButtonRow>
          <Button kind="primary" type="submit" keys="Mod+Enter" busy={attach.isRunning}>
            {words.apply}
          </Button>
          {row.orderId !== null && <Button onClick={() => void take()}>{words.take}</Button>}
          <Button kind="quiet" keys="Escape" onClick={onClose}>
            {all.cancel}
          </Button>
        </ButtonRow>
      </HoldForm>
    </div>
  );
}
