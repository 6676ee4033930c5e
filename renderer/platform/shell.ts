/**
 * What the surroundings of the page do for it: print, save, open elsewhere. The desktop's shell is asked over the port; a
 * browser does it itself.
 */
import type { ShellAnswer, ShellRequest } from '../../shared/api/shell.ts';
import { shellAnswerSchema } from '../../shared/api/shell.ts';
import type { PortLike } from './port.ts';

export type ShellOutcome = ShellAnswer['outcome'];

export interface Shell {
  print(name: string, pdf: Uint8Array<ArrayBuffer>): Promise<ShellOutcome>;
  save(name: string, bytes: Uint8Array<ArrayBuffer>, type: string): Promise<ShellOutcome>;
  openOutside(url: string): Promise<ShellOutcome>;
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

/** Objects beside the frames of the contract; each answer names its request. */
export function shellOverPort(port: PortLike): Shell {
  const waiting = new Map<number, (outcome: ShellOutcome) => void>();
  let last = 0;
  port.addEventListener('message', ({ data }) => {
    const answer = typeof data === 'object' ? shellAnswerSchema.safeParse(data) : undefined;
    if (!answer?.success) return;
    waiting.get(answer.data.id)?.(answer.data.outcome);
    waiting.delete(answer.data.id);
  });
  port.addEventListener('close', () => {
    for (const tell of waiting.values()) tell('failed');
    waiting.clear();
  });
  const ask = (request: Unnumbered<ShellRequest>): Promise<ShellOutcome> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      port.postMessage({ ...request, id: last });
    });
  return {
    print: (name, pdf) => ask({ ask: 'print', name, pdf }),
    save: (name, bytes) => ask({ ask: 'save', name, bytes }),
    openOutside: (url) => ask({ ask: 'open_outside', url }),
  };
}

/** A download lasts as long as its address does. */
const KEPT_MS = 60_000;

export function shellOfBrowser(page: Window): Shell {
  const { document } = page;
  const addressOf = (bytes: Uint8Array<ArrayBuffer>, type: string): string => {
    const address = URL.createObjectURL(new Blob([bytes], { type }));
    setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
    return address;
  };
  return {
    print(_name, pdf) {
      const frame = document.createElement('iframe');
      frame.hidden = true;
      frame.src = addressOf(pdf, 'application/pdf');
      return new Promise((resolve) => {
        frame.addEventListener('load', () => {
          frame.contentWindow?.print();
          setTimeout(() => frame.remove(), KEPT_MS);
          resolve('done');
        });
        document.body.append(frame);
      });
    },
    async save(name, bytes, type) {
      const link = document.createElement('a');
      link.href = addressOf(bytes, type);
      link.download = name;
      link.click();
      return 'done';
    },
    async openOutside(url) {
      const address = URL.canParse(url) ? new URL(url) : undefined;
      if (address?.protocol !== 'https:' && address?.protocol !== 'mailto:') return 'refused';
      page.open(address.href, '_blank', 'noopener,noreferrer');
      return 'done';
    },
  };
}
