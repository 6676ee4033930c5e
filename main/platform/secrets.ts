/**
 * Credentials of channels: in the system's keychain where one works, else encrypted in the data folder under a key file
 * (0600) that lies outside it. One store for every host. A secret is never logged and never leaves the writer's thread.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

export interface Secrets {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
}

/** How a thread gets the store; can be sent between threads. */
export interface SecretsSource {
  readonly dataDir: string;
  /** Where the key file lies; must not be inside the data folder. */
  readonly keyDir: string;
  readonly keychain: 'try' | 'never';
}

interface SecretsFile {
  readonly store: 'keychain' | 'file';
  /** Keychain: the names kept there. File: base64 of nonce, tag and cipher text by name. */
  readonly entries: Readonly<Record<string, string>>;
}

/** Opens the store of a data folder. Which kind it is was decided when it was first used, and stays. */
export function openSecrets(source: SecretsSource): Secrets {
  const file = join(source.dataDir, 'secrets.json');
  const read = (): SecretsFile | undefined =>
    existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SecretsFile) : undefined;
  const write = (content: SecretsFile): void => writePrivately(file, JSON.stringify(content, null, 2));
  const state: { vault?: Vault; kind?: 'keychain' | 'file' } = {};

  const vault = (): { vault: Vault; kind: 'keychain' | 'file' } => {
    if (!state.vault || !state.kind) {
      const wanted = read()?.store;
      const keychain =
        wanted === 'file' || source.keychain === 'never' ? undefined : openKeychain(source.dataDir);
      if (wanted === 'keychain' && !keychain)
        throw new Error('The system keychain that holds the credentials is not available');
      state.kind = keychain ? 'keychain' : 'file';
      state.vault = keychain ?? openKeyFile(source);
    }
    return { vault: state.vault, kind: state.kind };
  };

  return {
    get(key) {
      const entry = read()?.entries[key];
      return entry === undefined ? undefined : vault().vault.open(key, entry);
    },
    set(key, value) {
      const { vault: own, kind } = vault();
      write({ store: kind, entries: { ...read()?.entries, [key]: own.seal(key, value) } });
    },
    remove(key) {
      const content = read();
      const entry = content?.entries[key];
      if (!content || entry === undefined) return;
      vault().vault.forget(key);
      write({
        ...content,
        entries: Object.fromEntries(Object.entries(content.entries).filter(([name]) => name !== key)),
      });
    },
  };
}

interface Vault {
  /** Keeps a value; what it answers stands in the file. */
  seal(key: string, value: string): string;
  open(key: string, entry: string): string | undefined;
  forget(key: string): void;
}

function openKeyFile(source: SecretsSource): Vault {
  const path = join(source.keyDir, `${folderMark(source.dataDir)}.key`);
  if (!existsSync(path)) writePrivately(path, randomBytes(32).toString('base64'));
  const key = Buffer.from(readFileSync(path, 'utf8'), 'base64');
  return {
    seal(name, value) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(name, entry) {
      const bytes = Buffer.from(entry, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(name));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
    forget: () => undefined,
  };
}

interface KeychainModule {
  readonly Entry: new (
    service: string,
    account: string,
  ) => { getPassword(): string | null; setPassword(value: string): void; deletePassword(): boolean };
}

/** The system's keychain if it keeps what it is given; undefined where there is none. */
function openKeychain(dataDir: string): Vault | undefined {
  // Without a session bus the library would keep secrets in the kernel's memory, which a restart empties.
  if (process.platform === 'linux' && !process.env.DBUS_SESSION_BUS_ADDRESS) return undefined;
  const service = `Orderly ${folderMark(dataDir)}`;
  try {
    const { Entry } = createRequire(import.meta.url)('@napi-rs/keyring') as KeychainModule;
    const probe = new Entry(service, 'probe');
    probe.setPassword('works');
    if (probe.getPassword() !== 'works') return undefined;
    probe.deletePassword();
    return {
      seal(name, value) {
        new Entry(service, name).setPassword(value);
        return 'keychain';
      },
      open: (name) => new Entry(service, name).getPassword() ?? undefined,
      forget: (name) => void new Entry(service, name).deletePassword(),
    };
  } catch {
    return undefined;
  }
}

/** Tells data folders apart without naming them. */
const folderMark = (dataDir: string): string =>
  createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16);

/** All or nothing, and readable by its owner only. */
function writePrivately(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const fresh = `${path}.new`;
  writeFileSync(fresh, text, { mode: 0o600 });
  chmodSync(fresh, 0o600);
  renameSync(fresh, path);
}
