import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { caretSettled } from './caret';
import { browserDoor } from './doors';
import { caretPlace, withLongStory } from './long-page';

/** A long story on the page: what keeps it fast is there, and nothing of it is out of reach. */

/** The galleys as they lie: how many blocks each has, and the spaces between neighbouring paragraphs, in px. */
const laidOut = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('.ProseMirror');
    const galleys = [...(root?.shadowRoot?.children ?? [])].filter((one) => one instanceof HTMLSlotElement);
    const inOrder = galleys.flatMap((galley) => galley.assignedElements());
    const gaps = (isOver: boolean) => {
      const found = new Set<number>();
      inOrder.forEach((block, n) => {
        const next = inOrder[n + 1];
        if (!next?.matches('p:not([data-piece])') || !block.matches('p:not([data-piece])')) return;
        if ((block.assignedSlot !== next.assignedSlot) !== isOver) return;
        found.add(Math.round(next.getBoundingClientRect().top - block.getBoundingClientRect().bottom));
      });
      return [...found];
    };
    return {
      sizes: galleys.map((galley) => galley.assignedElements().length),
      isWhole:
        inOrder.length === root?.children.length && inOrder.every((one, n) => one === root.children[n]),
      inside: gaps(false),
      over: gaps(true),
    };
  });

describe(`a long story${browserDoor.missing ? ` (needs ${browserDoor.missing})` : ''}`, () => {
  it.skipIf(browserDoor.missing !== null)(
    'lays out only what is seen, has its focus ring outside the editable, and is reached to its last letter',
    () =>
      withLongStory(async (page) => {
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
          const galley = root.shadowRoot?.lastElementChild;
          return {
            ...focused,
            blurred,
            visibility: galley && getComputedStyle(galley).getPropertyValue('content-visibility'),
            galleys: root.shadowRoot?.childElementCount ?? 0,
          };
        });
        expect(styles).toMatchObject({ isFocused: true, outline: 'none', visibility: 'auto' });
        // Each galley costs a little at every caret move: there are far fewer of them than of blocks.
        expect(styles.galleys).toBeGreaterThan(10);
        expect(styles.galleys).toBeLessThan(100);
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

  it.skipIf(browserDoor.missing !== null)(
    'takes an Enter that no key was pressed for, as input methods and dictation give it',
    () =>
      withLongStory(async (page) => {
        const { of } = await caretPlace(page);
        await page.evaluate(() => document.execCommand('insertParagraph'));
        await page.waitForFunction(
          (more) => document.querySelector('.ProseMirror')?.childNodes.length === more,
          of + 1,
        );
        expect(await laidOut(page)).toMatchObject({ isWhole: true });
      }),
  );

  it.skipIf(browserDoor.missing !== null)(
    'is one story to hands and eyes, whatever galleys it is laid out in',
    () =>
      withLongStory(async (page) => {
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
        expect(Math.max(...grown.sizes)).toBeLessThan(40);
        expect(grown.sizes.length).toBeGreaterThan(20);
        // No edge of a galley is seen.
        expect(grown.over).toEqual(grown.inside);
        expect(grown.inside).toHaveLength(1);
      }),
  );
});
