import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { formatDate, formatQty } from '../../shared/documents/format.ts';
import type { PickListModel, PickRow } from '../../shared/documents/pick-list.ts';
import { FAINT, h, INK, SOFT } from '../platform/pdf/sheet.ts';
import { contentWidth, type Desk, facts, page } from './page.ts';
import { type Column, table } from './table.ts';

/** The pick list: read while walking, so the place and the quantity are the largest things on a row. */
export function pickListPage(desk: Desk, model: PickListModel): ReactElement {
  const { sheet, words, language } = desk;
  const say = words.pickList;
  const width = contentWidth(model.paper);
  const count = (value: number) => formatQty(language, value);
  const made = [formatDate(language, model.date), model.time].filter((part) => part !== null).join(', ');
  return page(
    desk,
    {
      paper: model.paper,
      isSample: model.isSample,
      runningHead: say.heading(model.number),
      footLeft: [model.companyName],
      footRight: [model.warehouse],
      footText: null,
    },
    h(
      View,
      { style: { flexDirection: 'row', justifyContent: 'space-between', marginBottom: 22 } },
      h(
        View,
        {},
        sheet.text(say.title, { width: 250, size: 17, weight: 600, leading: 1.25 }),
        h(View, { style: { height: 10 } }),
        sheet.barcode(model.barcode, 250, 32),
        h(View, { style: { height: 4 } }),
        sheet.text(model.number, { width: 250, size: 8, color: SOFT, leading: 1.7 }),
      ),
      facts(
        desk,
        [
          [say.warehouse, model.warehouse],
          [say.made, made],
          [say.orders, count(new Set(model.rows.map((row) => row.orderNumber)).size)],
          [say.places, count(model.rows.length)],
          [say.units, count(model.rows.reduce((sum, row) => sum + row.qty, 0))],
        ],
        190,
      ),
    ),
    table(sheet, columns(desk, model), model.rows, width),
    signatures(desk),
  );
}

/** Who did it, written by hand. */
const signatures = ({ sheet, words }: Desk): ReactElement =>
  h(
    View,
    { wrap: false, style: { flexDirection: 'row', columnGap: 32, marginTop: 34 } },
    ...[words.pickList.picked, words.pickList.checked].map((name) =>
      h(
        View,
        { key: name, style: { borderTopWidth: 0.6, borderTopColor: FAINT, paddingTop: 4 } },
        sheet.text(name, { width: 150, size: 7.5, color: FAINT }),
      ),
    ),
  );

function columns({ sheet, words, language }: Desk, model: PickListModel): Column<PickRow>[] {
  const say = words.pickList;
  const all: (Column<PickRow> | false)[] = [
    { head: '', width: 12, size: LARGEST, cell: () => ({ draw: () => h(View, { style: TICK }) }) },
    { head: say.bin, width: 66, size: 11, weight: 600, cell: (row) => row.bin ?? '–' },
    {
      head: say.qty,
      width: 34,
      size: LARGEST,
      weight: 600,
      align: 'right',
      cell: (row) => formatQty(language, row.qty),
    },
    {
      head: say.item,
      cell: (row) => ({
        text: row.name,
        detail: [row.sku, row.detail].filter((part) => part).join(' · ') || null,
      }),
    },
    { head: say.order, width: 62, cell: (row) => row.orderNumber },
    model.rows.some((row) => row.barcode !== null) && {
      head: say.code,
      width: 112,
      size: LARGEST,
      cell: (row) => ({
        draw: (room) => (row.barcode === null ? null : sheet.barcode(row.barcode, room, 20)),
      }),
    },
  ];
  return all.filter((column) => column !== false);
}

/** Drawn cells have it, too, so that they start at the row's top. */
const LARGEST = 13;

const TICK = { width: 11, height: 11, borderWidth: 1, borderColor: INK, borderRadius: 2, marginTop: 3 };
