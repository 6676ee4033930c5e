/** What follows from a step's outcome on the screen: band and tone, paper, a question, other work, the next order. */
import { useContext, useEffect, useRef } from 'react';
import { sentenceOf } from '../../shared/words/words.ts';
import { useTransport } from '../platform/live.ts';
import { addUndoable } from '../platform/undo-store.ts';
import { LanguageContext, useWords } from '../platform/words.ts';
import { type CounterAddress, useCounterAddress } from './address.ts';
import { ask, closeAsking } from './asking.ts';
import { clearAnswer, showAnswer } from './band.ts';
import { type Lane, startLane, useLane } from './pack-lane.ts';
import type { Call } from './pack-run.ts';
import { sayOutcome } from './pack-said.ts';
import { usePapers } from './papers.ts';
import { useAutoPrint } from './parcel-side.tsx';

type Said = NonNullable<Lane['said']>;

export function useSaid(): void {
  const { call } = useTransport();
  const all = useWords();
  const language = useContext(LanguageContext);
  const { address, goTo } = useCounterAddress();
  const papers = usePapers();
  const [isPrinting] = useAutoPrint();
  const said = useLane((lane) => lane.said);
  const heard = useRef(said?.turn ?? 0);
  useEffect(() => startLane(call), [call]);

  const follow = (now: Said): void => {
    closeAsking();
    const answer = sayOutcome(now, all, (refusal) => sentenceOf(refusal, language));
    if (answer) showAnswer(answer);
    if (now.undoable !== undefined)
      addUndoable({ commandId: now.undoable, text: answer?.text ?? all.shell.undo.lastAct });
    const slip = slipOf(now);
    if (slip !== null && isPrinting) void papers.print(slip);
    const { fulfilmentId } = now;
    if (now.is === 'opens') {
      clearAnswer();
      goTo(now.address);
    } else if (now.is === 'ask_line')
      ask({ kind: 'line', fulfilmentId, parcelId: now.parcelId, code: now.code });
    else if (now.is === 'ask_label')
      ask({ kind: 'label', fulfilmentId, parcelId: now.parcelId, code: now.code });
    else if (now.is === 'handed_over' && now.isLast && address.work === fulfilmentId)
      void nextWork(call, fulfilmentId).then(goTo);
  };
  const latest = useRef(follow);
  latest.current = follow;
  useEffect(() => {
    if (!said || said.turn === heard.current) return;
    heard.current = said.turn;
    latest.current(said);
  }, [said]);
}

function slipOf(said: Said): string | null {
  if (said.is === 'closed' || said.is === 'new_parcel') return said.slipDocumentId;
  return said.is === 'counted' ? (said.closed?.slipDocumentId ?? null) : null;
}

/** The table is cleared to the most urgent picked work that can go on; without any, to the list. */
async function nextWork(call: Call, done: string): Promise<CounterAddress> {
  const { value } = await call.query('pack.list', { from: 'picked', limit: 20 });
  const next = value.work.find((work) => work.fulfilmentId !== done && work.stopCode === null);
  return { place: 'pack', ...(next ? { work: next.fulfilmentId } : {}) };
}
