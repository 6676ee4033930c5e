/**
 * Finds the elements of a JSON array in its source text, so that each can be kept exactly as it was received. It reads
 * structure only (brackets, strings); whether an element is valid JSON is for the parser to say.
 */

export interface Slice {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** The slices of a top-level array's elements; `undefined` where the text is not one complete array. */
export function sliceJsonArray(text: string): Slice[] | undefined {
  let at = skipSpace(text, 0);
  if (text.charCodeAt(at) !== 0x5b) return undefined;
  const slices: Slice[] = [];
  at = skipSpace(text, at + 1);
  if (text.charCodeAt(at) === 0x5d) return skipSpace(text, at + 1) === text.length ? slices : undefined;
  for (;;) {
    const end = endOfValue(text, at);
    if (end === undefined || end === at) return undefined;
    slices.push({ start: at, end });
    at = skipSpace(text, end);
    const mark = text.charCodeAt(at);
    if (mark === 0x5d) return skipSpace(text, at + 1) === text.length ? slices : undefined;
    if (mark !== 0x2c) return undefined;
    at = skipSpace(text, at + 1);
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09 && code !== 0xfeff) break;
    at += 1;
  }
  return at;
}

function endOfValue(text: string, from: number): number | undefined {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const close = endOfString(text, at);
      if (close === undefined) return undefined;
      at = close;
      if (depth === 0) return at;
      continue;
    }
    if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) {
      if (depth === 0) return trimEnd(text, from, at);
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (code === 0x2c && depth === 0) return trimEnd(text, from, at);
    at += 1;
  }
  return undefined;
}

function endOfString(text: string, open: number): number | undefined {
  let at = open;
  for (;;) {
    at = text.indexOf('"', at + 1);
    if (at < 0) return undefined;
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
}

function trimEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && text.charCodeAt(at - 1) <= 0x20) at -= 1;
  return at;
}
