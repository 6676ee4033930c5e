/** From which moment on orders are worked on; movable until the account is live. */
import { useState } from 'react';
import type { AccountView } from '../../shared/api/channels.ts';
import { startOfDay } from '../../shared/sync/cutover.ts';
import { useAct } from '../platform/act.ts';
import { useFormats } from '../platform/formats.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { Folded } from '../ui/folded.tsx';
import { ButtonRow } from '../ui/panel.tsx';
import { Problem } from '../ui/problem.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './channels.module.css';

export function AccountCutover({ account }: { readonly account: AccountView }) {
  const words = useWords();
  const own = words.channelsScreen.cutover;
  const formats = useFormats();
  const [day, setDay] = useState('');
  const move = useAct('account.set_cutover');
  const { id: accountId, cutoverAt } = account;
  const phrase = cutoverAt === 0 ? own.all : formats.exact(cutoverAt);
  const to = (at: number): void =>
    void move.run({ accountId, cutoverAt: at }, words.channelsScreen.done.cutover);
  return (
    <Folded name={own.title} phrase={phrase}>
      <div className={styles.section}>
        <p className={styles.quiet}>{account.mode === 'live' ? own.fixed : words.channels.cutover.help}</p>
        {account.mode === 'read_only' && (
          <>
            <TextField label={own.day} type="date" width={180} value={day} onChange={setDay} />
            <Problem text={move.problem} />
            <ButtonRow>
              <Button busy={move.isRunning} onClick={() => day !== '' && to(startOfDay(day, account.zone))}>
                {own.move}
              </Button>
              <Button kind="quiet" onClick={() => to(0)}>
                {own.all}
              </Button>
            </ButtonRow>
          </>
        )}
      </div>
    </Folded>
  );
}
