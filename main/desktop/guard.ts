/** Rules for every page there is, now and later: where it may go, what it may ask, what it may load. */
import { app, type Session, type WebContents } from 'electron';
import { isOurs, mayLoad } from './origin.ts';

/** Before the app is ready, so that no window escapes. `openOutside` is asked when a page wants a new window. */
export function guardEveryPage(openOutside: (address: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    guardPage(contents, openOutside);
  });
}

function guardPage(contents: WebContents, openOutside: (address: string) => void): void {
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!isOurs(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', (event) => {
    // Frames show papers the page made itself; a main frame stays at home.
    if (event.isMainFrame ? !isOurs(event.url) : !mayLoad(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}

/** Allowed to our own page only, each with its reason. Whatever is not listed is denied. */
const PERMISSIONS: ReadonlySet<string> = new Set([
  // Copying an order's number or an address.
  'clipboard-sanitized-write',
]);

export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    answer(PERMISSIONS.has(permission) && details.isMainFrame && isOurs(contents.getURL()));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => PERMISSIONS.has(permission) && isOurs(origin),
  );
  session.setDevicePermissionHandler(() => false);
  // The page has no network: the engine does all of it.
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url) }));
}
