import { app, type IpcMainInvokeEvent, type Session, type WebContents } from 'electron';
import { ORIGIN, SCHEME } from './protocol';

/** The Electron security checklist, item by item, where it is not a window's option (electronjs.org/docs/latest/tutorial/security). */

/** Schemes a window may load from. Everything else is stopped before it reaches the network. */
const OWN_SCHEMES = new Set([`${SCHEME}:`, 'blob:', 'devtools:']);

/** Must run before the app is ready. */
export function lockApp(): void {
  // --no-sandbox is a person's own word (tests as root need it); Redaksi never says it by itself.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // Nobody may learn that a story is open: no look-up, no update, no report leaves this machine.
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('no-pings');
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

/** Windows neither go elsewhere nor open others; no page gets a device. */
function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

export function lockSession(session: Session): void {
  session.setSpellCheckerEnabled(false);
  // Copying, and pasting by a command, are what Chromium asks about and an editor needs.
  const isAllowed = (permission: string) =>
    permission === 'clipboard-sanitized-write' || permission === 'clipboard-read';
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isAllowed(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isAllowed(permission));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !OWN_SCHEMES.has(new URL(details.url).protocol) });
  });
}

/** True if a call comes from the main frame of one of our own pages. */
export function isOurPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null) return false;
  // Node's URL gives no origin to schemes of our own making, so its parts are compared.
  const { protocol, host } = new URL(frame.url);
  return `${protocol}//${host}` === ORIGIN;
}
