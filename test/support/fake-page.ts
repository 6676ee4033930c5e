/** A window as the page's code sees it: messages to itself, with the ports that came along. */
import type { MessagePort } from 'node:worker_threads';

export function createFakePage(address: string) {
  const events = new EventTarget();
  const page = {
    location: new URL(address),
    addEventListener: (type: string, listener: EventListener) => events.addEventListener(type, listener),
    removeEventListener: (type: string, listener: EventListener) =>
      events.removeEventListener(type, listener),
    postMessage(data: unknown, _targetOrigin: string, ports: readonly MessagePort[] = []) {
      const event = Object.assign(new Event('message'), { data: structuredClone(data), ports, source: page });
      queueMicrotask(() => events.dispatchEvent(event));
    },
  };
  return page;
}
