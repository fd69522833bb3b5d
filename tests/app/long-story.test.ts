import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { caretSettled } from './caret';
import { doors } from './doors';
import { caretPlace, withLongStory } from './long-page';

/** A long story on the page: what keeps it fast is there, and nothing of it is out of reach. */

/**
 * The blocks as they lie: how many each galley has (none where the browser does not let people select over galleys), and the
 * spaces between neighbouring paragraphs inside one and over the edge of one, in px.
 */
const laidOut = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('.ProseMirror');
    const blocks = [...(root?.children ?? [])];
    const galleys = [...(root?.shadowRoot?.children ?? [])].filter((one) => one instanceof HTMLSlotElement);
    const inOrder = galleys.length > 0 ? galleys.flatMap((galley) => galley.assignedElements()) : blocks;
    const gaps = (isOver: boolean) => {
      const found = new Set<number>();
      inOrder.forEach((block, n) => {
        const next = inOrder[n + 1];
        if (!next?.matches('p:not([data-piece])') || !block.matches('p:not([data-piece])')) return;
        if (galleys.length > 0 && (block.assignedSlot !== next.assignedSlot) !== isOver) return;
        found.add(Math.round(next.getBoundingClientRect().top - block.getBoundingClientRect().bottom));
      });
      return [...found];
    };
    return {
      sizes: galleys.map((galley) => galley.assignedElements().length),
      isWhole:
        inOrder.length === blocks.length &&
        inOrder.every((one, n) => one === blocks[n] && one.getClientRects().length === 1),
      inside: gaps(false),
      over: gaps(true),
    };
  });

