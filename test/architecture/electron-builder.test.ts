import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { describe, expect, it } from 'vitest';
import { ROOT } from './sources.ts';

type Schema = {
  readonly definitions: {
    readonly FuseOptionsV1: { readonly properties: Readonly<Record<string, unknown>> };
  };
};

const read = () => getConfig(ROOT, 'electron-builder.yml', null);
const schema = () =>
  JSON.parse(readFileSync(join(ROOT, 'node_modules/app-builder-lib/scheme.json'), 'utf8')) as Schema;

describe('electron-builder.yml', () => {
  it('is what the packing tool accepts', async () => {
    await expect(validateConfiguration(await read(), new DebugLogger(false))).resolves.toBeUndefined();
  });

  it('would be refused with an option that does not exist', async () => {
    const wrong = { ...(await read()), asarUnpak: ['**/*.node'] };
    await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow('asarUnpak');
  });

  it('names every fuse, and closes what opens the program to others', async () => {
    const { electronFuses } = await read();
    expect(Object.keys(electronFuses ?? {}).sort()).toEqual(
      Object.keys(schema().definitions.FuseOptionsV1.properties).sort(),
    );
    expect(electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      enableCookieEncryption: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('packs an archive with its native parts beside it, for all three systems', async () => {
    const { appId, productName, asar, asarUnpack, win, mac, linux } = await read();
    expect({ appId, productName, asar, asarUnpack }).toEqual({
      appId: 'app.orderly.desktop',
      productName: 'Orderly',
      asar: true,
      asarUnpack: ['**/*.node'],
    });
    expect([win?.target, mac?.target, linux?.target]).toEqual([['nsis'], ['dmg'], ['AppImage', 'deb']]);
  });
});
