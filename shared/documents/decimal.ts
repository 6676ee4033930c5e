/** Decimal text without floats: comparing rates and knowing how many digits a price has. */

/** "019.00" → "19", "-0" → "0": two texts of the same number become the same text. */
export function plainDecimal(text: string): string {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const head = whole.replace(/^0+(?=\d)/, '') || '0';
  const tail = fraction.replace(/0+$/, '');
  const plain = tail ? `${head}.${tail}` : head;
  return negative && plain !== '0' ? `-${plain}` : plain;
}

/** Number of digits behind the point that mean something: "4.1500" → 2. */
export const decimalPlaces = (text: string): number => plainDecimal(text).split('.')[1]?.length ?? 0;
