import open from 'open';
import { openBrowserDoor, type BrowserDoor, type ServeOptions } from './serve';

/** True where a browser window could be shown at all. */
function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** Opens the browser door and, if wanted and possible, a browser on it. Its address is printed by the caller in any case. */
export async function showDoor(options: ServeOptions & { readonly open: boolean }): Promise<BrowserDoor> {
  const door = await openBrowserDoor(options);
  if (options.open && hasDisplay()) {
    try {
      const child = await open(door.address);
      child.on('error', () => {
        // No browser to be had: the printed address is the way in.
      });
    } catch {
      // As above.
    }
  }
  return door;
}
