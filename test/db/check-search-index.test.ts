/**
 * SQLite's integrity check of a full-text index trusts what its connection remembers of the index, and only a cursor
 * makes it look again: a connection that has searched before others wrote would call a whole file damaged.
 */
import { afterEach, expect, it } from 'vitest';
import { integrityProblems } from '../../main/db/check-store.ts';
import { openDb } from '../../main/db/handle.ts';
import { createTestPipeline, type TestPipeline } from '../support/pipeline.ts';

let t: TestPipeline;
afterEach(() => t.close());

it.each(['order_search', 'customer_search'])(
  'a file is found whole by a connection that searched %s before others wrote',
  (table) => {
    t = createTestPipeline({ handlers: {} });
    const write = (from: number): void => {
      for (let round = from; round < from + 60; round += 1) {
        t.db.raw.prepare(`delete from ${table} where rowid = ?`).run(round % 7);
        t.db.raw.prepare(`insert into ${table} (rowid, grams) values (?, ?)`).run(round % 7, `w${round} abc`);
      }
    };
    write(0);
    const reader = openDb(t.db.raw.name, { readonly: true });
    reader.raw.prepare(`select rowid from ${table} where ${table} match 'abc'`).all();
    write(60);
    expect(reader.read(integrityProblems)).toEqual([]);
    reader.close();
  },
);
