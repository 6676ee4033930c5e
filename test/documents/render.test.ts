import { createHash } from 'node:crypto';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { type RenderedPdf, renderPdf } from '../../main/documents/render.ts';
import { png } from './pictures.ts';
import { invoice, line, packingSlip, pickList } from './samples.ts';

/** The text of each page, its spaces as single ones. */
async function pagesOf(pdf: RenderedPdf): Promise<string[]> {
  const { text } = await extractText(pdf.bytes.slice(), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, ' '));
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('an invoice on paper', () => {
  it('shows sender, receiver, facts, lines and sum', async () => {
    const pdf = await renderPdf(invoice());
    expect({ pages: pdf.pages, warnings: pdf.warnings }).toEqual({ pages: 1, warnings: [] });
    const [page = ''] = await pagesOf(pdf);
    for (const text of [
      'Hollin & Rye GmbH',
      'VAT DE 314 159 265',
      'Hotel Strandhof GmbH',
      'Silke Petersen',
      '25980 Sylt',
      'Invoice 26-01483',
      'Date 24 Nov 2026',
      'Delivered 23 Nov 2026',
      'Order 10440',
      'Net €',
      'WT-CHK-XL Waffle towel, chalk, XL 12 28.60 343.20',
      '– Delivery to Sylt 1 32.80 32.80',
      'Net 1,290.00',
      'VAT 19% 245.10',
      'To pay by 24 Dec 2026 €1,535.10',
      'IBAN DE89 3704 0044 0532 0130 00',
      'HRB 148 221, Hamburg',
      'Page 1 of 1',
    ])
      expect(page).toContain(text);
    expect(page).not.toContain('SAMPLE');
  });

  it('with prices including tax shows gross amounts, the rate of each line, payments and what is open', async () => {
    const model = invoice({
      pricesIncludeTax: true,
      lines: [
        line({ qty: 1, unitPrice: '11.90', netMinor: 1_000, taxMinor: 190, grossMinor: 1_190 }),
        line({
          sku: 'BK',
          qty: 2,
          unitPrice: '5.35',
          taxPercent: '7.0',
          netMinor: 1_000,
          taxMinor: 70,
          grossMinor: 1_070,
        }),
      ],
      taxes: [
        { label: 'VAT', percent: '19', netMinor: 1_000, taxMinor: 190 },
        { label: 'VAT', percent: '7.0', netMinor: 1_000, taxMinor: 70 },
      ],
      netMinor: 2_000,
      taxMinor: 260,
      grossMinor: 2_260,
      payments: [{ on: '2026-11-20', method: 'PayPal', minor: 2_000 }],
      paidMinor: 2_000,
      openMinor: 260,
    });
    const [page = ''] = await pagesOf(await renderPdf(model));
    for (const text of [
      'Gross €',
      '2 5.35 7% 10.70',
      'Prices include tax',
      'VAT 7% on 10.00 0.70',
      'Total €22.60',
      'Paid 20 Nov 2026, PayPal −20.00',
      'To pay by 24 Dec 2026 €2.60',
    ])
      expect(page).toContain(text);

    const paid = await pagesOf(
      await renderPdf({
        ...model,
        payments: [{ on: null, method: 'PayPal', minor: 2_260 }],
        paidMinor: 2_260,
        openMinor: 0,
      }),
    );
    expect(paid[0]).toContain('Paid, PayPal −22.60 Paid in full €0.00');
  });

  it('of sixty lines repeats its head on every page and counts the pages', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => line({ sku: `N-${index}` }));
    const pdf = await renderPdf(invoice({ lines, isSample: true, paper: 'Letter' }));
    const pages = await pagesOf(pdf);
    expect(pdf.pages).toBe(pages.length);
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page).toContain('Item Qty Price Net €');
      expect(page).toContain('SAMPLE');
      expect(page.includes('Hollin & Rye GmbH · Invoice 26-01483')).toBe(index > 0);
    });
    const all = pages.join(' ');
    for (const { sku } of lines) expect(all.split(`${sku} `).length).toBe(2);
    expect(pages.at(-1)).toContain('To pay by 24 Dec 2026');

    const document = await getDocumentProxy(pdf.bytes.slice());
    const { view } = await document.getPage(1);
    expect(view).toEqual([0, 0, 612, 792]);
  });

  it('in a currency without cents and another language', async () => {
    const model = invoice({ language: 'ja', currency: 'JPY', lines: [line({ unitPrice: '2045' })] });
    const [page = ''] = await pagesOf(await renderPdf(model));
    expect(page).toContain('40 2,045 81,800');
    expect(page).toContain('2026年11月24日');
  });

  it('with a logo that cannot be drawn shows the name and says so', async () => {
    const seller = invoice().seller;
    const good = await renderPdf(invoice({ seller: { ...seller, logo: png(200, 60) } }));
    expect(good.warnings).toEqual([]);
    expect(good.bytes.length).toBeGreaterThan((await renderPdf(invoice())).bytes.length);
    const broken = ['iVBORw0KGgo=', png(200, 60).slice(22, 160), '/9j/4AAQSkZJRgABAQEASABIAAD/'];
    for (const data of broken) {
      const pdf = await renderPdf(invoice({ seller: { ...seller, logo: `data:image/png;base64,${data}` } }));
      expect(pdf.warnings).toEqual([{ code: 'logo_unreadable' }]);
      expect((await pagesOf(pdf))[0]).toMatch(/^Hollin & Rye /);
    }
  });
});

