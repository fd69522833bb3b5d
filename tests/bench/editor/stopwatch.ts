import type { CDPSession, Page } from 'playwright-core';

/**
 * Times on a page, taken in the page: from the key going down to the message task after the next frame, when style, layout and
 * paint are done on the main thread (raster is not in it). Every key is a real one, sent by the debugger, and waits for its frame.
 */

interface Watch {
  readonly times: number[];
  settled(): Promise<number>;
  afterFrame(): Promise<void>;
}

declare global {
  var benchWatch: Watch;
}

/** Begins to watch a page for keys. Must be called once after every load. */
export async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = [];
    let waiting: Promise<number> | null = null;
    const afterFrame = () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve();
          port2.postMessage(null);
        });
      });
    window.addEventListener(
      'keydown',
      ({ key }) => {
        if (['Control', 'Shift', 'Alt'].includes(key)) return;
        const start = performance.now();
        waiting = afterFrame().then(() => {
          const time = performance.now() - start;
          times.push(time);
          return time;
        });
      },
      true,
    );
    globalThis.benchWatch = {
      times,
      afterFrame,
      settled: async () => {
        if (!waiting) throw new Error('no key has come down');
        return waiting;
      },
    };
  });
}

/** Presses a key and resolves with its time in ms. */
export async function timeKey(page: Page, key: string): Promise<number> {
  await page.keyboard.press(key);
  return page.evaluate(() => globalThis.benchWatch.settled());
}

/** Bytes of JavaScript heap after a collection. The DOM is not in it. */
export async function heapOf(cdp: CDPSession): Promise<number> {
  await cdp.send('Performance.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN;
}
