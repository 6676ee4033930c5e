/** The answer that lights the counter: one at a time, with its tone; it stays until the next one or Escape. */
import { create } from 'zustand';
import type { ScanAnswer } from '../ui/counter/scan-frame.tsx';
import { playTone } from '../ui/tone.ts';

export const useBand = create<{ readonly answer: ScanAnswer | undefined }>()(() => ({ answer: undefined }));

export function showAnswer(answer: ScanAnswer): void {
  playTone(answer.kind);
  useBand.setState({ answer });
}

export const clearAnswer = (): void => useBand.setState({ answer: undefined });
