/** Words about feedback: reviews from channels, remarks typed here. */
export const feedback = {
  title: 'Feedback',
  kind: { review: 'Review', remark: 'Remark' },
  state: { open: 'To answer', answered: 'Answered', done: 'Done', all: 'All' },
  stars: (rating: number) => (rating === 1 ? '1 star of 5' : `${rating} stars of 5`),
  hidden: 'Not shown at the shop',
  noText: 'No words, only stars',
  about: (name: string) => `About ${name}`,
  notAttached: 'Belongs to no order yet',
  actions: {
    add: 'Add remark',
    answer: 'Note the answer',
    settle: 'Done',
    reopen: 'Open again',
    attach: 'Attach to an order',
    remove: 'Remove',
  },
  answerHelp: 'The answer is kept here. It is not sent to the shop.',
  empty: {
    open: 'Nothing to answer. Reviews of the connected shops and remarks appear here.',
    answered: 'Nothing answered yet.',
    done: 'Nothing done yet.',
    all: 'No feedback yet. Reviews of the connected shops and remarks appear here.',
  },
};
