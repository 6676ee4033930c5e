/** The kit's words for the gallery, which stands outside the product. */
import type { AgeWords } from '../format.ts';
import type { KitWords } from '../kit-words.tsx';

export const sampleWords: KitWords = {
  close: 'Close',
  previous: 'Previous',
  next: 'Next',
  copy: 'Copy number',
  more: 'More',
  clear: 'Clear selection',
  loading: 'Loading',
  selectAll: 'Select all',
  selectRow: (name) => `Select ${name}`,
  removeToken: (token) => `Remove ${token}`,
  newRows: (count) => `${count} new`,
  undo: 'Undo',
  explain: 'show the sum',
  mainNavigation: 'Screens',
  views: 'Views',
  notifications: 'Messages',
  commands: 'Commands',
  nothingFound: 'Nothing found',
  keys: 'Keys',
  keysAnywhere: 'Anywhere',
  increase: 'More',
  decrease: 'Less',
  open: 'Open',
  select: 'Select',
};

export const sampleAges: AgeWords = {
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} h`,
  days: (count) => `${count} d`,
  late: (age) => `${age} late`,
};
