import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { scratch } from '../builders';
import { fillHome, markedStory, plainStory } from '../marked-story';
import { putCaret } from './caret';
import { doors, type DoorKind } from './doors';
import { violations } from './looking';

/** A story with very many changes, in both doors: its list is drawn where it is seen, and is whole for keys and for ears. */

const HEADLINE = 'Tanggul dengan banyak usulan';

const list = (page: Page) => page.getByRole('list', { name: 'Changes and comments' });
const drawn = (page: Page) => list(page).getByRole('listitem');
const focusedPlace = (page: Page) =>
  page.evaluate(() => Number(document.activeElement?.getAttribute('aria-posinset')));

/** Notes from now on what every update of the list is for: the names of the properties that changed. */
const watchUpdates = (page: Page) =>
  page.evaluate(() => {
    const review = document.querySelector('story-review') as unknown as {
      willUpdate(changed: Map<string, unknown>): void;
    };
    const updates: string[] = [];
    const before = review.willUpdate.bind(review);
    review.willUpdate = (changed) => {
      updates.push([...changed.keys()].join());
      before(changed);
    };
    Object.assign(globalThis, { updates });
  });

const updates = (page: Page) =>
  page.evaluate(() => [...(globalThis as unknown as { updates: readonly string[] }).updates]);

async function longReview(door: DoorKind): Promise<void> {
  const home = scratch();
  await fillHome(home, { [HEADLINE]: markedStory(plainStory(2_000), 400, 60) });
  const opened = await door.open(home);
  const { page, complaints } = opened;
  try {
    await page.locator('.queue .row', { hasText: HEADLINE }).click();
    const headline = page.locator('.ProseMirror .headline');
    await headline.getByText(HEADLINE).waitFor();
    await page.getByRole('tab', { name: /^Review/ }).click();
    await drawn(page).first().waitFor();
    const all = Number(await drawn(page).first().getAttribute('aria-setsize'));
    expect(all).toBeGreaterThan(400);
    expect(await drawn(page).count()).toBeLessThan(60);
    expect(await violations(page)).toEqual([]);

    // Keys reach every card, and the neighbours of one are drawn with it.
    await drawn(page).first().focus();
    await page.keyboard.press('End');
    await expect.poll(() => focusedPlace(page)).toBe(all);
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => focusedPlace(page)).toBe(all - 1);
    expect(await page.evaluate(() => document.activeElement?.getBoundingClientRect().top)).toBeGreaterThan(0);
    await page.keyboard.press('Home');
    await expect.poll(() => focusedPlace(page)).toBe(1);
    for (let place = 2; place <= 25; place++) {
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => focusedPlace(page)).toBe(place);
    }

    // The wheel brings others, and the room of those that are not drawn is kept.
    const pane = page.locator('.inspector .pane-body');
    const height = await pane.evaluate((body) => body.scrollHeight);
    await pane.evaluate((body) => body.scrollTo({ top: body.scrollHeight / 2 }));
    await expect
      .poll(() => drawn(page).evaluateAll((cards) => cards.some((card) => Number(card.ariaPosInSet) > 150)))
      .toBe(true);
    expect(await pane.evaluate((body) => body.scrollHeight)).toBeGreaterThan(height / 2);
    expect(await focusedPlace(page)).toBe(25);

    // What the caret stands in comes into sight in the list.
    const last = page.locator('.ProseMirror [data-change]').last();
    const id = await last.getAttribute('data-change');
    await last.scrollIntoViewIfNeeded();
    await putCaret(last);
    const current = page.locator(`story-review .card[aria-current="true"][data-id="${id}"]`);
    await current.waitFor();
    await expect
      .poll(() => current.evaluate((card) => card.getBoundingClientRect().top < window.innerHeight))
      .toBe(true);

    // A key draws no card: only what was read anew of the story does.
    await putCaret(headline);
    await page.keyboard.press('End');
    await page.locator('story-review .card[aria-current]').waitFor({ state: 'detached' });
    await watchUpdates(page);
    await page.keyboard.type(' hari ini', { delay: 20 });
    await expect
      .poll(async () => (await updates(page)).some((names) => names.startsWith('items')))
      .toBe(true);
    // Beside that there are the turn of a minute, and what was scrolled into sight, for which no property changes.
    const forKeys = (await updates(page)).filter(
      (names) => !['items', 'items,now', 'now', ''].includes(names),
    );
    expect(forKeys).toEqual([]);
    expect((await updates(page)).filter((names) => names === 'now').length).toBeLessThan(3);

    // Found by its words, and decided as it is shown.
    const find = page.getByRole('searchbox', { name: 'Find in this list' });
    await find.fill('GANTI');
    const found = page.locator('.review-found');
    await found.getByText(/^\d+ found$/).waitFor();
    const hits = parseInt((await found.textContent()) ?? '', 10);
    expect(hits).toBeGreaterThan(50);
    expect(hits).toBeLessThan(all);
    await page.getByRole('button', { name: 'Accept all shown' }).click();
    await found.getByText('0 found').waitFor();
    await find.fill('');
    await expect.poll(() => drawn(page).first().getAttribute('aria-setsize')).toBe(String(all - hits));
    await page.getByRole('button', { name: 'Reject all shown' }).click();
    // Comments stay: there is nothing to decide on them.
    await expect.poll(() => page.getByRole('button', { name: 'Accept all shown' }).isDisabled()).toBe(true);
    await drawn(page).first().getByRole('button', { name: 'Resolve' }).waitFor();
    expect(await page.locator('.ProseMirror [data-change]').count()).toBe(0);
    expect(complaints).toEqual([]);
  } finally {
    await opened.close();
  }
}

for (const door of doors) {
  const name = door.missing ? `${door.name} (skipped: ${door.missing})` : door.name;
  describe.skipIf(door.missing !== null)(`very many changes through the ${name} door`, () => {
    it('are listed where they are seen, and reached by keys', () => longReview(door));
  });
}
