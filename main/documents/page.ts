import { Image, Page, View } from '@react-pdf/renderer';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import type { Company, Paper, Party } from '../../shared/documents/parts.ts';
import { FAINT, HAIRLINE, h, INK, type Sheet, SOFT } from '../platform/pdf/sheet.ts';
import type { DocumentWords } from './words.ts';

/** The frame that all paper shares: size, margins, letterhead, foot with page numbers, SAMPLE across practice. */

const SIZES: Readonly<Record<Paper, { width: number; height: number }>> = {
  A4: { width: 595.28, height: 841.89 },
  Letter: { width: 612, height: 792 },
};
export const MARGIN = 46;
const GAP = 24;

/** What a document's parts are drawn with. */
export type Desk = { readonly sheet: Sheet; readonly words: DocumentWords; readonly language: string };

export const contentWidth = (paper: Paper): number => SIZES[paper].width - 2 * MARGIN;

type Frame = {
  readonly paper: Paper;
  readonly isSample: boolean;
  /** What the second and later pages say at their top. */
  readonly runningHead: string;
  /** Lines at the foot of every page. */
  readonly footLeft: readonly string[];
  readonly footRight: readonly string[];
  readonly footText: string | null;
};

export function page(desk: Desk, frame: Frame, ...children: ReactNode[]): ReactElement {
  const { width, height } = SIZES[frame.paper];
  const foot = footer(desk, frame);
  const runningHead = desk.sheet.text(frame.runningHead, {
    width: contentWidth(frame.paper),
    size: 8,
    color: FAINT,
  });
  return h(
    Page,
    {
      size: [width, height],
      style: {
        paddingTop: MARGIN,
        paddingBottom: foot.height + 40,
        paddingHorizontal: MARGIN,
        fontFamily: 'Inter',
        fontSize: 9,
        color: INK,
      },
    },
    h(View, {
      fixed: true,
      style: { position: 'absolute', top: 22, left: MARGIN },
      render: ({ pageNumber }) => (pageNumber > 1 ? runningHead : null),
    }),
    ...children,
    foot.element,
    // Last, so that no box hides it.
    frame.isSample ? watermark(desk, width, height) : null,
  );
}

function watermark({ sheet, words }: Desk, width: number, height: number): ReactElement {
  return h(
    View,
    {
      fixed: true,
      style: {
        position: 'absolute',
        top: height / 2 - 80,
        left: 0,
        width,
        transform: 'rotate(-35deg)',
        opacity: 0.09,
      },
    },
    sheet.text(words.sample, {
      width,
      size: 120,
      weight: 600,
      align: 'center',
      color: '#7f4700',
      leading: 1.2,
    }),
  );
}

function footer({ sheet, words }: Desk, frame: Frame): { element: ReactElement; height: number } {
  const width = contentWidth(frame.paper);
  const column = (width - GAP) / 2;
  const style = { size: 7.5, color: SOFT, leading: 1.45 };
  const pageOf = (page: number, pages: number) =>
    sheet.text(words.page(page, pages), { width, size: 7.5, color: FAINT, align: 'right' });
  // Pages are numbered when all is laid out; their words are needed before, for the fonts.
  pageOf(1, 1);
  const count = (texts: readonly string[], room: number) =>
    texts.reduce((sum, text) => sum + sheet.lines(text, { ...style, width: room }).length, 0);
  const text = frame.footText ? count([frame.footText], width) : 0;
  const rows = Math.max(count(frame.footLeft, column), count(frame.footRight, column));
  const height = 8 + (rows + text) * 7.5 * 1.45 + (rows > 0 && text > 0 ? 6 : 0) + 16;
  const element = h(
    View,
    { fixed: true, style: { position: 'absolute', bottom: 22, left: MARGIN, width, height } },
    h(View, { style: { borderTopWidth: 0.6, borderTopColor: HAIRLINE, marginBottom: 8 } }),
    h(
      View,
      { style: { flexDirection: 'row', justifyContent: 'space-between' } },
      h(View, {}, ...keyed(frame.footLeft.map((line) => sheet.text(line, { ...style, width: column })))),
      h(
        View,
        {},
        ...keyed(
          frame.footRight.map((line) => sheet.text(line, { ...style, width: column, align: 'right' })),
        ),
      ),
    ),
    frame.footText
      ? h(
          View,
          { style: { marginTop: rows > 0 ? 6 : 0 } },
          sheet.text(frame.footText, { ...style, width, color: FAINT }),
        )
      : null,
    h(View, {
      style: { position: 'absolute', bottom: 0, right: 0 },
      render: ({ pageNumber, totalPages = 0 }: { pageNumber: number; totalPages?: number }) => {
        if (totalPages > 0) sheet.pages = totalPages;
        return pageOf(pageNumber, totalPages);
      },
    }),
  );
  return { element, height };
}

