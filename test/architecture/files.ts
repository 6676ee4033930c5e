/** What is asked of every file: its name, its length, its first words, and what it does not mention. */
import { posix } from 'node:path';
import type { Fault } from './sources.ts';

export type TextFile = { readonly path: string; readonly text: string };

/** More than this is a reason to look again; more than twice this is a reason to fail. */
export const LONG_LINES = 300;

export const lengthOf = ({ text }: TextFile): number => text.split('\n').length - 1;

export const longFiles = (files: readonly TextFile[], limit: number): Fault[] =>
  files
    .filter((file) => lengthOf(file) > limit)
    .map((file) => ({ path: file.path, fault: `has ${lengthOf(file)} lines` }));

/** `next-steps.ts`, `next-steps.test.ts`, `0001-first.ts`. */
export const misnamed = (files: readonly TextFile[]): Fault[] =>
  files
    .filter(({ path }) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.[a-z]+$/.test(posix.basename(path)))
    .map(({ path }) => ({ path, fault: 'is not named in kebab-case' }));

/** Written so that the patterns do not find themselves. */
const UNMENTIONABLE: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['a package registry', /registry\.(npmjs|yarnpkg|npmmirror)\./],
  ['unfinished work', /\b(TO[D]O|FIX[M]E)\b/],
  ['a folder of one machine', /(^|[\s'"`(])\/(work|home|Users)\/\w/m],
];

export const unmentionables = (files: readonly TextFile[]): Fault[] =>
  files.flatMap(({ path, text }) =>
    UNMENTIONABLE.filter(([, pattern]) => pattern.test(text)).map(([name]) => ({
      path,
      fault: `mentions ${name}`,
    })),
  );
