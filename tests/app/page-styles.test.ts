import type { CDPSession, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { browserDoor } from './doors';
import { withLongStory } from './long-page';

/** What the style sheets cost while somebody writes: the elements that are styled anew, counted, not the milliseconds. */

interface Traced {
  readonly name: string;
  readonly ts: number;
  readonly args: { readonly elementCount?: number };
}

/** How many elements the browser styles anew because a paragraph comes in between two others on the page. */
async function styledByParagraph(page: Page, cdp: CDPSession): Promise<number> {
  const events: Traced[] = [];
  const take = ({ value }: { value: object[] }) => events.push(...(value as Traced[]));
  cdp.on('Tracing.dataCollected', take);
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'blink.user_timing'] },
  });
  await page.evaluate(() => {
    const root = document.querySelector('.ProseMirror');
    const second = root?.querySelectorAll(':scope > p:not([data-piece])')[1];
    if (!root || !second) throw new Error('no paragraphs');
    const height = () => root.getBoundingClientRect().height;
    height();
    performance.mark('comes');
    const paragraph = document.createElement('p');
    root.insertBefore(paragraph, second);
    height();
    performance.mark('has come');
    // Gone before the editor hears of it: to the story nothing has happened.
    paragraph.remove();
  });
  const ended = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.end');
  await ended;
  cdp.off('Tracing.dataCollected', take);
  const [from, to] = ['comes', 'has come'].map((mark) => events.find(({ name }) => name === mark)?.ts ?? NaN);
  return events
    .filter(({ name, ts }) => name === 'UpdateLayoutTree' && ts >= Number(from) && ts <= Number(to))
    .reduce((sum, { args }) => sum + (args.elementCount ?? 0), 0);
}

it.skipIf(browserDoor.missing !== null)(
  `a paragraph that comes is styled, and its neighbours are not${browserDoor.missing ? ` (needs ${browserDoor.missing})` : ''}`,
  () =>
    withLongStory(browserDoor, async (page) => {
      const cdp = await page.context().newCDPSession(page);
      expect(await styledByParagraph(page, cdp)).toBeLessThan(5);
      // Control: one rule of any sheet that tells elements by what stands before them, without a class of its own.
      await page.evaluate(() => document.styleSheets[0]?.insertRule('.nowhere p + p { color: inherit }'));
      expect(await styledByParagraph(page, cdp)).toBeGreaterThan(10);
    }),
);
