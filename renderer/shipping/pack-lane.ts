/**
 * The pack table's lane: what was scanned or pressed is accepted at once, kept on this device, and carried out one after
 * the other. A screen never waits for an answer to take the next scan; a reload goes on where it was.
 */
import { z } from 'zod';
import { create } from 'zustand';
import { CallError } from '../../shared/api/calls.ts';
import { makeId } from '../../shared/base/id.ts';
import { keep, readKept } from '../platform/kept.ts';
import { type Call, runStep } from './pack-run.ts';
import type { Said } from './pack-said.ts';
import { type Act, type Step, stepSchema } from './pack-step.ts';

const KEY = 'shipping.lane';

export interface Lane {
  /** Oldest first; the first one is on its way. */
  readonly steps: readonly Step[];
  /** What came of the last one; `turn` tells two equal answers apart. */
  readonly said: (Said & { readonly turn: number }) | undefined;
  /** Pieces of work that were finished since the program was opened. */
  readonly finished: ReadonlySet<string>;
}

export const useLane = create<Lane>()(() => ({
  steps: readKept(KEY, z.array(stepSchema)) ?? [],
  said: undefined,
  finished: new Set(),
}));

let call: Call | undefined;
let isRunning = false;
let turn = 0;

/** Gives the lane its way to the engine; what was left over goes on. */
export function startLane(engine: Call): void {
  call = engine;
  void drain();
}

export function act(fulfilmentId: string, what: Act): void {
  const id = makeId('command', Date.now(), crypto.getRandomValues(new Uint8Array(10)));
  setSteps([...useLane.getState().steps, { id, fulfilmentId, act: what }]);
  void drain();
}

function setSteps(steps: readonly Step[]): void {
  useLane.setState({ steps });
  keep(KEY, steps.length === 0 ? undefined : steps);
}

async function drain(): Promise<void> {
  if (isRunning || !call) return;
  isRunning = true;
  try {
    for (let step = first(); step; step = first()) {
      const said = await carriedOut(call, step);
      if (!said) return;
      setSteps(useLane.getState().steps.filter((each) => each.id !== step?.id));
      turn += 1;
      const { finished } = useLane.getState();
      const isFinished = said.is === 'closed' || (said.is === 'counted' && said.closed !== undefined);
      useLane.setState({
        said: { ...said, turn },
        ...(isFinished ? { finished: new Set([...finished, said.fulfilmentId]) } : {}),
      });
    }
  } finally {
    isRunning = false;
  }
}

const first = (): Step | undefined => useLane.getState().steps[0];

/** Undefined: there is no engine any more; the step stays for the next window. */
async function carriedOut(engine: Call, step: Step): Promise<Said | undefined> {
  try {
    return await runStep(engine, step);
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    if (error.code === 'connection_lost') return undefined;
    return {
      is: 'refused',
      refusal: { code: error.code, data: error.data },
      fulfilmentId: step.fulfilmentId,
    };
  }
}
