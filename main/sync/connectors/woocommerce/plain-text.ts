/** Text as people read it: WordPress sends names and reviews with HTML tags and entities. The result is plain text. */

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  euro: '€',
  times: '×',
};

/** Entities replaced once: `&amp;lt;` is the text `&lt;`. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : whole;
  });
}

/** Without tags; paragraphs and line breaks become new lines. */
export function plainText(html: string): string {
  if (!html.includes('<')) return decodeEntities(html).trim();
  const text = html.replace(/<(br|\/p|\/div|\/li)\b[^>]*>\s*/gi, '\n').replace(/<\/?[a-z!][^<>]*>/gi, '');
  return decodeEntities(text).trim();
}
