/** The right of the counter's bar: the scanner is ready, or which kind of offline it is and what still works. */
import { IconPlugConnectedX, IconWifiOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useConnection } from '../platform/connection-store.ts';
import { useWords } from '../platform/words.ts';
import { Freshness, OfflineSign } from '../ui/freshness.tsx';
import { useLane } from './pack-lane.ts';

export function CounterStatus() {
  const words = useWords().pickAndPack.status;
  const isLost = useConnection((connection) => connection.state === 'lost');
  const waiting = useLane((lane) => lane.steps.length);
  const isOnline = useOnline();
  if (isLost) {
    const text = waiting > 0 ? words.lostWaiting(waiting) : words.lostText;
    return <OfflineSign icon={IconPlugConnectedX} title={words.lost} text={text} />;
  }
  if (!isOnline)
    return <OfflineSign icon={IconWifiOff} title={words.internetOff} text={words.internetOffText} />;
  return <Freshness state="fresh" text={words.ready} />;
}

/** Whether the system says there is a network at all. */
function useOnline(): boolean {
  const [isOnline, setOnline] = useState(() => navigator.onLine);
  useEffect(() => {
    const follow = (): void => setOnline(navigator.onLine);
    window.addEventListener('online', follow);
    window.addEventListener('offline', follow);
    return () => {
      window.removeEventListener('online', follow);
      window.removeEventListener('offline', follow);
    };
  }, []);
  return isOnline;
}
