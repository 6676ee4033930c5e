/** Papers that wait for the printer, each under a secret that can be used once. */
import { randomUUID } from 'node:crypto';

export interface PrintTickets {
  put(pdf: Uint8Array): string;
  take(ticket: string): Uint8Array | undefined;
}

export function createPrintTickets(): PrintTickets {
  const waiting = new Map<string, Uint8Array>();
  return {
    put(pdf) {
      const ticket = randomUUID();
      waiting.set(ticket, pdf);
      return ticket;
    },
    take(ticket) {
      const pdf = waiting.get(ticket);
      waiting.delete(ticket);
      return pdf;
    },
  };
}
