import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { scratch } from '../builders';
import { caretSettled, putCaret } from './caret';
import { browserDoor } from './doors';

/** What one letter sets in motion in the real window, counted and not timed; and that it lands where the caret is. */

const KEYS = 15;
const WORDS = 'tentang tanggul yang jebol di tepi desa ';
const SLIP = 'Kali ini banjir banjir lagi dan air naik naik di hilir.';
const IN_SLIP = 'Kali ini ban';

async function withStory(work: (page: Page) => Promise<void>): Promise<void> {
  const folder = scratch();
  const file = path.join(folder, 'tanggul.txt');
  const copy = Array.from({ length: 60 }, (_, n) => `Alinea ${n} ${WORDS.repeat(5)}selesai.`);
  writeFileSync(file, ['Judul tanggul', ...copy.slice(0, 5), SLIP, ...copy.slice(5)].join('\n\n'));
  const door = await browserDoor.open(path.join(folder, 'home'));
  try {
    const { page } = door;
    await page.locator('#files').setInputFiles(file);
    await page.getByRole('button', { name: 'Accept story' }).click();
    await page.locator('.ProseMirror', { hasText: 'Judul tanggul' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await work(page);
    expect(door.complaints).toEqual([]);
  } finally {
    await door.close();
  }
}

const block = (page: Page, words: RegExp) => page.locator('.ProseMirror > p').filter({ hasText: words });

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** What of the document a key changed in its own task. */
interface Changed {
  /** Texts of the story that were written in. */
  readonly texts: number;
  /** Elements of the story that were put in or taken out. */
  readonly elements: number;
  /** Everything that changed beside the story: what the window drew anew. */
  readonly beside: number;
}

/** Notes from now on what every key changes, up to the end of the task in which it was pressed. */
const watchKeys = (page: Page) =>
  page.evaluate(() => {
    const seen: Changed[] = [];
    const editable = document.querySelector('.ProseMirror');
    let records: MutationRecord[] = [];
    // The microtasks of the key's own task hand them over; what a timer does later is none of the key's.
    new MutationObserver((heard) => records.push(...heard)).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    window.addEventListener(
      'keydown',
      () => {
        records = [];
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const inside = records.filter(({ target }) => editable?.contains(target));
          seen.push({
            texts: inside.filter(({ type }) => type === 'characterData').length,
            elements: inside.filter(({ type }) => type === 'childList').length,
            beside: records.length - inside.length,
          });
        };
        port2.postMessage(null);
      },
      { capture: true },
    );
    Object.assign(globalThis, { seenKeys: seen });
  });

/** Presses a letter so many times, each in a frame of its own; what they changed. */
async function pressed(page: Page): Promise<readonly Changed[]> {
  const seen = () => page.evaluate(() => (globalThis as unknown as { seenKeys: Changed[] }).seenKeys);
  const before = (await seen()).length;
  for (let n = 0; n < KEYS; n++) {
    await page.keyboard.press('q');
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  }
  return (await seen()).slice(before);
}

const medians = (changed: readonly Changed[]): Changed => ({
  texts: median(changed.map(({ texts }) => texts)),
  elements: median(changed.map(({ elements }) => elements)),
  beside: median(changed.map(({ beside }) => beside)),
});

interface TraceEvent {
  readonly name: string;
  readonly ts: number;
  readonly args: {
    readonly data?: { readonly type?: string };
    readonly elementCount?: number;
    readonly beginData?: { readonly dirtyObjects: number; readonly partialLayout: boolean };
  };
}

/** What the browser notes of its own work meanwhile, in the order of time. */
async function traced(page: Page, work: () => Promise<unknown>): Promise<readonly TraceEvent[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline'], excludedCategories: ['*'] },
  });
  await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  return events.sort((a, b) => a.ts - b.ts);
}

/** Per key, how many elements were styled, and of the first layout after it: where it began, and how much of it was dirty. */
function workOf(events: readonly TraceEvent[]) {
  const keys = events.flatMap(({ name, args }, at) =>
    name === 'EventDispatch' && args.data?.type === 'keydown' ? [at] : [],
  );
  return keys.map((at, n) => {
    const own = events.slice(at, keys[n + 1]);
    const layout = own.find(({ name }) => name === 'Layout')?.args.beginData;
    const styled = own.filter(({ name }) => name === 'UpdateLayoutTree');
    return {
      styled: styled.reduce((sum, { args }) => sum + (args.elementCount ?? 0), 0),
      dirty: layout?.dirtyObjects ?? NaN,
      isWhole: layout?.partialLayout === false,
    };
  });
}

