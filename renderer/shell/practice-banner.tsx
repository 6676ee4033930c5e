/** On every screen while the data is the practice shop's. */
import { IconSchool } from '@tabler/icons-react';
import { useGo } from '../platform/address.ts';
import { useLive } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { Banner } from '../ui/empty-state.tsx';

export function PracticeBanner() {
  const words = useWords().shell.practice;
  const go = useGo();
  const about = useLive('system.about', {}).data;
  if (!about?.isPractice) return null;
  return (
    <Banner
      icon={IconSchool}
      action={
        <Button kind="quiet" onClick={() => go('/channels')}>
          {words.action}
        </Button>
      }
    >
      {words.text}
    </Banner>
  );
}
