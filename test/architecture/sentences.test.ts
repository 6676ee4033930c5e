import { describe, expect, it } from 'vitest';
import { sentencesInMain, sentencesInScreens } from './sentences.ts';
import { lines, parse, readSources } from './sources.ts';

describe('every sentence a person reads', () => {
  it('stands in shared/words and not in a screen', () => {
    expect(lines(sentencesInScreens(readSources('renderer')))).toEqual([]);
  });

  it('stands in shared/words and not in main/', () => {
    expect(lines(sentencesInMain(readSources('main')))).toEqual([]);
  });
});

const inScreen = (text: string) =>
  sentencesInScreens([
    parse('renderer/orders/a.tsx', `export const a = (b: boolean, n: number) => ${text};`),
  ]);

describe('a sentence in a screen is found', () => {
  it.each([
    '<p>Orders</p>',
    '<>Orders</>',
    "<p>{'Orders'}</p>",
    `<p>{\`\${n} new\`}</p>`,
    "<p>{b ? 'Yes' : 'No'}</p>",
    "<p>{b && 'Yes'}</p>",
    '<img alt="Logo" />',
    '<button aria-label="close" />',
    `<input placeholder={\`Search \${n}\`} />`,
    "<Field title={b ? 'A' : undefined} />",
    "[{ label: 'Orders' }]",
    "({ message: 'nothing was lost' })",
  ])('%s', (text) => {
    expect(inScreen(text).length).toBeGreaterThan(0);
  });

  it.each([
    '<p>{n} × {n} – &nbsp;</p>',
    '<p className="orders" data-kind="open">{words.orders}</p>',
    '<button aria-label={words.close} type="button" />',
    "<Tone tone={b ? 'red' : 'green'} />",
    "[{ id: 'orders', label: words.orders }]",
    "({ label: 'orders' })",
  ])('but not where nobody reads it: %s', (text) => {
    expect(inScreen(text)).toEqual([]);
  });
});

const inMain = (path: string, text: string) => sentencesInMain([parse(path, text)]);

describe('a sentence in main/ is found', () => {
  it.each([
    ['main/sync/a.ts', `throw new ChannelError('transient', 'The shop is closed');`],
    ['main/sync/a.ts', `throw new ChannelError(\`The shop \${name} is closed\`);`],
    ['main/orders/a.ts', `refuse('The order is gone');`],
    ['main/cli.ts', `process.stderr.write('Nothing to do');`],
    ['main/cli/a.ts', `stdout.write(b ? 'all is well' : '');`],
    ['main/cli/a.ts', `console.error('Nothing to do');`],
    ['main/desktop/menu.ts', `const menu = [{ label: 'File' }];`],
    ['main/desktop/menu.ts', `dialog.show({ message: 'Nothing was lost' });`],
  ])('%s: %s', (path, text) => {
    expect(inMain(path, text)).toHaveLength(1);
  });

  it.each([
    ['main/orders/a.ts', `throw new Error('This cannot be');`],
    ['main/orders/a.ts', `refuse('order_gone', { number });`],
    ['main/practice/a.ts', `throw new Answer('Sorry, you cannot list resources.');`],
    ['main/desktop/menu.ts', `const menu = [{ label: words.file, role: 'quit' }];`],
  ])('but not where it is a bug, a code or another program: %s: %s', (path, text) => {
    expect(inMain(path, text)).toEqual([]);
  });
});