describe(`a key in the window${browserDoor.missing ? ` (needs ${browserDoor.missing})` : ''}`, () => {
  it.skipIf(browserDoor.missing !== null)(
    'writes in one text, draws nothing of the window anew, and is laid out from the page and not from the window',
    () =>
      withStory(async (page) => {
        await putCaret(block(page, /^Alinea 2 /));
        await watchKeys(page);
        const one = { texts: 1, elements: 0, beside: 0 };
        let changed: readonly Changed[] = [];
        const work = workOf(await traced(page, async () => (changed = await pressed(page))));
        expect(medians(changed)).toEqual(one);
        expect(work).toHaveLength(KEYS);
        // Text, paragraph, galley, editable, paper, scroller. From the window down it would be twice as many, and all panes measured.
        expect(median(work.map(({ dirty }) => dirty))).toBeLessThanOrEqual(8);
        expect(work.filter(({ isWhole }) => isWhole).length).toBeLessThan(KEYS / 2);
        // Some for what timers draw meanwhile; a rule that looks at the whole story would style hundreds.
        expect(median(work.map(({ styled }) => styled))).toBeLessThan(20);

        // The same under a mark: the words that are written in lose it, and are not drawn anew at every letter.
        const marked = block(page, /naik di hilir/);
        await marked.locator('.slip', { hasText: 'banjir banjir' }).waitFor();
        await putCaret(marked);
        await page.keyboard.press('Home');
        for (let n = 0; n < IN_SLIP.length; n++) await page.keyboard.press('ArrowRight');
        await caretSettled(page);
        expect(medians(await pressed(page))).toEqual(one);
        expect(await marked.textContent()).toBe(SLIP.replace(IN_SLIP, `${IN_SLIP}${'q'.repeat(KEYS)}`));
        await marked.locator('.slip', { hasText: 'naik naik' }).waitFor();

        // Control: what is drawn beside the story and what is styled are heard of.
        await page.evaluate(() => {
          let turn = 0;
          window.addEventListener('keydown', () => {
            document.querySelector<HTMLElement>('.ProseMirror')?.style.setProperty('--turn', String(turn++));
            document.querySelector<HTMLElement>('.brand')?.setAttribute('data-turn', String(turn));
          });
        });
        const control = workOf(await traced(page, async () => (changed = await pressed(page))));
        expect(medians(changed).beside).toBe(1);
        expect(median(control.map(({ styled }) => styled))).toBeGreaterThan(20);
      }),
  );

  it.skipIf(browserDoor.missing !== null)('lands where the caret is seen, whoever put it there', () =>
    withStory(async (page) => {
      const paragraph = block(page, / tepi desa selesai/).nth(3);
      await paragraph.click({ position: { x: 2, y: 10 } });
      await caretSettled(page);
      const words = (await paragraph.textContent()) ?? '';
      // Over a selection, and back in one.
      for (let n = 0; n < 'Alinea'.length; n++) await page.keyboard.press('Shift+ArrowRight');
      await caretSettled(page);
      await page.keyboard.type('Bab');
      expect(await paragraph.textContent()).toBe(words.replace('Alinea', 'Bab'));
      await page.keyboard.press('Control+z');
      expect(await paragraph.textContent()).toBe(words);
      // The caret jumps in the very press of the key: the story has not heard of it when the letter comes.
      await page.evaluate(() => {
        const jump = () => {
          const selection = document.getSelection();
          selection?.collapse(selection.anchorNode, 30);
        };
        window.addEventListener('keydown', jump, { capture: true, once: true });
      });
      await page.keyboard.press('x');
      await expect.poll(() => paragraph.textContent()).toBe(`${words.slice(0, 30)}x${words.slice(30)}`);
      await page.keyboard.type('yz');
      await expect.poll(() => paragraph.textContent()).toBe(`${words.slice(0, 30)}xyz${words.slice(30)}`);
      // Keys that wait for a busy window come all at once, before the story is told where the first ones have put the caret.
      await Promise.all([
        page.evaluate(() => {
          const end = performance.now() + 500;
          while (performance.now() < end);
        }),
        ...['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Enter'].map((key) => page.keyboard.press(key)),
      ]);
      await expect.poll(() => paragraph.textContent()).toBe(`xyz${words.slice(30)}`);
      expect(await paragraph.locator('xpath=preceding-sibling::*[1]').textContent()).toBe(words.slice(0, 30));
    }),
  );
});
