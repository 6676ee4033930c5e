/**
 * Builds SQL, never runs it: `q` is Kysely typed by the schema, `hot` compiles a statement once for paths where the
 * 3–12 µs of compiling would show.
 */
import type { CompiledQuery } from 'kysely';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** Anything Kysely can compile to one statement whose rows are `O`. */
export interface Compilable<O = unknown> {
  compile(): CompiledQuery<O>;
}

export const q = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * Compiles a statement once: `hot<{ id: string }>()((slot) => q.selectFrom(…).where('id', '=', slot('id')))`. A slot
 * stands for a value given later; the result is as compilable as the builder was: `tx.all(linesOf.with({ id }))`.
 */
export const hot =
  <P extends object = Record<never, never>>() =>
  <O>(build: (slot: <K extends keyof P & string>(name: K) => P[K]) => Compilable<O>): Hot<P, O> => {
    let compiled: CompiledQuery<O> | undefined;
    return {
      with(params) {
        compiled ??= build((name) => new Slot(name) as never).compile();
        const { sql: text, parameters, query, queryId } = compiled;
        const values = parameters.map((value) =>
          value instanceof Slot ? params[value.name as keyof P] : value,
        );
        return { compile: () => ({ sql: text, parameters: values, query, queryId }) };
      },
    };
  };

export interface Hot<P extends object, O> {
  with(params: P): Compilable<O>;
}

/** A list of any length as one parameter, so that the statement's text stays the same: `where('id', 'in', among(ids))`. */
export const among = <T extends string | number>(values: readonly T[]) =>
  sql<T>`(select value from json_each(${JSON.stringify(values)}))`;

/** The same for `hot` statements: the slot's value is the list as JSON text (`JSON.stringify(ids)`). */
export const amongJson = <T extends string | number>(json: string) =>
  sql<T>`(select value from json_each(${json}))`;
