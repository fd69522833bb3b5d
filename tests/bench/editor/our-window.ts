import type { Page } from 'playwright-core';

/** Our own window, as the benches open it. */

/** A watch that waits for vsync measures the screen, not the editor. */
export const NO_FRAME_LIMIT = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

export const SIZE = { width: 1440, height: 900 };

/** Opens a story from the queue of our own window; the time until it is painted. Then waits until its `slips` are marked. */
export async function openOurs(page: Page, headline: string, slips = 0): Promise<number> {
  await page.locator('.queue .row', { hasText: headline }).waitFor();
  const time = await page.evaluate(async (wanted) => {
    const row = [...document.querySelectorAll<HTMLElement>('.queue .row')].find((one) =>
      one.textContent?.includes(wanted),
    );
    if (!row) throw new Error(`${wanted} is not in the queue`);
    const start = performance.now();
    (row.querySelector<HTMLElement>('button, a') ?? row).click();
    while (document.querySelector('.ProseMirror .headline')?.textContent !== wanted) {
      if (performance.now() - start > 60_000)
        throw new Error(
          `${wanted} does not open: ${document.querySelector('.ProseMirror .headline')?.textContent}`,
        );
      await globalThis.benchWatch.afterFrame();
    }
    await globalThis.benchWatch.afterFrame();
    return performance.now() - start;
  }, headline);
  if (slips > 0)
    await page.waitForFunction((wanted) => document.querySelectorAll('.slip').length >= wanted * 0.9, slips);
  return time;
}
