/** A scan where no parcel lies: finds the work it stands for and opens it, or says why nothing opens. */
import { useCallback } from 'react';
import { CallError } from '../../shared/api/calls.ts';
import { useSentence } from '../platform/act.ts';
import { useTransport } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { playTone } from '../ui/tone.ts';
import { type Found, placeOfFound, useCounterAddress } from './address.ts';
import { clearAnswer, showAnswer } from './band.ts';

/** `take`: what the screen itself does with what was found; true where it did. */
export function useOpenCode(take?: (found: Found, code: string) => boolean): (code: string) => void {
  const { call } = useTransport();
  const { goTo } = useCounterAddress();
  const words = useWords().pickAndPack;
  const sentence = useSentence();
  return useCallback(
    (code) => {
      const open = async (): Promise<void> => {
        const { value: found } = await call.query('pack.find', { code });
        if (take?.(found, code)) return;
        const address = placeOfFound(found, code);
        if (address) {
          clearAnswer();
          playTone('right');
          goTo(address);
          return;
        }
        const [gone] = found.work;
        if (gone) showAnswer({ kind: 'wrong', text: words.found.done(gone.orderNumber) });
        else if (found.kind !== null) showAnswer({ kind: 'wrong', text: words.found.noWork(code) });
        else showAnswer({ kind: 'wrong', text: words.found.nothing(code), note: words.found.nothingNote });
      };
      open().catch((error: unknown) => {
        if (!(error instanceof CallError)) throw error;
        showAnswer({ kind: 'wrong', text: sentence(error) });
      });
    },
    [call, goTo, words, sentence, take],
  );
}
