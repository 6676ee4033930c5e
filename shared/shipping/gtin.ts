/**
 * Article numbers of GS1: GTIN-8, -12 (UPC-A), -13 (EAN) and -14 are one number with zeros in front; the last digit
 * checks the others (weights 3 and 1 from the right, modulo 10; GS1 General Specifications, section 7.9).
 */

const LENGTHS = [8, 12, 13, 14];

/** Whether a text is an article number with a right check digit. */
export const isGtin = (code: string): boolean =>
  LENGTHS.includes(code.length) &&
  /^\d+$/.test(code) &&
  checkDigit(code.slice(0, -1)) === Number(code.at(-1));

/** The check digit of the digits before it. */
export function checkDigit(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const weight = (digits.length - index) % 2 === 1 ? 3 : 1;
    sum += weight * Number(digits[index]);
  }
  return (10 - (sum % 10)) % 10;
}
