/**
 * The contract has a version: scripts, stations and queues depend on it. Whatever changes is named here and has to be
 * accepted on purpose.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commands, queries, tasks } from '../../shared/api/contract.ts';
import type { CommandDef, QueryDef, TaskDef } from '../../shared/api/define.ts';
import { CONTRACT_VERSION } from '../../shared/api/version.ts';

const FILE = join(import.meta.dirname, 'contract.json');

interface Accepted {
  readonly version: number;
  /** A digest of everything that callers see, by kind and name. */
  readonly entries: Readonly<Record<string, string>>;
}

/** Key order carries no meaning, neither does the order of refusals. */
const plain = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(plain)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, plain(inner)]),
        )
      : value;

const schema = (type: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(type, { io, unrepresentable: 'any', cycles: 'ref' });

const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(plain(value)))
    .digest('hex')
    .slice(0, 16);

function entries(): Record<string, string> {
  const shapes = (def: CommandDef | QueryDef | TaskDef) => [
    def.permission,
    schema(def.args, 'input'),
    schema(def.reply, 'output'),
  ];
  const found: [string, string][] = [
    ...Object.entries<CommandDef>(commands).map(([name, def]): [string, string] => [
      `command ${name}`,
      digest([...shapes(def), def.kind, def.version, def.undo, [...def.errors].sort(), def.secret ?? []]),
    ]),
    ...Object.entries<QueryDef>(queries).map(([name, def]): [string, string] => [
      `query ${name}`,
      digest(shapes(def)),
    ]),
    ...Object.entries<TaskDef>(tasks).map(([name, def]): [string, string] => [
      `task ${name}`,
      digest([...shapes(def), [...def.errors].sort()]),
    ]),
  ];
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('the contract', () => {
  const now: Accepted = { version: CONTRACT_VERSION, entries: entries() };

  it('is the accepted one; a change is accepted with ACCEPT_CONTRACT=1 npx vitest run test/api/contract.test.ts', () => {
    if (process.env.ACCEPT_CONTRACT === '1') writeFileSync(FILE, `${JSON.stringify(now, null, 2)}\n`);
    // What was removed or changed needs a new version in shared/api/version.ts, and commands an upcast of what waits in
    // queues; what was only added does not.
    expect(now).toEqual(JSON.parse(readFileSync(FILE, 'utf8')));
  });

  it('calls nothing by two names', () => {
    const names = [...Object.keys(commands), ...Object.keys(queries), ...Object.keys(tasks)];
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    const branches = new Set(
      names.flatMap((name) =>
        name
          .split('.')
          .slice(0, -1)
          .map((_, at, path) => path.slice(0, at + 1).join('.')),
      ),
    );
    expect(names.filter((name) => branches.has(name))).toEqual([]);
    expect(names.filter((name) => !/^[a-z]+(_[a-z]+)*(\.[a-z]+(_[a-z]+)*)+$/.test(name))).toEqual([]);
  });

  it('is decoded strictly: what it does not know is refused', () => {
    const loose = [...Object.entries(commands), ...Object.entries(tasks), ...Object.entries(queries)].filter(
      ([, def]) => (def as CommandDef).args.safeParse({ noSuchArgument: 1 }).success,
    );
    expect(loose.map(([name]) => name)).toEqual([]);
  });
});