/** Logo or name at the left, the sender's particulars small at the right. */
export function letterhead(
  desk: Desk,
  sender: Company,
  paper: Paper,
  particulars: readonly string[],
): ReactElement {
  const { sheet } = desk;
  const half = (contentWidth(paper) - GAP) / 2;
  const small = { width: half, size: 7.5, color: SOFT, align: 'right' as const, leading: 1.5 };
  return h(
    View,
    { style: { flexDirection: 'row', justifyContent: 'space-between', marginBottom: 34 } },
    h(
      View,
      { style: { width: half } },
      sender.logo === null
        ? sheet.text(sender.brand ?? sender.name, { width: half, size: 15, weight: 600, leading: 1.25 })
        : h(Image, {
            src: sender.logo,
            style: { width: half, height: 44, objectFit: 'contain', objectPositionX: 0, objectPositionY: 0 },
          }),
    ),
    h(
      View,
      {},
      ...keyed(
        [sender.logo === null && sender.brand === null ? '' : sender.name, ...particulars]
          .filter((line) => line !== '')
          .map((line) => sheet.text(line, small)),
      ),
    ),
  );
}

/** The receiver as on an envelope. */
export function addressBlock(
  { sheet }: Desk,
  to: Party,
  width: number,
  more: readonly string[] = [],
): ReactElement {
  const [first, ...rest] = [to.company, to.name, ...to.addressLines, to.country].filter(
    (line): line is string => line !== null && line !== '',
  );
  return h(
    View,
    { style: { width } },
    sheet.text(first ?? '', { width, size: 9.5, weight: 600, leading: 1.5 }),
    ...keyed(rest.map((line) => sheet.text(line, { width, size: 9.5, leading: 1.5 }))),
    ...keyed(more.map((line) => sheet.text(line, { width, size: 8.5, color: SOFT, leading: 1.6 }))),
  );
}

/** Name and value in two columns, the value bold. */
export function facts(
  { sheet }: Desk,
  rows: readonly (readonly [string, string | null])[],
  width: number,
): ReactElement {
  const label = 74;
  return h(
    View,
    { style: { width } },
    ...keyed(
      rows.flatMap(([name, value]) =>
        value === null || value === ''
          ? []
          : [
              h(
                View,
                { style: { flexDirection: 'row', marginBottom: 1.5 } },
                sheet.text(name, { width: label, size: 8.5, color: SOFT, leading: 1.5 }),
                sheet.text(value, {
                  width: width - label,
                  size: 8.5,
                  weight: 600,
                  align: 'right',
                  leading: 1.5,
                }),
              ),
            ],
      ),
    ),
  );
}

export const title = ({ sheet }: Desk, text: string, width: number): ReactElement =>
  h(
    View,
    { style: { marginTop: 30, marginBottom: 14 } },
    sheet.text(text, { width, size: 17, weight: 600, leading: 1.25 }),
  );

/** A list that never changes needs no better key than the place. */
export const keyed = (elements: readonly ReactElement[]): ReactElement[] =>
  elements.map((element, index) => h(Fragment, { key: index }, element));
