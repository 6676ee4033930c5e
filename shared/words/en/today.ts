/** Today: the strip, what needs a person, the day's foot. */
export const today = {
  title: 'Today',
};
