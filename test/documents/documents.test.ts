import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filePath, readFileByHashNow, writeFileByHash } from '../../main/documents/files.ts';
import { documentQueries } from '../../main/documents/queries.ts';
import { renderPdf } from '../../main/documents/render.ts';
import { pendingDocuments, recordFailed, recordMade } from '../../main/documents/store.ts';
import { fileName } from '../../shared/documents/file-name.ts';
import { documentModel } from '../../shared/documents/model.ts';
import { documents as words } from '../../shared/words/en/documents.ts';
import type { MoneyDesk } from '../support/money-desk.ts';
import { moneyDesk, mug } from '../support/money-desk.ts';
import { OWNER } from '../support/pipeline.ts';

let t: MoneyDesk;
let folder: string;
beforeEach(() => {
  t = moneyDesk();
  t.company();
  t.account({ invoice_when: 'payment' });
  folder = mkdtempSync(join(tmpdir(), 'orderly-files-'));
});
afterEach(() => {
  expect(t.faults()).toEqual([]);
  t.close();
  rmSync(folder, { recursive: true, force: true });
});

const read = (documentId: string) =>
  t.db.read((reader) =>
    documentQueries['documents.read'](
      {
        reader,
        now: t.clock.now,
        actor: OWNER,
        files: { read: (hash, ext) => readFileByHashNow(folder, hash, ext) },
      },
      { documentId },
    ),
  );
const pending = () => t.db.read((reader) => pendingDocuments(reader, 10));

/** What the job does: the file first, then the row. */
async function make(): Promise<string> {
  const [row] = pending();
  if (!row) throw new Error('nothing is to be made');
  const made = await renderPdf(documentModel.parse(JSON.parse(row.model)));
  const file = await writeFileByHash(folder, made.bytes, 'pdf');
  if (!file.ok) throw new Error(file.error.code);
  t.pipeline.system('document.make', {}, (run) => recordMade(run, row.id, file.value, made.warnings));
  return row.id;
}

describe('a document', () => {
  it('is pending, then made, and reads back as the file that was stored', async () => {
    t.sell('1', [mug(1)]);
    const documentId = pending()[0]?.id ?? '';
    expect(read(documentId)).toEqual({ ok: false, code: 'document_pending' });
    expect(t.code('document.retry', { documentId })).toBe('document_pending');
    await make();
    expect(t.ask('documents.get', { documentId })).toMatchObject({
      state: 'ready',
      warnings: [],
      error: null,
    });
    const file = read(documentId);
    expect(file).toMatchObject({ ok: true, name: 'Invoice 26-00001.pdf', mediaType: 'application/pdf' });
    expect(file.ok && Buffer.from(file.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('whose file was damaged or lost says so and is made again, the same', async () => {
    t.sell('1', [mug(1)]);
    const documentId = await make();
    const { hash } = t.rows<{ hash: string }>('select hash from document')[0] ?? { hash: '' };
    writeFileSync(join(folder, filePath(hash, 'pdf')), 'not it');
    expect(read(documentId)).toEqual({ ok: false, code: 'file_damaged' });
    rmSync(join(folder, filePath(hash, 'pdf')));
    expect(read(documentId)).toEqual({ ok: false, code: 'file_missing' });
    expect(t.code('document.retry', { documentId })).toBe('done');
    await make();
    expect(read(documentId).ok).toBe(true);
    expect(t.rows('select hash from document')).toEqual([{ hash }]);
  });

  it('that could not be made names why, and can be tried again', () => {
    t.sell('1', [mug(1)]);
    const documentId = pending()[0]?.id ?? '';
    t.pipeline.system('document.fail', {}, (run) => recordFailed(run, documentId, 'folder_unwritable'));
    expect(t.ask('documents.get', { documentId })).toMatchObject({
      state: 'failed',
      error: 'folder_unwritable',
    });
    expect(read(documentId)).toEqual({ ok: false, code: 'document_failed' });
    expect(t.code('document.retry', { documentId })).toBe('done');
    expect(pending()).toHaveLength(1);
    expect(t.code('document.retry', { documentId: 'doc_none' })).toBe('document_unknown');
    expect(read('doc_none')).toEqual({ ok: false, code: 'document_unknown' });
  });

  it('keeps the logo once for all, and each paper keeps the one it was issued with', () => {
    const logo = (letter: string) => `data:image/png;base64,iVBORw0KGgo${letter.repeat(2000)}`;
    t.must('settings.update', { section: 'company', patch: { logo: logo('A') } });
    t.sell('1', [mug(1)]);
    t.sell('2', [mug(1)]);
    t.must('settings.update', { section: 'company', patch: { logo: logo('B') } });
    t.sell('3', [mug(1)]);
    expect(t.rows('select count(*) as n from picture')).toEqual([{ n: 2 }]);
    expect(t.rows<{ n: number }>('select max(length(model)) as n from document')[0]?.n).toBeLessThan(2000);
    const logos = pending().map((row) => (JSON.parse(row.model) as { seller: { logo: string } }).seller.logo);
    expect(logos).toEqual([logo('A'), logo('A'), logo('B')]);
    const invoiceId = t.ask('invoices.list', { view: 'all' }).rows.at(-1)?.id ?? '';
    expect(t.ask('invoices.get', { invoiceId })?.model?.seller.logo).toBe(logo('A'));
  });
});

it('a file name has nothing that a file system refuses', () => {
  const name = (number: string) => fileName({ kind: 'invoice', number }, words);
  expect(name('2026/07:<1>')).toBe('Invoice 2026-07--1-.pdf');
  expect(name('A. ')).toBe('Invoice A.pdf');
  expect(fileName({ kind: 'packing_slip', orderNumber: '#17' }, words)).toBe(
    'Packing slip for order #17.pdf',
  );
});
