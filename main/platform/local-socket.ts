/**
 * How programs of the same person on the same machine reach a running engine: a Unix socket (a named pipe on Windows)
 * that only they can open. Frames travel with their length before them; the first one names what is wanted.
 */
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** The kernel's limit for a socket's path, less the end mark; macOS has the smallest. */
const LONGEST_PATH = 103;
const MOST_FRAME = 64 * 1024 * 1024;
const TEXT = 0;
const BINARY = 1;

export interface LocalServer {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves a data folder: whoever connects says what it wants, and gets a port that `open` answers. */
export async function serveLocally(
  dataDir: string,
  open: (wanted: string) => MessagePort | undefined,
): Promise<LocalServer> {
  const { address, clean } = freshAddress(dataDir);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let port: MessagePort | undefined;
    readFrames(socket, (frame) => {
      if (port) port.postMessage(frame);
      else {
        port = typeof frame === 'string' ? open(frame) : undefined;
        if (port) pipeOut(port, socket);
        else socket.destroy();
      }
    });
  });
  await listen(server, address);
  if (process.platform !== 'win32') chmodSync(address, 0o600);
  return {
    address,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      clean();
    },
  };
}

/** A port that leads to the engine at this address; rejects where nobody listens. */
export function connectLocally(address: string, wanted: string): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.on('error', () => socket.destroy());
      const { port1, port2 } = new MessageChannel();
      writeFrame(socket, wanted);
      readFrames(socket, (frame) => port1.postMessage(frame));
      pipeOut(port1, socket);
      resolve(port2);
    });
  });
}

function pipeOut(port: MessagePort, socket: Socket): void {
  port.on('message', (frame: string | Uint8Array) => writeFrame(socket, frame));
  port.on('close', () => socket.end());
  socket.on('close', () => port.close());
}

function writeFrame(socket: Socket, frame: string | Uint8Array): void {
  const body = typeof frame === 'string' ? Buffer.from(frame, 'utf8') : frame;
  const head = Buffer.allocUnsafe(5);
  head.writeUInt32BE(body.byteLength, 0);
  head.writeUInt8(typeof frame === 'string' ? TEXT : BINARY, 4);
  socket.write(head);
  socket.write(body);
}

function readFrames(socket: Socket, take: (frame: string | Uint8Array) => void): void {
  let chunks: Buffer[] = [];
  let size = 0;
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    for (;;) {
      if (size < 5) return;
      const all = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, size);
      if (!all) return;
      chunks = [all];
      const length = all.readUInt32BE(0);
      if (length > MOST_FRAME) {
        socket.destroy();
        return;
      }
      if (size < 5 + length) return;
      const body = all.subarray(5, 5 + length);
      chunks = [all.subarray(5 + length)];
      size -= 5 + length;
      take(all.readUInt8(4) === TEXT ? body.toString('utf8') : new Uint8Array(body));
    }
  });
}

/** In the data folder where the path is short enough, else in a private folder of its own. */
function freshAddress(dataDir: string): { readonly address: string; readonly clean: () => void } {
  if (process.platform === 'win32') {
    const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 24);
    return { address: `\\\\.\\pipe\\orderly-${name}`, clean: () => undefined };
  }
  const usual = join(dataDir, 'engine.sock');
  const address =
    Buffer.byteLength(usual) <= LONGEST_PATH
      ? usual
      : join(mkdtempSync(join(tmpdir(), 'orderly-')), 'engine.sock');
  // What a killed program left behind; the folder's lock says that nobody is there.
  rmSync(address, { force: true });
  return {
    address,
    clean: () => rmSync(address === usual ? address : dirname(address), { recursive: true, force: true }),
  };
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
