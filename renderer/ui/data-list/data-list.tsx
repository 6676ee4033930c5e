// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be a table: its rows are placed, not laid out
/**
 * A list of any length: only what is seen is drawn, more is asked for near the ends, rows never move by themselves (what
 * arrives above the view keeps the view where it is). One tab stop; the current row is named to screen readers.
 */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useKitWords } from '../kit-words.tsx';
import { type Column, fittingColumns, gridTemplate, HEAD_HEIGHT, placed } from './columns.ts';
import { DataHead } from './data-head.tsx';
import styles from './data-list.module.css';
import { DataRow } from './data-row.tsx';
import { NewPill } from './new-pill.tsx';
import { tickedShare, toggled, withRange } from './selection.ts';
import { useListKeys } from './use-list-keys.ts';

export interface DataListProps<T> {
  /** Its name for screen readers and in the key list. */
  readonly label: string;
  readonly rows: readonly T[];
  readonly rowId: (row: T) => string;
  /** What a row is called ("10471"). */
  readonly rowName: (row: T) => string;
  readonly columns: readonly Column<T>[];
  readonly rowHeight?: 32 | 40 | 48;
  /** Position of rows[0] among all, 0 when unknown. */
  readonly firstIndex?: number;
  /** All rows there are; absent when unknown. */
  readonly total?: number;
  readonly currentId: string | null;
  /** Moving (keys, click) to another row. */
  readonly onCurrent: (id: string) => void;
  /** Enter or a click. */
  readonly onOpen?: (id: string) => void;
  /** Default true; false: a click only moves to the row. */
  readonly clickOpens?: boolean;
  /** Gives rows tick boxes. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelected?: (selected: ReadonlySet<string>) => void;
  readonly isDone?: (row: T) => boolean;
  /** Asked when the view comes near an end of the loaded rows; asked again only after rows changed. */
  readonly onNearEnd?: (end: 'before' | 'after') => void;
  readonly status?: 'ready' | 'loading' | 'error';
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode;
  /** What went wrong; above old rows, or instead of rows. */
  readonly error?: ReactNode;
  readonly newCount?: number;
  readonly onShowNew?: () => void;
  /** Answers j, k, x, Enter also when the focus is elsewhere; default true. One list a screen. */
  readonly keys?: boolean;
  /** Takes the focus when it appears. */
  readonly autoFocus?: boolean;
  readonly hideHead?: boolean;
  /** Below the last row of a short list. */
  readonly after?: ReactNode;
}

const NEAR_ROWS = 40;

