/**
 * Electron as far as the desktop host touches it, for machines without its runtime: real message channels, everything
 * between page and shell cloned as the real one clones it. Its names are checked against Electron's own types.
 */
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

type Names = keyof typeof import('electron');

/** What was done to the shell, for tests to look at. */
export interface Shown {
  readonly errors: { readonly title: string; readonly content: string }[];
  readonly outside: string[];
  readonly printed: string[];
  readonly menus: unknown[];
  readonly schemes: unknown[];
  readonly exits: number[];
  sandboxed: boolean;
}

/** The main process's end of a port: as Electron's, with an event around the data. */
class PortMain extends EventEmitter {
  readonly port: MessagePort;
  constructor(port: MessagePort) {
    super();
    this.port = port;
  }
  /** Nothing arrives before. */
  start(): void {
    this.port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
    this.port.on('close', () => this.emit('close'));
  }
  postMessage(message: unknown): void {
    this.port.postMessage(message);
  }
  close(): void {
    this.port.close();
  }
}

class MessageChannelMain {
  readonly port1: PortMain;
  readonly port2: PortMain;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new PortMain(port1);
    this.port2 = new PortMain(port2);
  }
}

export class FakeFrame {
  url = '';
  readonly toPage: (channel: string, ports: readonly MessagePort[]) => void;
  constructor(toPage: (channel: string, ports: readonly MessagePort[]) => void) {
    this.toPage = toPage;
  }
  postMessage(channel: string, message: unknown, ports: readonly PortMain[] = []): void {
    structuredClone(message);
    this.toPage(
      channel,
      ports.map(({ port }) => port),
    );
  }
}

export class FakeContents extends EventEmitter {
  readonly mainFrame: FakeFrame;
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  constructor(toPage: FakeFrame['toPage']) {
    super();
    this.mainFrame = new FakeFrame(toPage);
  }
  getURL(): string {
    return this.mainFrame.url;
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  reload(): void {
    this.emit('reloaded');
  }
  print(_options: unknown, done: (isDone: boolean) => void): void {
    done(true);
  }
}

export function createFakeElectron(dialogAnswers: { response: number; filePath?: string }) {
  const shown: Shown = {
    errors: [],
    outside: [],
    printed: [],
    menus: [],
    schemes: [],
    exits: [],
    sandboxed: false,
  };
  const windows: FakeWindow[] = [];
  let toPage: FakeFrame['toPage'] = () => undefined;

  class FakeWindow extends EventEmitter {
    readonly webContents: FakeContents;
    readonly options: Record<string, unknown>;
    constructor(options: Record<string, unknown>) {
      super();
      this.options = structuredClone(options);
      this.webContents = new FakeContents((channel, ports) => toPage(channel, ports));
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    async loadURL(url: string): Promise<void> {
      this.webContents.mainFrame.url = url;
      if (new URL(url).host === 'print') {
        const answer = await session.defaultSession.handlers.get('app')?.({ url, method: 'GET' });
        shown.printed.push(
          Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer(0)).toString('latin1'),
        );
      }
      this.emit('ready-to-show');
    }
    isMinimized = () => false;
    isMaximized = () => false;
    getNormalBounds = () => ({ x: 10, y: 10, width: 1200, height: 800 });
    maximize = () => undefined;
    restore = () => undefined;
    focus = () => this.emit('focused');
    show = () => this.emit('shown');
    destroy = () => this.emit('closed');
  }

  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    getName: () => 'Orderly',
    paths: new Map<string, string>(),
    setPath: (name: string, path: string) => void app.paths.set(name, path),
    hasLock: true,
    requestSingleInstanceLock: () => app.hasLock,
    enableSandbox: () => {
      shown.sandboxed = true;
    },
    whenReady: async () => undefined,
    quit: () => {
      const event = { defaultPrevented: false, preventDefault: () => undefined };
      app.emit('will-quit', event);
    },
    exit: (code: number) => {
      shown.exits.push(code);
      app.emit('exited', code);
    },
  });

  type PageHandler = (request: { url: string; method: string }) => Response | Promise<Response>;
  type Permission = (
    contents: unknown,
    permission: string,
    answer: (isAllowed: boolean) => void,
    details: object,
  ) => void;
  const session = {
    defaultSession: {
      handlers: new Map<string, PageHandler>(),
      protocol: {
        handle: (scheme: string, handler: PageHandler) =>
          void session.defaultSession.handlers.set(scheme, handler),
      },
      permissionRequest: undefined as Permission | undefined,
      setPermissionRequestHandler: (handler: Permission) => {
        session.defaultSession.permissionRequest = handler;
      },
      permissionCheck: undefined as
        | ((contents: unknown, permission: string, origin: string) => boolean)
        | undefined,
      setPermissionCheckHandler: (
        handler: (contents: unknown, permission: string, origin: string) => boolean,
      ) => {
        session.defaultSession.permissionCheck = handler;
      },
      device: undefined as (() => boolean) | undefined,
      setDevicePermissionHandler: (handler: () => boolean) => {
        session.defaultSession.device = handler;
      },
      beforeRequest: undefined as
        | ((details: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void)
        | undefined,
      webRequest: {
        onBeforeRequest: (
          listener: (details: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void,
        ) => {
          session.defaultSession.beforeRequest = listener;
        },
      },
    },
  };

  const ipcMain = new EventEmitter();
  const module = {
    app,
    session,
    ipcMain,
    BrowserWindow: FakeWindow,
    MessageChannelMain,
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: (menu: unknown) => void shown.menus.push(menu),
    },
    dialog: {
      showErrorBox: (title: string, content: string) => void shown.errors.push({ title, content }),
      showMessageBox: async () => ({ response: dialogAnswers.response, checkboxChecked: false }),
      showSaveDialog: async () => ({
        canceled: dialogAnswers.filePath === undefined,
        filePath: dialogAnswers.filePath ?? '',
      }),
    },
    shell: {
      openExternal: async (url: string) => void shown.outside.push(url),
      openPath: async (path: string) => {
        shown.outside.push(path);
        return '';
      },
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    protocol: { registerSchemesAsPrivileged: (schemes: unknown) => void shown.schemes.push(schemes) },
    ipcRenderer: Object.assign(new EventEmitter(), {
      /** As the page's own frame would, or as another. */
      send: (channel: string, ...args: unknown[]) => {
        const window = windows[0];
        if (window)
          sendFrom(channel, window.webContents, window.webContents.mainFrame, structuredClone(args));
      },
    }),
  } satisfies Partial<Record<Names, unknown>>;

  const sendFrom = (
    channel: string,
    sender: FakeContents,
    senderFrame: unknown,
    args: unknown[] = [],
  ): void => {
    ipcMain.emit(channel, { sender, senderFrame }, ...args);
  };

  return {
    module,
    shown,
    windows,
    sendFrom,
    onPorts: (take: FakeFrame['toPage']) => {
      toPage = take;
    },
  };
}

export type FakeElectron = ReturnType<typeof createFakeElectron>;
