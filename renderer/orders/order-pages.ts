/**
 * The loaded part of the list: pages in a row, read by key in both directions. Pure. What arrives is counted and shown on
 * demand; what has left the view stays, marked done, until the view is left: rows never move by themselves.
 */
import type { QueryReply } from '../../shared/api/contract.ts';
import type { OrderRow } from '../../shared/api/orders.ts';

export type PageReply = QueryReply<'orders.list'>;

/** How a page was asked for, so that the same stretch can be read again. */
export type PageAsk = { readonly after?: string; readonly before?: string };

export interface Page {
  readonly ask: PageAsk;
  readonly reply: PageReply;
}

export interface Pages {
  readonly pages: readonly Page[];
  /** Rows before the first loaded one, as far as known. */
  readonly skipped: number;
  /** Rows that have left the view since they were loaded. */
  readonly done: ReadonlySet<string>;
  /** Ids that would be here now. */
  readonly arrived: ReadonlySet<string>;
}

/** So many pages are kept; the far end is let go and read again when the view comes back. */
export const MOST_PAGES = 5;

export const startPages = (reply: PageReply): Pages => ({
  pages: [{ ask: {}, reply }],
  skipped: 0,
  done: new Set(),
  arrived: new Set(),
});

export const rowsOf = (state: Pages): readonly OrderRow[] => {
  const seen = new Set<string>();
  return state.pages
    .flatMap(({ reply }) => reply.rows)
    .filter((row) => (seen.has(row.id) ? false : seen.add(row.id) !== undefined));
};

export const nextAsk = (state: Pages): PageAsk | undefined => {
  const cursor = state.pages.at(-1)?.reply.next;
  return cursor ? { after: cursor } : undefined;
};

export const previousAsk = (state: Pages): PageAsk | undefined => {
  const cursor = state.pages[0]?.reply.previous;
  return cursor ? { before: cursor } : undefined;
};

export function withPage(state: Pages, end: 'before' | 'after', page: Page): Pages {
  const pages = end === 'after' ? [...state.pages, page] : [page, ...state.pages];
  if (end === 'before') {
    return {
      ...state,
      pages: pages.slice(0, MOST_PAGES),
      skipped: Math.max(0, state.skipped - page.reply.rows.length),
    };
  }
  const gone = pages.slice(0, Math.max(0, pages.length - MOST_PAGES));
  return {
    ...state,
    pages: pages.slice(gone.length),
    skipped: state.skipped + gone.reduce((sum, each) => sum + each.reply.rows.length, 0),
  };
}

/** The same stretches read again, in the same order: values follow, places stay. */
export function refreshed(state: Pages, replies: readonly PageReply[]): Pages {
  const now = new Map(replies.flatMap(({ rows }) => rows).map((row) => [row.id, row]));
  const shown = rowsOf(state);
  if (shown.length === 0 && replies[0]) return startPages(replies[0]);
  const shownIds = new Set(shown.map((row) => row.id));
  const done = new Set(shown.filter((row) => !now.has(row.id)).map((row) => row.id));
  return {
    ...state,
    done,
    arrived: new Set(arrivals([...now.keys()], shownIds, isAtEnd(state))),
    pages: state.pages.map(({ ask, reply }) => ({
      ask,
      reply: { ...reply, rows: reply.rows.map((row) => now.get(row.id) ?? row) },
    })),
  };
}

const isAtEnd = (state: Pages): boolean => state.pages.at(-1)?.reply.next === null;

/** Rows that only moved up because others left come in from the end: those are no news. */
function arrivals(now: readonly string[], shown: ReadonlySet<string>, atEnd: boolean): string[] {
  const lastShown = now.findLastIndex((id) => shown.has(id));
  return now.filter((id, index) => !shown.has(id) && (atEnd || index < lastShown));
}