export function DataList<T>(props: DataListProps<T>) {
  const { rows, rowId, rowHeight = 32, selected, onSelected, onNearEnd, currentId, firstIndex = 0 } = props;
  const words = useKitWords();
  const domId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 });
  const ids = useMemo(() => rows.map(rowId), [rows, rowId]);
  const currentIndex = useMemo(() => (currentId === null ? -1 : ids.indexOf(currentId)), [ids, currentId]);
  const ticks = selected !== undefined;
  const columns = useMemo(
    () => placed(width === 0 ? props.columns : fittingColumns(props.columns, width, ticks), ticks),
    [props.columns, width, ticks],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = (): void => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: props.hideHead ? 0 : HEAD_HEIGHT,
    getItemKey: (index) => ids[index] ?? index,
    // The current row stays drawn wherever the view is, for the grid names it as its active descendant.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (currentIndex >= 0 && !shown.includes(currentIndex)) shown.push(currentIndex);
      return shown.sort((a, b) => a - b);
    },
  });

  // Rows put in above the view must not move what is seen: scroll by their height in the same frame.
  const firstSeen = useRef<{ id: string | undefined; index: number }>({ id: undefined, index: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    const anchor = firstSeen.current;
    if (element && anchor.id !== undefined && element.scrollTop > 0) {
      const now = ids.indexOf(anchor.id);
      if (now >= 0 && now !== anchor.index) element.scrollTop += (now - anchor.index) * rowHeight;
    }
    const index = element ? Math.min(ids.length - 1, Math.floor(element.scrollTop / rowHeight)) : 0;
    firstSeen.current = { id: ids[index], index };
  }, [ids, rowHeight]);

  const items = virtualizer.getVirtualItems();
  const range = virtualizer.range;
  const asked = useRef<{ before: unknown; after: unknown }>({ before: undefined, after: undefined });
  const onScroll = (): void => {
    const element = scroller.current;
    if (!element) return;
    const index = Math.min(ids.length - 1, Math.floor(element.scrollTop / rowHeight));
    firstSeen.current = { id: ids[index], index };
  };
  useEffect(() => {
    if (!onNearEnd || !range || rows.length === 0) return;
    if (range.endIndex >= rows.length - NEAR_ROWS && asked.current.after !== rows) {
      asked.current.after = rows;
      onNearEnd('after');
    }
    if (range.startIndex <= NEAR_ROWS && asked.current.before !== rows) {
      asked.current.before = rows;
      onNearEnd('before');
    }
  }, [onNearEnd, rows, range]);

  const { autoFocus } = props;
  useEffect(() => {
    // Not out of a dialog that was opened while the screen was still loading.
    if (!autoFocus || document.activeElement?.closest('[role="dialog"]')) return;
    scroller.current?.focus({ preventScroll: true });
  }, [autoFocus]);

  // A row made current from outside (panel's next, a scan) comes into view.
  const shownCurrent = useRef<string | null>(null);
  useEffect(() => {
    if (shownCurrent.current === currentId) return;
    shownCurrent.current = currentId;
    if (currentIndex >= 0) virtualizer.scrollToIndex(currentIndex, { align: 'auto' });
  }, [currentId, currentIndex, virtualizer]);

  const lastTicked = useRef<string | undefined>(undefined);
  const tick = useCallback(
    (id: string, toHere: boolean) => {
      if (!selected || !onSelected) return;
      onSelected(toHere ? withRange(selected, ids, [lastTicked.current, id]) : toggled(selected, id));
      lastTicked.current = id;
    },
    [selected, onSelected, ids],
  );
  const { onCurrent, onOpen, clickOpens = true } = props;
  const press = useCallback(
    (id: string, event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('button, a')) return;
      if (event.shiftKey || event.ctrlKey || event.metaKey) {
        tick(id, event.shiftKey);
        return;
      }
      scroller.current?.focus({ preventScroll: true });
      onCurrent(id);
      if (clickOpens) onOpen?.(id);
    },
    [onCurrent, onOpen, clickOpens, tick],
  );

  const onKeyDown = useListKeys({
    label: props.label,
    ids,
    currentIndex,
    pageRows: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 320) / rowHeight) - 2),
    onCurrent,
    onOpen,
    onTick: ticks ? tick : undefined,
    enabled: props.keys ?? true,
  });

  const share = ticks ? tickedShare(selected, ids) : 'none';
  const status = props.status ?? 'ready';
  const known = props.total ?? (onNearEnd ? undefined : rows.length);
  const grid = gridTemplate(columns, ticks);
  const afterTop = (props.hideHead ? 0 : HEAD_HEIGHT) + rows.length * rowHeight;
  return (
    <div className={styles.frame}>
      {status === 'error' && rows.length > 0 && <div className={styles.errorBar}>{props.error}</div>}
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        className={styles.scroller}
        aria-label={props.label}
        aria-busy={status === 'loading' || undefined}
        aria-rowcount={known === undefined ? -1 : known + (props.hideHead ? 0 : 1)}
        aria-colcount={columns.length + (ticks ? 1 : 0)}
        aria-multiselectable={ticks || undefined}
        aria-activedescendant={currentIndex >= 0 ? `${domId}-${ids[currentIndex]}` : undefined}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
        style={{ ['--columns' as string]: grid }}
      >
        {!props.hideHead && (
          <DataHead
            columns={columns}
            ticks={ticks}
            share={share}
            onAll={() => onSelected?.(share === 'all' ? new Set() : new Set(ids))}
          />
        )}
        <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            const id = ids[item.index];
            if (row === undefined || id === undefined) return null;
            return (
              <DataRow
                key={id}
                row={row}
                id={id}
                domId={`${domId}-${id}`}
                rowIndex={firstIndex + item.index + (props.hideHead ? 1 : 2)}
                offset={item.index * rowHeight}
                height={rowHeight}
                columns={columns}
                current={item.index === currentIndex}
                selected={selected?.has(id) ?? false}
                done={props.isDone?.(row) ?? false}
                tickName={ticks ? words.selectRow(props.rowName(row)) : undefined}
                onPress={press}
                onTick={tick}
              />
            );
          })}
        </div>
      </div>
      {rows.length > 0 && props.after && afterTop + 60 < height && (
        <div className={styles.after} style={{ top: afterTop }}>
          {props.after}
        </div>
      )}
      {rows.length === 0 && (
        <div className={styles.instead}>
          {status === 'loading' ? (
            <p className={styles.loading} role="status">
              {words.loading}
            </p>
          ) : status === 'error' ? (
            props.error
          ) : (
            props.empty
          )}
        </div>
      )}
      {props.newCount !== undefined && props.newCount > 0 && (
        <NewPill count={props.newCount} onShow={props.onShowNew} />
      )}
    </div>
  );
}
