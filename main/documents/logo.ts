import { Buffer } from 'node:buffer';
import { inflateSync } from 'node:zlib';
import type { DocumentModel } from '../../shared/documents/model.ts';

/**
 * Looks at a logo before the PDF library does: the library skips a broken picture with a line on the console, or dies
 * while unpacking it, and an invoice without a name at its head would be the result.
 */
export function withReadableLogo<M extends DocumentModel>(model: M): { model: M; logoUnreadable: boolean } {
  const kept = { model, logoUnreadable: false };
  if (model.kind === 'pick_list') return kept;
  const company = model.kind === 'invoice' ? model.seller : model.sender;
  if (company.logo === null || isReadable(company.logo)) return kept;
  const bare = { ...company, logo: null };
  const changed = model.kind === 'invoice' ? { ...model, seller: bare } : { ...model, sender: bare };
  return { model: changed as M, logoUnreadable: true };
}

function isReadable(dataUri: string): boolean {
  const bytes = Buffer.from(dataUri.slice(dataUri.indexOf(',') + 1), 'base64');
  return dataUri.startsWith('data:image/png') ? isPng(bytes) : isJpeg(bytes);
}

/** Signature, header, and pixels that unpack to the size that the header promises (or more, when interlaced). */
function isPng(bytes: Buffer): boolean {
  if (bytes.length < 57 || bytes.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') return false;
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const depth = bytes.readUInt8(24);
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[bytes.readUInt8(25)];
  if (channels === undefined || width === 0 || height === 0 || width * height > 40_000_000) return false;
  const pixels: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.subarray(at + 4, at + 8).toString('latin1');
    if (kind === 'IDAT') pixels.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  try {
    return inflateSync(Buffer.concat(pixels)).length >= height * Math.ceil((width * depth * channels) / 8);
  } catch {
    return false;
  }
}

/** Start and end marks, and a frame header with a size. */
function isJpeg(bytes: Buffer): boolean {
  if (bytes.length < 20 || bytes.readUInt16BE(0) !== 0xffd8) return false;
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = bytes.readUInt16BE(at);
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker))
      return bytes.readUInt16BE(at + 5) > 0 && bytes.readUInt16BE(at + 7) > 0;
    if (marker < 0xff01) return false;
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return false;
}
