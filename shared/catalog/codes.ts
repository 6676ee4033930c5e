/**
 * Barcodes as scanners give them. The same article number has several spellings (UPC-A with 12 digits is EAN-13 with a
 * zero in front, GTIN-14 has two), and scanners may put an AIM symbology identifier such as `]C1` in front.
 */

export interface CodeRules {
  readonly minLength: number;
  readonly ignoredPrefixes: readonly string[];
}

const CONTROL = /\p{Cc}/gu;
const AIM = /^\][A-Za-z][0-9A-Za-z]/;

/** A code as it is kept: no spaces around it, no control characters, no symbology identifier. Empty: not a code. */
export function plainCode(text: string, rules?: CodeRules): string {
  let code = text.replace(CONTROL, '').trim().replace(AIM, '');
  for (const prefix of rules?.ignoredPrefixes ?? [])
    if (code.startsWith(prefix) && code.length > prefix.length) code = code.slice(prefix.length);
  return code.length < (rules?.minLength ?? 1) ? '' : code;
}

/** Every spelling under which the code may be kept, the code itself first. */
export function codeSpellings(code: string): string[] {
  if (!/^\d{8,14}$/.test(code)) return [code];
  const digits = code.replace(/^0+/, '');
  const spellings = [code, ...[8, 12, 13, 14].map((length) => digits.padStart(length, '0')), digits];
  return [...new Set(spellings)].filter((spelling) => spelling.length >= 6);
}
