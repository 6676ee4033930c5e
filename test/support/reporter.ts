/**
 * Sums a test run up into a file, for `scripts/test.mjs`: how many passed and failed, and each skip by its full name, so
 * that a skip nobody allowed can fail the run. Prints nothing.
 */
import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';

export type Skip = {
  /** `test/stock/count.test.ts > counting > below what is promised` */
  readonly name: string;
  /** What the test itself said when it skipped, if it did. */
  readonly note: string | undefined;
};

export type Summary = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly Skip[];
  /** What went wrong outside of any test: a file that does not load, a hook, an unhandled rejection. */
  readonly errors: readonly string[];
  /** The full name of every test that was collected. */
  readonly names: readonly string[];
};

/** The parts of vitest's tree that the sum needs. */
type Case = Pick<TestCase, 'fullName' | 'result'>;
type Module = Pick<TestModule, 'relativeModuleId' | 'errors'> & {
  readonly children: {
    allTests: () => Iterable<Case>;
    allSuites: () => Iterable<{ readonly fullName: string; errors: () => readonly SerializedError[] }>;
  };
};

export function summarise(modules: readonly Module[], unhandled: readonly SerializedError[]): Summary {
  const tests = modules.flatMap((module) =>
    [...module.children.allTests()].map((test) => ({
      name: `${module.relativeModuleId} > ${test.fullName}`,
      result: test.result(),
    })),
  );
  return {
    passed: tests.filter(({ result }) => result.state === 'passed').length,
    // A test that never came to an end did not pass.
    failed: tests.filter(({ result }) => result.state === 'failed' || result.state === 'pending').length,
    skipped: tests.flatMap(({ name, result }) =>
      result.state === 'skipped' ? [{ name, note: result.note }] : [],
    ),
    errors: [
      ...modules.flatMap((module) => [
        ...module.errors().map((error) => `${module.relativeModuleId}: ${error.message}`),
        ...[...module.children.allSuites()].flatMap((suite) =>
          suite.errors().map((error) => `${module.relativeModuleId} > ${suite.fullName}: ${error.message}`),
        ),
      ]),
      ...unhandled.map((error) => `Unhandled: ${error.message}`),
    ],
    names: tests.map(({ name }) => name),
  };
}

export class SummaryReporter implements Reporter {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    writeFileSync(this.#path, JSON.stringify(summarise(modules, unhandled)));
  }
}
