import { code128 as encode } from 'bwip-js/generic';

/** Code 128 as the path of its bars, so that it is printed as lines and not as a picture. */

export type Bars = {
  /** Width in modules, without the quiet zone. */
  readonly modules: number;
  /** SVG path in a box of `modules` × 1. */
  readonly path: string;
};

/** `undefined` where the text is empty, too long to print, or has characters that Code 128 has not. */
export function code128(text: string): Bars | undefined {
  if (!/^[\x20-\x7e]{1,48}$/.test(text)) return undefined;
  let modules = 0;
  let path = '';
  return encode<Bars>(
    { bcid: 'code128', text, scaleX: 1, scaleY: 1, height: 1 },
    {
      scale: () => [1, 1],
      measure: () => ({ width: 0, ascent: 0, descent: 0 }),
      init: (width) => {
        modules = width;
      },
      line: (x0, _y0, _x1, _y1, width) => {
        // The middle of the bar, which the library rounds up to a whole module.
        const from = Math.floor(x0 - width / 2);
        path += `M${from} 0H${from + width}V1H${from}Z`;
      },
      polygon: () => {},
      hexagon: () => {},
      ellipse: () => {},
      fill: () => {},
      text: () => {},
      end: () => ({ modules, path }),
    },
  );
}