describe('names in every script', () => {
  it('are printed with embedded fonts and can be copied from the paper', async () => {
    const names = [
      '山田 太郎',
      '张伟东们',
      '김민준',
      'Ελένη Παπαδοπούλου',
      'Екатерина Щербакова',
      'Nguyễn Thị Hằng',
      'Łukasz Żółć',
    ];
    const turned = ['محمد', 'יוסף'];
    const pdf = await renderPdf(
      packingSlip({ giftText: [...names, ...turned].join('\n'), customerNote: 'สมชาย अमित 😀' }),
    );
    expect(pdf.warnings).toEqual([]);
    const text = (await pagesOf(pdf)).join(' ');
    for (const name of names) expect(text).toContain(name);
    // Readers give right-to-left text in either order; the letters have to be there.
    for (const letter of 'יוסף') expect(text).toContain(letter);

    const source = Buffer.from(pdf.bytes).toString('latin1');
    const fonts = [...source.matchAll(/\/BaseFont \/(\S+)/g)].map((match) => match[1] ?? '');
    expect(new Set(fonts.map((font) => font.replace(/^[A-Z]{6}\+/, '').split('-')[0]))).toEqual(
      new Set([
        'Inter',
        'Vazirmatn',
        'NotoSansHebrew',
        'NotoSansJP',
        'NotoSansSC',
        'NanumGothic',
        'NotoSansThai',
        'NotoSansDevanagari',
        'NotoEmoji',
      ]),
    );
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+/);
  });

  it('a character that no font has is a warning and a question mark', async () => {
    const pdf = await renderPdf(packingSlip({ customerNote: 'Runes: ᚠᚢ!', giftText: null }));
    expect(pdf.warnings).toEqual([{ code: 'character_missing', characters: ['ᚠ', 'ᚢ'] }]);
    expect((await pagesOf(pdf))[0]).toContain('Runes: ??!');
  });
});

describe('a packing slip', () => {
  it('says what is in this parcel and what comes later, without a price', async () => {
    const [page = ''] = await pagesOf(await renderPdf(packingSlip()));
    for (const text of [
      'Zofia Wiśniewska',
      'Parcel 1 of 2',
      'Tracking 00340434161094021501',
      'WT-CHK Waffle towel, chalk, 70 × 140 Monogram: ZW 2',
      '8 units',
      'Comes later',
      'Cotton bag, natural 1',
      'Please leave it with the neighbour',
    ])
      expect(page).toContain(text);
    expect(page).not.toMatch(/[€$]|\d\.\d\d/);
  });

  it('with an order number that cannot be a barcode says so and prints the number', async () => {
    const pdf = await renderPdf(packingSlip({ barcode: 'Nº 5' }));
    expect(pdf.warnings).toEqual([{ code: 'barcode_impossible', texts: ['Nº 5'] }]);
    expect((await pagesOf(pdf))[0]).toContain('Nº 5');
  });
});

describe('a pick list', () => {
  it('goes from place to place in the order given', async () => {
    const pdf = await renderPdf(pickList());
    expect(pdf.warnings).toEqual([]);
    const [page = ''] = await pagesOf(pdf);
    expect(page).toContain('Orders 8 Rows 8 Units 48');
    const bins = [...page.matchAll(/A-\d\d-\d/g)].map((match) => match[0]);
    expect(bins).toEqual(pickList().rows.map((row) => row.bin));
  });
});

describe('the same model gives the same bytes', () => {
  it('again, side by side and in another time zone', async () => {
    const models = [invoice(), packingSlip(), pickList(), invoice({ language: 'de' })];
    const once: string[] = [];
    for (const model of models) once.push(hash((await renderPdf(model)).bytes));
    const zone = process.env.TZ;
    process.env.TZ = 'Pacific/Auckland';
    const again = await Promise.all(models.map((model) => renderPdf(structuredClone(model))));
    process.env.TZ = zone;
    expect(again.map((pdf) => hash(pdf.bytes))).toEqual(once);
    expect(new Set(once).size).toBe(models.length);
  });
});
