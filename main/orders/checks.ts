/** The invariants of orders: what is derived equals its rule for every row, counts are right, no hold stands twice. */
import { derive } from '../../shared/orders/derive.ts';
import type { Check } from '../db/checks.ts';
import type { Reader } from '../db/handle.ts';
import { claimFaults, countFaults, derivedPage, doubledHolds } from './check-store.ts';
import { derivedColumns } from './derived-store.ts';
import { loadFacts } from './facts-store.ts';

const PAGE = 500;
const MOST = 20;

export const orderChecks: readonly Check[] = [
  {
    name: 'orders_derived_columns_equal_rules',
    find(reader) {
      const faults: string[] = [];
      for (let after = 0; faults.length < MOST; ) {
        const rows = derivedPage(reader, after, PAGE);
        const last = rows.at(-1);
        if (!last) break;
        after = last.order_key;
        const facts = loadFacts(
          reader,
          rows.map((row) => row.id),
        );
        for (const row of rows) {
          const own = facts.get(row.id);
          if (!own) continue;
          const wanted = Object.entries(derivedColumns(own, derive(own)));
          const wrong = wanted.find(([column, value]) => row[column as keyof typeof row] !== value);
          if (wrong)
            faults.push(
              `${row.id}: ${wrong[0]} is ${String(row[wrong[0] as keyof typeof row])}, rule says ${wrong[1]}`,
            );
        }
      }
      return faults.slice(0, MOST);
    },
  },
  {
    name: 'orders_counts_are_kept',
    find: (reader) =>
      countFaults(reader).map((row) => `${row.bucket}: kept ${row.count}, there are ${row.real}`),
  },
  {
    name: 'orders_claims_within_allocated',
    find: (reader: Reader) =>
      claimFaults(reader).map(
        (row) => `${row.line_id}: claims ${Number(row.claimed)}, allocated ${row.allocated_qty}`,
      ),
  },
  {
    name: 'orders_holds_stand_once',
    find: (reader: Reader) =>
      doubledHolds(reader).map((row) => `${row.order_id}: ${row.code} stands more than once`),
  },
];
