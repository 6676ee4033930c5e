import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { formatDate, formatQty } from '../../shared/documents/format.ts';
import type { PackingSlipModel, SlipLine } from '../../shared/documents/packing-slip.ts';
import { FAINT, h, type Sheet, SOFT } from '../platform/pdf/sheet.ts';
import { addressBlock, contentWidth, type Desk, facts, letterhead, page, title } from './page.ts';
import { type Column, table } from './table.ts';

/** The packing slip: what is in the box, for whoever opens it. No prices: the parcel may be a gift. */
export function packingSlipPage(desk: Desk, model: PackingSlipModel): ReactElement {
  const { sheet, words, language } = desk;
  const say = words.packingSlip;
  const width = contentWidth(model.paper);
  const units = model.contents.reduce((sum, line) => sum + line.qty, 0);
  const { sender } = model;
  return page(
    desk,
    {
      paper: model.paper,
      isSample: model.isSample,
      runningHead: `${sender.name} · ${say.heading(model.orderNumber)}`,
      footLeft: [sender.website, sender.email].filter((line) => line !== null),
      footRight: sender.phone === null ? [] : [sender.phone],
      footText: model.footer,
    },
    letterhead(desk, sender, model.paper, sender.addressLines),
    h(
      View,
      { style: { flexDirection: 'row', justifyContent: 'space-between' } },
      addressBlock(desk, model.shipTo, (width - 24) / 2),
      facts(
        desk,
        [
          [say.order, model.orderNumber],
          [say.ordered, model.orderedOn === null ? null : formatDate(language, model.orderedOn)],
          [say.date, formatDate(language, model.date)],
          [say.channel, model.channelName],
          [
            say.parcel,
            model.parcel.of === null
              ? String(model.parcel.number)
              : say.parcelOf(model.parcel.number, model.parcel.of),
          ],
          [say.carrier, model.carrier],
          [say.tracking, model.tracking],
        ],
        190,
      ),
    ),
    h(
      View,
      { style: { flexDirection: 'row', justifyContent: 'space-between', alignItems: 'flex-end' } },
      title(desk, say.title, 240),
      h(
        View,
        { style: { marginBottom: 14, alignItems: 'flex-end' } },
        sheet.barcode(model.barcode, width - 250, 30),
        h(View, { style: { height: 4 } }),
        sheet.text(model.barcode, {
          width: width - 250,
          size: 7.5,
          color: SOFT,
          align: 'right',
          leading: 1.6,
        }),
      ),
    ),
    ...boxes(sheet, width, [
      [say.gift, model.giftText],
      [say.customerNote, model.customerNote],
    ]),
    table(sheet, columns(desk), model.contents, width),
    h(
      View,
      { style: { marginTop: 8, alignItems: 'flex-end' } },
      sheet.text(say.units(formatQty(language, units)), { width, size: 8.5, weight: 600, align: 'right' }),
    ),
    model.toFollow.length === 0
      ? null
      : h(
          View,
          { style: { marginTop: 22 } },
          h(
            View,
            { minPresenceAhead: 60, style: { marginBottom: 8 } },
            sheet.text(say.toFollow, { width, size: 11, weight: 600 }),
          ),
          table(sheet, columns(desk), model.toFollow, width),
        ),
  );
}

const columns = ({ words, language }: Desk): Column<SlipLine>[] => [
  { head: words.packingSlip.item, width: 92, size: 9.5, cell: (line) => line.sku ?? '–' },
  { head: '', size: 9.5, cell: (line) => ({ text: line.name, detail: line.detail }) },
  {
    head: words.packingSlip.qty,
    width: 44,
    align: 'right',
    size: 11,
    weight: 600,
    cell: (line) => formatQty(language, line.qty),
  },
];

/** What people wrote stands before the goods, in a box of its own. */
function boxes(
  sheet: Sheet,
  width: number,
  texts: readonly (readonly [string, string | null])[],
): ReactElement[] {
  return texts.flatMap(([name, text], index) =>
    text === null || text === ''
      ? []
      : [
          h(
            View,
            {
              key: index,
              style: {
                backgroundColor: '#fff9e0',
                borderWidth: 0.6,
                borderColor: '#eadfaf',
                borderRadius: 4,
                padding: 10,
                marginBottom: 14,
              },
            },
            sheet.text(name, { width: width - 22, size: 7.5, weight: 500, color: FAINT, leading: 1.6 }),
            sheet.text(text, { width: width - 22, size: 9.5, leading: 1.5 }),
          ),
        ],
  );
}
