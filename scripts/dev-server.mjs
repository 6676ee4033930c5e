/** The development server itself, on Node 24 with everything installed; `scripts/dev.mjs` starts it. */
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { createServer as createNetServer } from 'node:net';
import { createInterface } from 'node:readline';
import { createServer } from 'vite';
import { rendererBase } from './lib/bundles.mjs';
import { desktopArgs, startOptions } from './lib/options.mjs';
import { inRoot } from './lib/root.mjs';
import { say } from './lib/say.mjs';
import { readyAddress } from './lib/serve.mjs';

const SETTLE_MS = 200;
const HOST = '127.0.0.1';

const options = startOptions(process.argv.slice(2), process.cwd());
const enginePort = await freePort();
const target = `http://${HOST}:${enginePort}`;

const vite = await createServer({
  ...rendererBase(),
  server: {
    host: HOST,
    port: Number(options.port ?? 5173),
    proxy: {
      '^/': {
        target,
        ws: true,
        changeOrigin: true,
        rewriteWsOrigin: true,
        // Sockets are the host's; Vite keeps its own, which it knows by their protocol.
        bypass: (request, response) => (response && isScreen(request) ? request.url : undefined),
        configure: (proxy) => {
          proxy.on('proxyReq', (request) => {
            if (request.hasHeader('origin')) request.setHeader('origin', target);
          });
        },
      },
    },
  },
});
await vite.listen();

let engine = startEngine();
/** @type {NodeJS.Timeout | undefined} */
let settling;
for (const folder of ['main', 'shared']) {
  watch(inRoot(folder), { recursive: true }, () => {
    clearTimeout(settling);
    settling = setTimeout(restart, SETTLE_MS);
  });
}
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(signal, stop);

/** A page, a source file or something of Vite's own. @param {import('node:http').IncomingMessage} request */
function isScreen({ method, url = '/', headers }) {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const path = new URL(url, target).pathname;
  if (/^\/(@|node_modules\/)/.test(path) || existsSync(inRoot('renderer', `.${path}`))) return true;
  return headers.accept?.includes('text/html') === true;
}

function startEngine() {
  const args = [...desktopArgs(options), '--port', String(enginePort), '--json'];
  const child = spawn(process.execPath, [inRoot('main', 'cli-entry.ts'), 'serve', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const address = readyAddress(line);
    if (address === undefined) return;
    const page = vite.resolvedUrls?.local[0] ?? target;
    process.stdout.write(`Orderly is ready: ${page}${new URL(address).hash}\n`);
  });
  return child;
}

async function restart() {
  say('The engine starts again …');
  await ended(engine);
  engine = startEngine();
}

async function stop() {
  await ended(engine);
  await vite.close();
  process.exit(0);
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<void>} */
function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createNetServer();
    probe.once('error', reject);
    probe.listen(0, HOST, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
