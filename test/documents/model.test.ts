import { describe, expect, it } from 'vitest';
import { checkInvoice } from '../../shared/documents/check.ts';
import { documentModel } from '../../shared/documents/model.ts';
import { invoice, packingSlip, pickList } from './samples.ts';

describe('a frozen model', () => {
  it('is plain JSON: stored and read again it is the same', () => {
    for (const model of [invoice(), packingSlip(), pickList()])
      expect(documentModel.parse(JSON.parse(JSON.stringify(model)))).toEqual(model);
    expect(checkInvoice(invoice())).toEqual([]);
  });

  it('holds no float, no unknown field, no other date, no picture from elsewhere', () => {
    const wrong = [
      { ...invoice(), netMinor: 12.5 },
      { ...invoice(), surprise: true },
      { ...invoice(), issuedOn: '24.11.2026' },
      { ...invoice(), issuedOn: '2026-02-30' },
      { ...invoice(), currency: 'eur' },
      { ...invoice(), lines: [] },
      { ...invoice(), version: 2 },
      { ...invoice(), seller: { ...invoice().seller, logo: 'https://elsewhere.example/logo.png' } },
      { ...invoice(), seller: { ...invoice().seller, logo: 'data:image/svg+xml;base64,PHN2Zy8+' } },
      { ...invoice(), lines: invoice().lines.map((line) => ({ ...line, unitPrice: '1e3' })) },
      { ...packingSlip(), contents: [{ sku: null, name: 'Soap', detail: null, qty: 1, unitPrice: '4.80' }] },
      { ...pickList(), paper: 'A5' },
    ];
    expect(wrong.map((model) => documentModel.safeParse(model).success)).toEqual(wrong.map(() => false));
  });
});
