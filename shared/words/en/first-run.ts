/** The first screen of an empty installation. */
export const firstRun = {
  title: 'Where should the orders come from?',
  lead: 'Nothing is connected yet. Both ways are safe, and you can change your mind.',
  practice: {
    title: 'Try with the practice shop',
    text: 'A made-up shop on this computer with living orders. Pack, invoice, cause an outage: nothing leaves this computer, and every document says SAMPLE.',
    folder: 'It has a data folder of its own, so your real data stays empty and clean.',
    action: 'Start practising',
    starting: 'The practice shop starts. The first time it reads 120 orders, which takes some seconds.',
    opened: 'The practice opened in a window of its own.',
  },
  connect: {
    title: 'Connect my shop',
    text: 'Orders, products and reviews are read; nothing is written to the shop until you say so, and you see every value before.',
    folder:
      'You need the address of the shop and keys of its interface. Where they are found stands at each field.',
    action: 'Connect my shop',
  },
  back: 'Back',
};
