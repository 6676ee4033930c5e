/** A web server between Orderly and a practice shop that spoils one order's total in every answer, as a broken plugin does. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface DamagingProxy {
  readonly url: string;
  close(): Promise<void>;
}

export async function damagingProxy(shopUrl: string, orderId: number): Promise<DamagingProxy> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { host: _host, connection: _connection, ...headers } = request.headers;
      fetch(`${shopUrl}${request.url}`, {
        method: request.method ?? 'GET',
        headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
        ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
      })
        .then(async (answer) => {
          const text = spoilt(await answer.text(), orderId);
          const kept = [...answer.headers].filter(
            ([name]) => !/^(content-length|transfer-encoding|connection|keep-alive)$/i.test(name),
          );
          response.writeHead(answer.status, Object.fromEntries(kept));
          response.end(text);
        })
        .catch(() => response.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The order itself in lists and alone; everything else byte by byte as it came. */
function spoilt(text: string, orderId: number): string {
  const start = text.indexOf(`{"id":${orderId},"parent_id"`);
  if (start < 0) return text;
  const total = text.indexOf('"total":"', start);
  return total < 0 ? text : `${text.slice(0, total)}"total":"much${text.slice(total + '"total":"'.length)}`;
}
