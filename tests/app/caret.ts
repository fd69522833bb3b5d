import type { Locator, Page } from 'playwright-core';

/**
 * Resolves when the page knows where the caret is after a click. ProseMirror hears of a selection a turn later, and 20 ms after
 * it got the focus it sets its own once more; keys that come sooner go to where the caret was before. A person's hand takes
 * longer than that from the mouse to the keys. The page's own timers are waited for, so that a slow machine does not matter.
 */
export const caretSettled = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => setTimeout(resolve)), 60)),
  );

/** Clicks a piece of the story; resolves when keys go to it. */
export async function putCaret(piece: Locator): Promise<void> {
  await piece.click();
  await caretSettled(piece.page());
}
