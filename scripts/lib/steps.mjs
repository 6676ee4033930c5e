/** The checks that are no tests: types of every part, lint and format. Each counts as one that passed or failed. */
import { capture } from './child.mjs';
import { inRoot, ROOT } from './root.mjs';

/** @typedef {{ name: string, program: string, args: string[] }} Step */
/** @typedef {{ passed: number, failed: number }} Sum */

const TYPED = ['shared', 'main', 'renderer', 'test', 'scripts'];
const AT_ONCE = 2;

/** @returns {Step[]} */
export function checkSteps() {
  const bin = (/** @type {string} */ name) =>
    inRoot('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
  return [
    ...TYPED.map((part) => ({
      name: `types of ${part}`,
      program: bin('tsc'),
      args: ['-p', part, '--pretty', 'false'],
    })),
    { name: 'lint and format', program: bin('biome'), args: ['check', '--error-on-warnings', '.'] },
  ];
}

/**
 * Runs the steps, two at a time, and tells of each; a failing one with what it wrote.
 * @param {readonly Step[]} steps
 * @returns {Promise<Sum>}
 */
export async function runSteps(steps) {
  const queue = [...steps];
  const sum = { passed: 0, failed: 0 };
  const worker = async () => {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      const { code, output } = await capture(step.program, step.args, {
        cwd: ROOT,
        shell: process.platform === 'win32',
      });
      if (code === 0) sum.passed += 1;
      else sum.failed += 1;
      process.stdout.write(code === 0 ? ` ✓ ${step.name}\n` : ` ✗ ${step.name}\n${output.trimEnd()}\n`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return sum;
}
