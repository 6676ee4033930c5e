/**
 * The database handle: runs what Kysely built, synchronously, with statements prepared once. `read` is one snapshot,
 * `write` one immediate transaction; a promise is refused by type and at run time, so that nothing is awaited inside.
 */
import Database from 'better-sqlite3';
import type { Insertable, Updateable } from 'kysely';
import type { Compilable } from './query.ts';
import type { Schema } from './schema.ts';

export type NotPromise<T> = T extends PromiseLike<unknown> ? never : T;
export type Table = keyof Schema & string;

export interface Reader {
  all<O>(query: Compilable<O>): O[];
  first<O>(query: Compilable<O>): O | undefined;
}

export interface Tx extends Reader {
  /** Number of rows changed. */
  run(query: Compilable): number;
  /** One row; the statement is cached by table and columns. Answers the row id. */
  insert<T extends Table>(table: T, row: Insertable<Schema[T]>): number;
  /** Changes the one row whose `key` column has that value; answers whether there was one. */
  update<T extends Table>(
    table: T,
    key: { readonly [K in keyof Schema[T] & string]?: string | number },
    patch: Updateable<Schema[T]>,
  ): boolean;
  /** Work that is taken back alone when it throws. */
  savepoint<T>(work: () => NotPromise<T>): T;
  /** The number this transaction will have when it commits. */
  readonly commitNumber: number;
}

export interface Db {
  read<T>(work: (reader: Reader) => NotPromise<T>): T;
  write<T>(work: (tx: Tx) => NotPromise<T>): T;
  /** Number of the last commit that this connection sees. */
  lastCommit(): number;
  /** The connection itself, for `main/db` only: pragmas, checks, backups. */
  readonly raw: Database.Database;
  close(): void;
}

export interface OpenOptions {
  readonly readonly?: boolean;
}

/** Opens a connection with our pragmas. The file must exist for a read-only one. Errors are better-sqlite3's. */
export function openDb(path: string, options: OpenOptions = {}): Db {
  const raw = new Database(path, {
    readonly: options.readonly ?? false,
    fileMustExist: options.readonly ?? false,
  });
  raw.pragma('busy_timeout = 10000');
  if (!options.readonly) {
    raw.pragma('journal_mode = WAL');
    // What was confirmed survives a power cut.
    raw.pragma('synchronous = FULL');
    raw.pragma('secure_delete = ON');
    raw.pragma('wal_autocheckpoint = 4000');
  }
  raw.pragma('foreign_keys = ON');
  raw.pragma('temp_store = MEMORY');
  raw.pragma('cache_size = -65536');
  raw.pragma('mmap_size = 268435456');
  return new Handle(raw);
}

interface Shape {
  readonly columns: readonly string[];
  readonly statement: Database.Statement;
}

class Handle implements Db, Tx {
  readonly raw: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  readonly #shapes = new Map<string, Shape[]>();
  #depth = 0;
  #commitNumber = 0;

  constructor(raw: Database.Database) {
    this.raw = raw;
  }

  get commitNumber(): number {
    return this.#commitNumber;
  }

  lastCommit(): number {
    const row = this.#prepare('select number from commit_state').get() as { number: number } | undefined;
    return row?.number ?? 0;
  }

  close(): void {
    this.#statements.clear();
    this.#shapes.clear();
    this.raw.close();
  }

  read<T>(work: (reader: Reader) => NotPromise<T>): T {
    return this.#inside('begin', work);
  }

  write<T>(work: (tx: Tx) => NotPromise<T>): T {
    return this.#inside('begin immediate', (tx) => {
      const row = this.#prepare('update commit_state set number = number + 1 returning number').get();
      this.#commitNumber = (row as { number: number }).number;
      return work(tx);
    });
  }

  #inside<T>(begin: string, work: (tx: Tx) => NotPromise<T>): T {
    if (this.#depth > 0) throw new Error('A transaction is already open on this connection');
    this.#prepare(begin).run();
    this.#depth = 1;
    try {
      const result = work(this);
      refusePromise(result);
      this.#prepare('commit').run();
      return result;
    } catch (error) {
      if (this.raw.inTransaction) this.#prepare('rollback').run();
      throw error;
    } finally {
      this.#depth = 0;
    }
  }

  savepoint<T>(work: () => NotPromise<T>): T {
    const name = `s${this.#depth}`;
    this.#prepare(`savepoint ${name}`).run();
    this.#depth += 1;
    try {
      const result = work();
      refusePromise(result);
      this.#prepare(`release ${name}`).run();
      return result;
    } catch (error) {
      if (this.raw.inTransaction) {
        this.#prepare(`rollback to ${name}`).run();
        this.#prepare(`release ${name}`).run();
      }
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  all<O>(query: Compilable<O>): O[] {
    const { sql, parameters } = query.compile();
    return this.#prepare(sql).all(parameters) as O[];
  }

  first<O>(query: Compilable<O>): O | undefined {
    const { sql, parameters } = query.compile();
    return this.#prepare(sql).get(parameters) as O | undefined;
  }

  run(query: Compilable): number {
    const { sql, parameters } = query.compile();
    return this.#prepare(sql).run(parameters).changes;
  }

  insert(table: string, row: object): number {
    const shape = this.#shape(`insert ${table}`, Object.keys(row), (columns) => {
      const marks = columns.map(() => '?').join(', ');
      return `insert into "${table}" ("${columns.join('", "')}") values (${marks})`;
    });
    return Number(shape.run(Object.values(row)).lastInsertRowid);
  }

  update(table: string, key: object, patch: object): boolean {
    const columns = Object.keys(patch);
    if (columns.length === 0) return true;
    const keys = Object.keys(key);
    const shape = this.#shape(`update ${table} ${columns.length}`, [...columns, ...keys], (all) => {
      const sets = all.slice(0, columns.length).map((column) => `"${column}" = ?`);
      const where = all.slice(columns.length).map((column) => `"${column}" = ?`);
      return `update "${table}" set ${sets.join(', ')} where ${where.join(' and ')}`;
    });
    return shape.run([...Object.values(patch), ...Object.values(key)]).changes > 0;
  }

  /** Rows of one kind come in few shapes: comparing column names costs less than building the statement's text. */
  #shape(
    kind: string,
    columns: readonly string[],
    build: (columns: readonly string[]) => string,
  ): Database.Statement {
    const known = this.#shapes.get(kind) ?? [];
    for (const shape of known) {
      if (
        shape.columns.length === columns.length &&
        shape.columns.every((name, at) => name === columns[at])
      ) {
        return shape.statement;
      }
    }
    const shape = { columns: [...columns], statement: this.#prepare(build(columns)) };
    this.#shapes.set(kind, [...known, shape]);
    return shape.statement;
  }

  #prepare(text: string): Database.Statement {
    let statement = this.#statements.get(text);
    if (!statement) {
      statement = this.raw.prepare(text);
      // Rare statements with spliced texts must not grow the cache without bound.
      if (this.#statements.size > 2000) this.#statements.clear();
      this.#statements.set(text, statement);
    }
    return statement;
  }
}

function refusePromise(value: unknown): void {
  if (typeof value === 'object' && value !== null && 'then' in value) {
    throw new Error('A transaction must not be asynchronous: a promise came out of it');
  }
}
