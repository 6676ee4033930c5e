/** Where `w` leads: the weight's field of the parcel on the table. */
const WEIGHT = 'data-parcel-weight';

/** Marks the element that holds the field. */
export const weightMark = { [WEIGHT]: '' };

export function focusWeight(): void {
  const field = document.querySelector<HTMLInputElement>(`[${WEIGHT}] input`);
  field?.focus();
  field?.select();
}