describe.each(doors)('a long story in the $name door', (door) => {
  const needs = door.missing ? ` (needs ${door.missing})` : '';

  it.skipIf(door.missing !== null)(
    `lays out only what is seen, has its focus ring outside the editable, and is reached to its last letter${needs}`,
    () =>
      withLongStory(door, async (page) => {
        // The browser's own ring on the editable costs half a second a key in a long story (Paint of the whole page).
        const styles = await page.evaluate(() => {
          const root = document.querySelector('.ProseMirror');
          const paper = document.querySelector('.paper');
          if (!(root instanceof HTMLElement) || !paper) throw new Error('no page');
          const ring = () => getComputedStyle(paper).boxShadow;
          const focused = {
            isFocused: document.activeElement === root,
            outline: getComputedStyle(root).outlineStyle,
            ring: ring(),
          };
          root.blur();
          const blurred = ring();
          root.focus();
          const last = (root.shadowRoot ?? root).lastElementChild;
          return {
            ...focused,
            blurred,
            visibility: last && getComputedStyle(last).getPropertyValue('content-visibility'),
            galleys: root.shadowRoot?.childElementCount ?? null,
          };
        });
        expect(styles).toMatchObject({ isFocused: true, outline: 'none', visibility: 'auto' });
        // The Electron of these tests may be too old for galleys; the browser is not.
        if (door.name === 'browser') expect(styles.galleys).not.toBeNull();
        if (styles.galleys !== null) {
          // Each costs a little at every caret move: there are far fewer of them than of blocks.
          expect(styles.galleys).toBeGreaterThan(10);
          expect(styles.galleys).toBeLessThan(100);
        }
        expect(styles.ring).not.toBe(styles.blurred);

        // What the whole page inherits is not said again while somebody types: each time would style every block anew.
        await page.evaluate(() => {
          const said: string[] = [];
          const observer = new MutationObserver((records) => {
            for (const { attributeName } of records) said.push(attributeName ?? '');
          });
          for (const root of [document.documentElement, document.querySelector('redaksi-window')])
            if (root) observer.observe(root, { attributeFilter: ['lang', 'data-theme', 'style'] });
          Object.assign(globalThis, { said });
        });
        await page.keyboard.type('diketik', { delay: 40 });
        await page
          .locator('.status-line')
          .getByText(/On disk/)
          .waitFor();
        const said = () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
        expect(await said()).toEqual([]);
        // Control: the observer hears what is said.
        await page.evaluate(() => (document.documentElement.lang = 'en'));
        expect(await said()).toEqual(['lang']);

        // Blocks far below were never laid out: Chromium's own Ctrl+End would stop short of the last letter.
        await page.keyboard.press('Control+End');
        const end = await page.evaluate(() => {
          const selection = document.getSelection();
          const root = document.querySelector('.ProseMirror');
          if (!selection?.focusNode || !root) throw new Error('no caret');
          const rest = document.createRange();
          rest.setStart(selection.focusNode, selection.focusOffset);
          rest.setEnd(root, root.childNodes.length);
          return { behind: rest.toString(), top: selection.getRangeAt(0).getBoundingClientRect().top };
        });
        expect(end.behind).toBe('');
        await page.keyboard.press('Control+Shift+Home');
        expect((await page.evaluate(() => String(document.getSelection()))).length).toBeGreaterThan(70_000);
      }),
  );

  it.skipIf(door.missing !== null)(
    `takes an Enter that no key was pressed for, as input methods and dictation give it${needs}`,
    () =>
      withLongStory(door, async (page) => {
        const { of } = await caretPlace(page);
        await page.evaluate(() => document.execCommand('insertParagraph'));
        await page.waitForFunction(
          (more) => document.querySelector('.ProseMirror')?.childNodes.length === more,
          of + 1,
        );
        expect(await laidOut(page)).toMatchObject({ isWhole: true });
      }),
  );

  it.skipIf(door.missing !== null)(
    `is one story to hands and eyes, whatever galleys it is laid out in${needs}`,
    () =>
      withLongStory(door, async (page) => {
        // To either end and back, over galleys that have never been laid out. What Chromium does with a caret in an empty line of
        // one shows a frame or two later.
        const { of } = await caretPlace(page);
        for (let round = 0; round < 2; round++) {
          await page.keyboard.press('Control+End');
          await caretSettled(page);
          expect((await caretPlace(page)).block).toBeGreaterThanOrEqual(of - 2);
          await page.keyboard.press('Control+Home');
          await caretSettled(page);
          expect(await caretPlace(page)).toMatchObject({ block: 0, letters: 0 });
        }

        // Down and up again by lines, over the edges of galleys, and selecting.
        await page
          .locator('.ProseMirror')
          .getByText(/^Alinea 1 /)
          .click();
        await caretSettled(page);
        const start = await caretPlace(page);
        for (let line = 0; line < 60; line++) await page.keyboard.press('ArrowDown');
        await caretSettled(page);
        const below = await caretPlace(page);
        expect(below.block).toBeGreaterThan(start.block + 13);
        for (let line = 0; line < 40; line++) await page.keyboard.press('Shift+ArrowUp');
        await caretSettled(page);
        expect((await caretPlace(page)).block).toBeLessThan(below.block - 8);
        const selected = await page.evaluate(() => String(document.getSelection()));
        expect(selected.match(/Alinea \d+ /g)?.length).toBeGreaterThan(8);

        // And with the mouse: from a paragraph over the edges of galleys to one far below it on the screen.
        await page.keyboard.press('ArrowLeft');
        await caretSettled(page);
        const shown = await page.evaluate(() => {
          const { top, bottom } = document.querySelector('.page-scroll')?.getBoundingClientRect() ?? {};
          const seen = [...document.querySelectorAll('.ProseMirror > p')]
            .map((block) => block.getBoundingClientRect())
            .filter((rect) => rect.top > (top ?? 0) && rect.bottom < (bottom ?? 0));
          return [seen[0], seen.at(-1)].map((rect) => ({
            x: (rect?.left ?? 0) + 90,
            y: (rect?.top ?? 0) + 14,
          }));
        });
        const [first, last] = shown;
        if (!first || !last) throw new Error('no paragraphs are seen');
        await page.mouse.move(first.x, first.y);
        await page.mouse.down();
        await page.mouse.move(last.x, last.y - 10, { steps: 5 });
        await page.mouse.move(last.x, last.y);
        await page.mouse.up();
        const dragged = await page.evaluate(() => String(document.getSelection()));
        expect(dragged.match(/Alinea \d+ /g)?.length).toBeGreaterThan(3);
        await page.keyboard.press('ArrowRight');

        // Written over, taken back, and a galley that grows too long: every block is in one galley, in the order of the story.
        await page.keyboard.type('Pendek');
        await page
          .locator('.ProseMirror')
          .getByText(/Pendek/)
          .waitFor();
        expect(await laidOut(page)).toMatchObject({ isWhole: true });
        await page.keyboard.press('Control+z');
        await page
          .locator('.ProseMirror')
          .getByText(/^Alinea 14 /)
          .waitFor();
        for (let n = 0; n < 40; n++) await page.keyboard.press('Enter');
        const grown = await laidOut(page);
        expect(grown.isWhole).toBe(true);
        if (grown.sizes.length > 0) {
          expect(Math.max(...grown.sizes)).toBeLessThan(40);
          expect(grown.sizes.length).toBeGreaterThan(20);
        }
        // No edge of a galley is seen.
        expect(grown.over).toEqual(grown.inside);
        expect(grown.inside).toHaveLength(1);
      }),
  );
});
