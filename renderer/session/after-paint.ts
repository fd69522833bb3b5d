const waiting: (() => void)[] = [];
const channel = new MessageChannel();
channel.port1.onmessage = () => waiting.shift()?.();

/**
 * Resolves in a task of its own. After a key Chromium paints before it runs other tasks, so what waits for this does not keep the
 * letter from the screen, and is not held back as a timer or a frame of a window in the background is.
 */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}
