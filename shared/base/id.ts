/**
 * TypeIDs (https://github.com/jetify-com/typeid, spec 0.3): a prefix, `_`, and a UUIDv7 as 26 characters of Crockford's
 * base 32. Sortable by time, told apart at a glance. Time and randomness are arguments.
 */

export const ID_PREFIXES = {
  account: 'acc',
  allocation: 'alc',
  backorder: 'bko',
  barcode: 'bar',
  bin: 'bin',
  carrier: 'car',
  command: 'cmd',
  customer: 'cus',
  document: 'doc',
  feedback: 'fbk',
  fulfilment: 'ful',
  fulfilment_line: 'fli',
  hold: 'hld',
  invoice: 'inv',
  invoice_line: 'ivl',
  item: 'itm',
  line: 'lin',
  listing: 'lst',
  message: 'msg',
  movement: 'mov',
  order: 'ord',
  outbox: 'out',
  page: 'pag',
  parcel: 'par',
  parcel_line: 'pli',
  payment: 'pay',
  refund: 'ref',
  refund_line: 'rfl',
  scan: 'scn',
  session: 'ses',
  station: 'sta',
  warehouse: 'whs',
  person: 'per',
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A TypeID from a time (ms since 1970) and ten random bytes. */
export function makeId(kind: IdKind, atMs: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  let time = atMs;
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return `${ID_PREFIXES[kind]}_${base32(bytes)}`;
}

/** 128 bits as 26 characters: the first character carries only three bits. */
function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 2; // two leading zero bits make 130 = 26 × 5
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(value >>> bits) & 31];
      value &= (1 << bits) - 1;
    }
  }
  return text;
}

const PATTERN = /^([a-z]{3})_([0-7][0-9a-hjkmnp-tv-z]{25})$/;

/** Whether a text is a TypeID of that kind. */
export const isId = (kind: IdKind, text: string): boolean => PATTERN.exec(text)?.[1] === ID_PREFIXES[kind];
