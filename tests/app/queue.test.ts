import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { NewsDesk } from '../../electron/desk/desk';
import type { WindowMemory } from '../../shared/contract';
import { p, story } from '../../shared/story/builders';
import { newFields } from '../../shared/story/fields';
import type { Status } from '../../shared/story/status';
import { root, scratch } from '../builders';
import { doors, type DoorKind } from './doors';
import { dress, isCutOff, violations } from './looking';

/** The queue in both doors: a tab for every status that has a story, counted for the chosen desk, and remembered. */

const STORIES: readonly (readonly [headline: string, desk: string, ...moves: Status[]])[] = [
  ['Banjir Demak', 'Nusantara'],
  ['Tarif KRL', 'Kota', 'desk'],
  ['Pasar Tambaklorok', 'Nusantara', 'desk', 'subs'],
  ['Suku Bunga', 'Ekonomi', 'desk', 'subs'],
  ['Tanggul Wonosari', 'Nusantara', 'desk', 'revise'],
  ['Sidang Anggaran', 'Kota', 'desk', 'subs', 'signedOff'],
  ['Garuda Muda', 'Olahraga', 'held'],
  ['Harga Beras', 'Ekonomi', 'spiked'],
];

async function fillQueue(home: string): Promise<void> {
  const desk = await NewsDesk.open({ home, door: 'browser', version: 'test', as: 'Rini S.' });
  for (const [headline, name, ...moves] of STORIES) {
    const doc = story({ headline, body: [p('Warga menunggu.')] });
    const slug = headline.toLowerCase().replaceAll(' ', '-');
    const id = desk.stories.createFrom(doc, newFields({ slug, desk: name }), { from: 'new' });
    for (const [turn, to] of moves.entries()) {
      if (to === 'signedOff') await desk.call('approve', { id });
      if (desk.stories.state(id).status === to) continue;
      const move = { id: `move-${slug}-${turn}`, kind: 'status' as const, payload: { to, why: 'menunggu' } };
      desk.stories.add(id, [move]);
    }
  }
  desk.stories.catchUp();
  desk.close();
}

const tabs = (page: Page) => page.locator('.queue [role=tab]');
const tab = (page: Page, name: string) => page.locator('.queue').getByRole('tab', { name, exact: true });
const slugs = async (page: Page) => (await page.locator('.queue .row-slug').allTextContents()).sort();
const onShow = (page: Page) => page.locator('.queue [role=tab][aria-selected=true]').textContent();

/** What the newest window of a door is remembered by, as it lies in the home. */
function choices(home: string, door: DoorKind): Readonly<Record<string, string>> | undefined {
  const file = path.join(home, `windows-${door.name}.json`);
  if (!existsSync(file)) return undefined;
  const windows = JSON.parse(readFileSync(file, 'utf8')) as { readonly memory: WindowMemory }[];
  return windows.at(-1)?.memory.choices;
}

async function looksThrough(door: DoorKind): Promise<void> {
  const home = path.join(scratch(), 'home');
  await fillQueue(home);
  let opened = await door.open(home);
  try {
    const { page } = opened;
    await page.locator('.queue .row').first().waitFor();
    expect((await tabs(page).allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
      'Mine 0',
      'Writing 1',
      'Desk 1',
      'Subs 2',
      'Revise 1',
      'Signed off 1',
      'Held 1',
      'Spiked 1',
      'All 8',
    ]);

    await tab(page, 'Subs 2').click();
    await expect.poll(() => slugs(page)).toEqual(['pasar-tambaklorok', 'suku-bunga']);
    // Every count is that of the desk, and the tab that one stands on stays though it is empty now.
    const desk = page.getByRole('combobox', { name: 'Desk' });
    await desk.selectOption({ label: 'Nusantara (1)' });
    await expect.poll(() => slugs(page)).toEqual(['pasar-tambaklorok']);
    await tab(page, 'All 3').waitFor();
    await tab(page, 'Signed off 1').waitFor({ state: 'detached' });

    // By keys: one stop, arrows between the tabs, and the list follows.
    await tab(page, 'Subs 1').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => slugs(page)).toEqual(['tanggul-wonosari']);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('queue-tab-revise');
    await page.keyboard.press('End');
    await tab(page, 'All 3').and(page.locator('[aria-selected=true]')).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => onShow(page)).toContain('Writing');
    await desk.selectOption({ index: 0 });
    await tab(page, 'All 8').waitFor();
    await desk.selectOption({ label: 'Nusantara (1)' });
    await tab(page, 'All 3').waitFor();

    for (const [tongue, theme, width] of [
      ['en', 'light', 1440],
      ['id', 'dark', 1100],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await dress(page, tongue, theme);
      expect(await violations(page)).toEqual([]);
      expect(await isCutOff(page)).toBe(false);
      const picture = `queue-${door.name}-${tongue}-${theme}-${width}.png`;
      await page.screenshot({ path: path.join(root, 'screenshots', picture) });
    }
    await dress(page, 'en', 'light');

    // The window comes back to the tab and the desk that it was left with.
    await expect
      .poll(() => choices(home, door))
      .toMatchObject({ queueTab: 'writing', queueDesk: '=Nusantara' });
    expect(opened.complaints).toEqual([]);
    await opened.close();
    opened = await door.open(home);
    await opened.page.locator('.queue .row').first().waitFor();
    expect(await onShow(opened.page)).toContain('Writing');
    expect(await slugs(opened.page)).toEqual(['banjir-demak']);
    expect(opened.complaints).toEqual([]);
  } finally {
    await opened.close();
  }
}

for (const door of doors) {
  const name = door.missing ? `${door.name} (skipped: ${door.missing})` : door.name;
  describe.skipIf(door.missing !== null)(`the queue through the ${name} door`, () => {
    it('has a tab for every status with a story, of a desk or of all', () => looksThrough(door));
  });
}
