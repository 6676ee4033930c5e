/**
 * Acts for components: runs a command, shows the toast with *Undo* where it can be taken back, and keeps the sentence of
 * a refusal until the next try, to be shown beside the thing it concerns.
 */
import { useCallback, useContext, useState } from 'react';
import { CallError } from '../../shared/api/calls.ts';
import type {
  CommandInput,
  CommandName,
  CommandReply,
  TaskInput,
  TaskName,
  TaskReply,
} from '../../shared/api/contract.ts';
import { makeId } from '../../shared/base/id.ts';
import type { Refusal } from '../../shared/base/result.ts';
import { sentenceOf } from '../../shared/words/words.ts';
import { closeToast, showToast } from '../ui/toast-store.ts';
import { useTransport } from './live.ts';
import { addUndoable, dropUndoable, useUndoables } from './undo-store.ts';
import { LanguageContext, useWords } from './words.ts';

export interface Act<A, R> {
  /** Answers undefined where it was refused or not answered; `problem` then says why. */
  readonly run: (args: A, done?: string | ((reply: R) => string)) => Promise<R | undefined>;
  readonly isRunning: boolean;
  /** The sentence of the last refusal. */
  readonly problem: string | undefined;
  readonly refusal: Refusal | undefined;
  readonly clear: () => void;
}

const random = (): Uint8Array => crypto.getRandomValues(new Uint8Array(10));

/** The sentence for whatever went wrong with a call. */
export function useSentence(): (error: unknown) => string {
  const language = useContext(LanguageContext);
  return useCallback(
    (error) => {
      if (error instanceof CallError) return sentenceOf({ code: error.code, data: error.data }, language);
      return sentenceOf({ code: 'failed' }, language);
    },
    [language],
  );
}

/** `done` is what the toast says; without it success is silent (but can still be undone with Ctrl Z). */
export function useAct<N extends CommandName>(name: N): Act<CommandInput<N>, CommandReply<N>> {
  const { call } = useTransport();
  const words = useWords();
  const undo = useUndo();
  const { state, track } = useTracked();
  const run = useCallback(
    (args: CommandInput<N>, done?: string | ((reply: CommandReply<N>) => string)) =>
      track(async () => {
        const id = makeId('command', Date.now(), random());
        const answer = await call.command(name, args, { id });
        if (!answer.ok) return answer;
        const text = typeof done === 'function' ? done(answer.value) : done;
        const action = { label: words.shell.kit.undo, keys: 'Mod+z', run: () => void undo(id) };
        const toastId =
          text === undefined ? undefined : showToast(answer.canUndo ? { text, action } : { text });
        if (answer.canUndo) {
          const entry = { commandId: id, text: text ?? words.shell.undo.lastAct };
          addUndoable(toastId === undefined ? entry : { ...entry, toastId });
        }
        return answer;
      }),
    [call, name, track, undo, words],
  );
  return { run, ...state };
}

/** The same for what reaches outside. */
export function useTaskAct<N extends TaskName>(name: N): Act<TaskInput<N>, TaskReply<N>> {
  const { call } = useTransport();
  const { state, track } = useTracked();
  const run = useCallback(
    (args: TaskInput<N>, done?: string | ((reply: TaskReply<N>) => string)) =>
      track(async () => {
        const result = await call.task(name, args);
        const text = result.ok ? (typeof done === 'function' ? done(result.value) : done) : undefined;
        if (text !== undefined) showToast({ text });
        return result;
      }),
    [call, name, track],
  );
  return { run, ...state };
}

/** Takes a command of this window back and says so. */
export function useUndo(): (commandId: string) => Promise<void> {
  const { call } = useTransport();
  const words = useWords();
  const language = useContext(LanguageContext);
  const sentence = useSentence();
  return useCallback(
    async (commandId) => {
      const entry = useUndoables.getState().entries.find((each) => each.commandId === commandId);
      if (!entry) return;
      dropUndoable(commandId);
      if (entry.toastId !== undefined) closeToast(entry.toastId);
      try {
        const answer = await call.command('command.undo', { commandId });
        if (answer.ok) showToast({ text: words.shell.undo.undone(entry.text) });
        else showToast({ tone: 'failed', text: sentenceOf(answer.error, language) });
      } catch (error) {
        showToast({ tone: 'failed', text: sentence(error) });
      }
    },
    [call, words, language, sentence],
  );
}

type Outcome<R> = { readonly ok: true; readonly value: R } | { readonly ok: false; readonly error: Refusal };

function useTracked() {
  const language = useContext(LanguageContext);
  const [running, setRunning] = useState(0);
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined);
  const track = useCallback(async <R>(work: () => Promise<Outcome<R>>): Promise<R | undefined> => {
    setRunning((count) => count + 1);
    setRefusal(undefined);
    try {
      const outcome = await work();
      if (outcome.ok) return outcome.value;
      setRefusal(outcome.error);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal({ code: error.code, data: error.data });
    } finally {
      setRunning((count) => count - 1);
    }
    return undefined;
  }, []);
  const clear = useCallback(() => setRefusal(undefined), []);
  const problem = refusal && sentenceOf(refusal, language);
  return { state: { isRunning: running > 0, problem, refusal, clear }, track };
}
