import type { Page } from 'playwright-core';

/** What another program puts on the clipboard, or finds there. */
export interface OnClipboard {
  readonly html: string;
  readonly text: string;
}

/**
 * Puts HTML and text on the machine's clipboard as another program would: the copy is the page's, but a listener that stands
 * before everything of ours writes it.
 */
export async function putOnClipboard(page: Page, carried: OnClipboard): Promise<void> {
  const isDone = await page.evaluate(({ html, text }) => {
    const enable = (event: Event) => event.preventDefault();
    const write = (event: ClipboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (html) event.clipboardData?.setData('text/html', html);
      if (text) event.clipboardData?.setData('text/plain', text);
    };
    window.addEventListener('beforecopy', enable, { capture: true, once: true });
    window.addEventListener('copy', write, { capture: true, once: true });
    return document.execCommand('copy');
  }, carried);
  if (!isDone) throw new RangeError('nothing could be put on the clipboard');
}

/** Reads the machine's clipboard as another program would, by a paste that never reaches the page. */
export async function readClipboard(page: Page): Promise<OnClipboard> {
  // Listening before the key goes down: keys and scripts come to a page by two ways, and neither waits for the other.
  const pasted = await page.evaluateHandle(() => {
    const reading = new Promise<OnClipboard>((resolve, reject) => {
      const read = (event: ClipboardEvent) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        const of = (type: string) => event.clipboardData?.getData(type) ?? '';
        resolve({ html: of('text/html'), text: of('text/plain') });
      };
      window.addEventListener('paste', read, { capture: true, once: true });
      setTimeout(() => reject(new RangeError('nothing was pasted')), 30_000);
    });
    return { reading };
  });
  await page.keyboard.press('Control+v');
  return pasted.evaluate(({ reading }) => reading);
}
