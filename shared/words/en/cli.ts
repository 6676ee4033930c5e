/** The command line: usage, progress, and the little it says besides data. */
export const cli = {
  usage: `Usage: orderly COMMAND …   (--data DIR names the data folder, --json asks for JSON)

  serve [--port N] [--practice] [--no-sync]      the app for the browser, until Ctrl+C
  account add KIND --name N [--url U] [--set k=v]… [--secret k=-|@FILE|v]… [--go-live] [--since DAY] [--no-check]
  account list | account kinds
  sync [--account N]                             one full cycle now
  export WHAT [--format ndjson|csv]              orders, items, stock, movements, customers, invoices, payments,
                                                 feedback, quarantine, outbox, events, commands
  do NAME 'ARGS' [--id ID]                       any command, arguments as JSON
  ask NAME 'ARGS'                                any query, arguments as JSON
  check                                          the file and everything that must hold in it
  practice [--port N] [--seed N] [--orders N] [--rate PER_MINUTE] [--fault NAME=SHARE]…   the practice shop alone
`,
  unknownCommand: (name: string) => `There is no command "${name}".`,
  wrongUsage: (what: string) => `This is not how it is used: ${what}`,
  notJson: 'The arguments are not valid JSON.',
  ready: (url: string) => `Orderly is ready: ${url}`,
  nextAddress: (url: string) => `For another window: ${url}`,
  stopping: 'Orderly is stopping …',
  practiceReady: (url: string) => `The practice shop is ready: ${url}`,
  checkLine: (name: string, ok: boolean, detail: string) =>
    ok ? `ok      ${name}` : `PROBLEM ${name}: ${detail}`,
  accountAdded: (name: string) => `The account ${name} was added.`,
  syncLine: (account: {
    name: string;
    pulled: number;
    captured: number;
    updated: number;
    quarantined: number;
    delivered: number;
    refused: number;
    pending: number;
  }) =>
    `${account.name}: ${account.pulled} received, ${account.captured} new, ${account.updated} changed, ${account.quarantined} in quarantine; ${account.delivered} told, ${account.refused} refused, ${account.pending} waiting`,
  noPage: (folder: string) => `The page is missing in ${folder}. Build it with: npm run build`,
};
