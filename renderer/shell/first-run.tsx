/** An empty installation: try with the practice shop, or connect the own one. */
import { IconArrowLeft, IconPlugConnected, IconSchool } from '@tabler/icons-react';
import { useState } from 'react';
import { ConnectForm } from '../channels/connect-form.tsx';
import { useTaskAct } from '../platform/act.ts';
import { useGo } from '../platform/address.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { Screen } from '../ui/frame.tsx';
import { Icon } from '../ui/icon.tsx';
import { Problem } from '../ui/problem.tsx';
import { ToastHost } from '../ui/toast.tsx';
import { showToast } from '../ui/toast-store.ts';
import styles from './first-run.module.css';

export function FirstRun() {
  const all = useWords();
  const words = all.firstRun;
  const [isConnecting, setConnecting] = useState(false);
  const go = useGo();
  return (
    <Screen>
      <div className={styles.place}>
        {isConnecting ? (
          <div className={styles.connect}>
            <Button kind="quiet" icon={IconArrowLeft} onClick={() => setConnecting(false)}>
              {words.back}
            </Button>
            <h1 className={styles.title}>{all.channelsScreen.connect.title}</h1>
            <p className={styles.lead}>{all.channelsScreen.connect.subtitle}</p>
            <ConnectForm onConnected={(account) => go('/channels', { account })} />
          </div>
        ) : (
          <>
            <h1 className={styles.title}>{words.title}</h1>
            <p className={styles.lead}>{words.lead}</p>
            <div className={styles.choices}>
              <Practice />
              <section className={styles.choice} aria-labelledby="first-connect">
                <Icon of={IconPlugConnected} size={24} />
                <h2 id="first-connect">{words.connect.title}</h2>
                <p>{words.connect.text}</p>
                <p className={styles.second}>{words.connect.folder}</p>
                <Button onClick={() => setConnecting(true)}>{words.connect.action}</Button>
              </section>
            </div>
          </>
        )}
      </div>
      <ToastHost />
    </Screen>
  );
}

function Practice() {
  const words = useWords().firstRun.practice;
  const practice = useTaskAct('practice.start');
  const start = async (): Promise<void> => {
    const started = await practice.run({});
    if (!started) return;
    if (started.url === null) showToast({ text: words.opened });
    else window.location.assign(started.url);
  };
  return (
    <section className={styles.choice} aria-labelledby="first-practice">
      <Icon of={IconSchool} size={24} />
      <h2 id="first-practice">{words.title}</h2>
      <p>{words.text}</p>
      <p className={styles.second}>{words.folder}</p>
      {practice.isRunning && (
        <p className={styles.second} role="status">
          {words.starting}
        </p>
      )}
      <Problem text={practice.problem} />
      <Button kind="primary" busy={practice.isRunning} onClick={() => void start()}>
        {words.action}
      </Button>
    </section>
  );
}
