/**
 * A Chromium out of an npm package, for the tests on a Linux where none is installed: it brings the libraries it needs
 * and asks for no rights. Unpacked once into `.cache/browser`, beside a wrapper that shows it its libraries.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { findBrowser, PACKAGED } from './browser.mjs';
import { capture } from './child.mjs';
import { npmCi } from './install.mjs';
import { withLock } from './lock.mjs';
import { inRoot } from './root.mjs';
import { Refused, sayIfLong } from './say.mjs';

/** Its libraries come from beside it; its fonts only where the system has none at all. */
const WRAPPER = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="$here/lib:$here"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium-program" "$@"
`;

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`;

/** A browser that is here, else the packaged one where it runs; undefined where neither is. */
export async function obtainBrowser() {
  const found = findBrowser();
  if (found !== undefined || process.platform !== 'linux' || process.arch !== 'x64') return found;
  await withLock('browser', () =>
    sayIfLong('Fetching a browser for the tests (once, about 75 MB) …', unpack),
  );
  return findBrowser();
}

async function unpack() {
  if (existsSync(PACKAGED)) return;
  const folder = inRoot('.cache', 'browser-new');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(inRoot('scripts', 'browser', name), join(folder, name));
  const { code, output } = await npmCi(folder);
  if (code !== 0) throw new Refused(`${output.trim()}\nThe browser for the tests could not be fetched.`);
  const packed = join(folder, 'node_modules', '@sparticuz', 'chromium', 'bin');
  for (const name of ['al2023', 'swiftshader', 'fonts']) {
    const tar = join(folder, `${name}.tar`);
    writeFileSync(tar, decompressed(join(packed, `${name}.tar.br`)));
    const unpacked = await capture('tar', ['-xf', tar, '-C', folder]);
    if (unpacked.code !== 0)
      throw new Refused(`${unpacked.output.trim()}\nThe browser for the tests cannot be unpacked.`);
    rmSync(tar);
  }
  writeFileSync(join(folder, 'chromium-program'), decompressed(join(packed, 'chromium.br')), { mode: 0o755 });
  rmSync(join(folder, 'node_modules'), { recursive: true });
  writeFileSync(join(folder, 'chromium'), WRAPPER, { mode: 0o755 });
  writeFileSync(join(folder, 'fonts.conf'), FONTS);
  rmSync(inRoot('.cache', 'browser'), { recursive: true, force: true });
  renameSync(folder, inRoot('.cache', 'browser'));
}

/** @param {string} path */
const decompressed = (path) => brotliDecompressSync(readFileSync(path));
