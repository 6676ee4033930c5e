/** What a command of the command line touches of the process: data to stdout, everything else to stderr. */
import type { Refusal } from '../../shared/base/result.ts';

export interface Io {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** Data: one line, or a whole document. */
  out(line: string): void;
  /** For the person in front of it. */
  err(line: string): void;
  /** Everything on stdin, as text. */
  input(): Promise<string>;
  /** Resolves when the person or the system asks the program to end. */
  readonly asked: Promise<void>;
}

export const EXIT = { done: 0, failed: 1, usage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Wrong usage: its sentence is shown with the usage, exit code 2. */
export class UsageError extends Error {}

/** A refusal on its way to stderr, exit code 1. */
export class RefusedError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}
