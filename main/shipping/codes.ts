/** Which items a scanned code stands for: its barcodes in every spelling, and the SKU where the settings say so. */
import { codeSpellings, plainCode } from '../../shared/catalog/codes.ts';
import { looksLikeLabel } from '../../shared/shipping/carrier.ts';
import { isGtin } from '../../shared/shipping/gtin.ts';
import type { CodeKind } from '../../shared/shipping/vocabulary.ts';
import { barcodesByCode, itemsBySku } from '../catalog/store.ts';
import type { Reader } from '../db/handle.ts';
import { readSection } from '../settings/store.ts';
import { carrierRules } from './carriers.ts';
import { ordersByNumber, pickListByNumber } from './find-store.ts';
import { parcelRow } from './store.ts';

export interface ScannedCode {
  /** As it is kept: without what the scanner or a label adds. Empty: too short to be one. */
  readonly plain: string;
  /** None: unknown. Several: the same digits with and without zeros in front belong to different items. */
  readonly itemIds: readonly string[];
}

export function readCode(reader: Reader, code: string): ScannedCode {
  const rules = readSection(reader, 'barcode');
  const bare = plainCode(code);
  const plain = plainCode(code, { ...rules, minLength: 1 });
  const itemIds = [...new Set([plain, bare])].flatMap((text) =>
    text === '' ? [] : itemsOf(reader, text, rules.isSkuCode),
  );
  return {
    plain: plain.length < rules.minLength && itemIds.length === 0 ? '' : plain,
    itemIds: [...new Set(itemIds)],
  };
}

function itemsOf(reader: Reader, code: string, isSkuCode: boolean): string[] {
  // The very spelling first, so that it wins where zeros in front make two items of one number.
  const rows = barcodesByCode(reader, codeSpellings(code));
  const exact = rows.filter((row) => row.code === code);
  const found = [...exact, ...rows].map((row) => row.item_id);
  if (!isSkuCode) return found;
  return [...found, ...itemsBySku(reader, [code]).map((item) => item.id)];
}

/** What a code that is no item's may be: other work, or the label of a carrier. */
export function looksLike(reader: Reader, code: string, isComplete: boolean): CodeKind | null {
  const plain = plainCode(code);
  if (plain === '') return null;
  if (parcelRow(reader, plain)) return 'parcel';
  if (pickListByNumber(reader, plain)) return 'pick_list';
  // Bare article numbers never open another order by accident.
  if (!isGtin(plain) && ordersByNumber(reader, orderNumberOf(plain)).length > 0) return 'order';
  return looksLikeLabel(plain, carrierRules(reader), isComplete) ? 'tracking' : null;
}

/** Order numbers as people write them: "#10498". */
export const orderNumberOf = (code: string): string => code.trim().replace(/^#\s*/, '');
