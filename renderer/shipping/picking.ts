/** Confirming and missing units at a stop: facts that are sent at once, while the screen is already at the next bin. */
import { useCallback, useContext, useEffect, useState } from 'react';
import { CallError } from '../../shared/api/calls.ts';
import type { CommandInput, CommandName, CommandReply } from '../../shared/api/contract.ts';
import { makeId } from '../../shared/base/id.ts';
import type { CountWay } from '../../shared/shipping/vocabulary.ts';
import { sentenceOf } from '../../shared/words/words.ts';
import { useSentence, useUndo } from '../platform/act.ts';
import { useTransport } from '../platform/live.ts';
import { addUndoable } from '../platform/undo-store.ts';
import { LanguageContext, useWords } from '../platform/words.ts';
import { showToast } from '../ui/toast-store.ts';
import { showAnswer } from './band.ts';
import { goodsName } from './pack-said.ts';
import { type Awaited, openQtyOf, type PickRow, type PickStop, sharesOf } from './pick-stops.ts';

export interface Picking {
  readonly awaited: Awaited;
  /** Everything of the stop is in the hand. */
  readonly confirm: (stop: PickStop, way: CountWay) => void;
  /** Only `found` units are there; the rest is missing. */
  readonly miss: (stop: PickStop, found: number) => void;
}

export function usePicking(rows: readonly PickRow[]): Picking {
  const [awaited, setAwaited] = useState<Awaited>(new Map());
  const words = useWords().pickAndPack.pick;
  const send = useSend();
  const tell = useTellMissing();

  // What the engine has said itself is not awaited any more.
  useEffect(() => {
    setAwaited((before) => {
      const open = [...before].filter(([id, qty]) =>
        rows.some((row) => row.fulfilmentLineId === id && row.pickedQty < qty),
      );
      return open.length === before.size ? before : new Map(open);
    });
  }, [rows]);

  const take = useCallback(
    (row: PickRow, qty: number, way: CountWay, name: string) => {
      const { fulfilmentLineId } = row;
      const target = row.qty - openQtyOf(row, awaited) + qty;
      const set = (value: number | undefined): void =>
        setAwaited((before) => {
          const next = new Map(before);
          if (value === undefined) next.delete(fulfilmentLineId);
          else next.set(fulfilmentLineId, value);
          return next;
        });
      set(target);
      void send('pick.confirm', { fulfilmentLineId, qty, way }).then((sent) => {
        if (!sent) set(undefined);
        else {
          if (sent.reply.qty < qty) set(target - qty + sent.reply.qty);
          if (sent.canUndo) addUndoable({ commandId: sent.id, text: words.right(name) });
        }
      });
    },
    [awaited, send, words],
  );

  return {
    awaited,
    confirm: (stop, way) => {
      const name = goodsName(stop);
      for (const { row, qty } of sharesOf(stop, stop.openQty, awaited)) take(row, qty, way, name);
    },
    miss: (stop, found) => {
      const name = goodsName(stop);
      const taken = new Map(sharesOf(stop, found, awaited).map(({ row, qty }) => [row, qty]));
      for (const [row, qty] of taken) take(row, qty, 'confirmed', name);
      const missing = stop.rows.map((row) => ({
        fulfilmentLineId: row.fulfilmentLineId,
        qty: openQtyOf(row, awaited) - (taken.get(row) ?? 0),
      }));
      void Promise.all(missing.filter(({ qty }) => qty > 0).map((args) => send('pick.not_found', args))).then(
        (sent) => tell(name, sent),
      );
    },
  };
}

/** What became of units that were not there, with the way back. */
function useTellMissing() {
  const words = useWords().pickAndPack.pick;
  const undoWord = useWords().shell.kit.undo;
  const undo = useUndo();
  return (name: string, sent: readonly (Sent<'pick.not_found'> | undefined)[]): void => {
    const done = sent.filter((each) => each !== undefined);
    if (done.length === 0) return;
    const sum = (of: (reply: CommandReply<'pick.not_found'>) => number): number =>
      done.reduce((total, { reply }) => total + of(reply), 0);
    const otherBin = sum((reply) => reply.otherBinQty);
    const withdrawn = sum((reply) => reply.withdrawnQty);
    const text = [
      `${words.notFoundDone(name)}.`,
      otherBin > 0 && words.otherBin(otherBin),
      withdrawn > 0 && words.withdrawn(withdrawn),
    ]
      .filter(Boolean)
      .join(' ');
    const undoable = done.filter((each) => each.canUndo);
    const [only] = undoable;
    const action = { label: undoWord, keys: 'Mod+z', run: () => only && void undo(only.id) };
    const toastId = showToast(undoable.length === 1 ? { text, action } : { text });
    for (const { id } of undoable) addUndoable({ commandId: id, text: words.notFoundDone(name), toastId });
  };
}

interface Sent<N extends CommandName> {
  readonly id: string;
  readonly reply: CommandReply<N>;
  readonly canUndo: boolean;
}

/** Undefined: it was refused or not answered; the counter says why. */
function useSend() {
  const { call } = useTransport();
  const sentence = useSentence();
  const language = useContext(LanguageContext);
  return useCallback(
    async <N extends CommandName>(name: N, args: CommandInput<N>): Promise<Sent<N> | undefined> => {
      const id = makeId('command', Date.now(), crypto.getRandomValues(new Uint8Array(10)));
      try {
        const answer = await call.command(name, args, { id });
        if (answer.ok) return { id, reply: answer.value, canUndo: answer.canUndo };
        showAnswer({ kind: 'wrong', text: sentenceOf(answer.error, language) });
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        showAnswer({ kind: 'wrong', text: sentence(error) });
      }
      return undefined;
    },
    [call, sentence, language],
  );
}
