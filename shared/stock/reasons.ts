/** Why stock is written off: coded, so that reports can count; `other` wants words of its own. */
export const WRITE_OFF_REASONS = [
  'damaged',
  'expired',
  'lost',
  'stolen',
  'sample',
  'own_use',
  'quality',
  'other',
] as const;

export type WriteOffReason = (typeof WRITE_OFF_REASONS)[number];

export const isNoteNeeded = (reason: WriteOffReason): boolean => reason === 'other';
