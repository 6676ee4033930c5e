import { readdirSync, readFileSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSecrets, type SecretsSource } from '../../main/platform/secrets.ts';
import { type TestFolder, testFolder } from '../support/folder.ts';

let folder: TestFolder;
let source: SecretsSource;
beforeEach(() => {
  folder = testFolder();
  source = { dataDir: folder.at('data'), keyDir: folder.at('keys'), keychain: 'never' };
});
afterEach(() => folder.remove());

describe('secrets in files', () => {
  it('come back as they were, over restarts, and are gone when removed', () => {
    openSecrets(source).set('account:a', 'cs_sëcret');
    openSecrets(source).set('account:b', 'other');
    expect(openSecrets(source).get('account:a')).toBe('cs_sëcret');
    openSecrets(source).remove('account:a');
    expect(openSecrets(source).get('account:a')).toBeUndefined();
    expect(openSecrets(source).get('account:b')).toBe('other');
  });

  it('are unreadable in the data folder, and their key lies elsewhere, for its owner only', () => {
    openSecrets(source).set('account:a', 'cs_secret');
    const stored = readFileSync(folder.at('data', 'secrets.json'), 'utf8');
    expect(stored).not.toContain('cs_secret');
    expect(readdirSync(folder.at('data'))).toEqual(['secrets.json']);
    const [key = ''] = readdirSync(folder.at('keys'));
    expect(statSync(folder.at('keys', key)).mode & 0o777).toBe(0o600);
    expect(statSync(folder.at('data', 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('cannot be moved to another name, nor altered', () => {
    const secrets = openSecrets(source);
    secrets.set('account:a', 'one');
    secrets.set('account:b', 'two');
    const file = folder.at('data', 'secrets.json');
    const content = JSON.parse(readFileSync(file, 'utf8')) as { entries: Record<string, string> };
    const swapped = { ...content, entries: { 'account:a': content.entries['account:b'] } };
    folder.write('data/secrets.json', JSON.stringify(swapped));
    expect(() => openSecrets(source).get('account:a')).toThrow();
  });

  it('need no key file as long as there is none', () => {
    expect(openSecrets(source).get('account:a')).toBeUndefined();
    openSecrets(source).remove('account:a');
    expect(readdirSync(folder.path)).toEqual([]);
  });
});
