import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { HistoryLine } from '../../shared/journal/history-lines';
import { root, scratch } from '../builders';
import { json, redaksi } from '../command-line/redaksi';
import { putCaret } from './caret';
import { browserDoor, doors, type DoorKind } from './doors';
import { dress, isCutOff, violations } from './looking';

/**
 * Going back in a story, as a person does it in both doors: name a revision, travel, compare, restore, see who wrote what,
 * put the story into the bin and take it out again.
 */

const shots = path.join(root, 'screenshots');
const headline = (page: Page) => page.locator('story-page .ProseMirror .headline');
const onDisk = (page: Page) => page.getByText('On disk', { exact: true }).waitFor();

async function typeHeadline(page: Page, text: string): Promise<void> {
  // Into its last line: End goes to the end of a line, not of a piece.
  const box = await headline(page).boundingBox();
  await headline(page).click({ position: { x: (box?.width ?? 0) - 4, y: (box?.height ?? 0) - 8 } });
  await page.keyboard.press('End');
  await page.keyboard.type(text, { delay: 5 });
  await headline(page).getByText(text.trim()).waitFor();
  await onDisk(page);
}

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await palette.getByRole('combobox').fill(name);
  await palette.getByRole('option', { name }).first().click();
}

async function goBack(door: DoorKind): Promise<void> {
  const home = path.join(scratch(), 'home');
  mkdirSync(shots, { recursive: true });
  const open = await door.open(home);
  try {
    const { page } = open;
    await page.getByRole('textbox', { name: 'Your name' }).fill('Rini S.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('.queue .row', { hasText: 'Wonosari' }).click();
    await headline(page).waitFor();
    const first = (await headline(page).textContent()) ?? '';

    await typeHeadline(page, ', Lagi');
    await page.keyboard.press('Control+s');
    await page.getByRole('dialog').getByRole('textbox').fill('Sebelum dipotong');
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await typeHeadline(page, ' dan Lagi');
    await putCaret(page.locator('story-page .ProseMirror .standfirst'));
    await page.keyboard.press('End');
    await page.keyboard.type(' Kata tambahan');
    await page.locator('story-page .ProseMirror .standfirst', { hasText: 'Kata tambahan' }).waitFor();
    await onDisk(page);
    const last = (await headline(page).textContent()) ?? '';
    expect(last).toBe(`${first}, Lagi dan Lagi`);

    // Time travel: to the named revision by a click, to the first entry by the keyboard.
    await page.getByRole('tab', { name: /^History/ }).click();
    await page.locator('.history-line.named .history-open', { hasText: 'Sebelum dipotong' }).click();
    const then = page.locator('#past-after .headline');
    await then.getByText(`${first}, Lagi`, { exact: true }).waitFor();
    await page.getByRole('slider').press('Home');
    await then.getByText(first, { exact: true }).waitFor();
    await page.getByRole('slider').press('End');
    await then.getByText(last, { exact: true }).waitFor();
    await page.getByRole('slider').press('Home');
    await then.getByText(first, { exact: true }).waitFor();

    // Compared with now: what came is marked in the text, and told in words with who did it.
    await page.getByLabel('Compare with').selectOption({ label: 'The story as it is now' });
    await then.locator('.change-came', { hasText: 'Lagi dan Lagi' }).waitFor();
    await page.locator('.past-differences summary').click();
    const told = page.locator('.past-differences li', { hasText: 'Lagi dan Lagi' });
    expect(await told.textContent()).toContain('Rini S.');
    await page.screenshot({ path: path.join(shots, `compare-inline-${door.name}.png`) });
    await page.getByRole('button', { name: 'Side by side' }).click();
    await page.locator('#past-before .headline').waitFor();
    expect(await page.locator('#past-before .headline').textContent()).toBe(first);
    await page.screenshot({ path: path.join(shots, `compare-sides-${door.name}.png`) });

    // One piece alone: the headline is back, what else has changed stays, and there is no difference left in it.
    await page.getByRole('button', { name: 'Bring back: headline' }).click();
    await page.getByRole('button', { name: 'Bring back: headline' }).waitFor({ state: 'detached' });
    await page.locator('.past-differences li', { hasText: 'Kata tambahan' }).waitFor();
    await page.getByRole('button', { name: 'Back to the page' }).click();
    await headline(page).getByText(first, { exact: true }).waitFor();
    await page.locator('story-page .ProseMirror .standfirst', { hasText: 'Kata tambahan' }).waitFor();
    await page.locator('.history-line .history-open').last().click();
    await then.getByText(first, { exact: true }).waitFor();

    // Restored as a new entry: the page is as it was, and nothing is gone from the history.
    await page.getByRole('button', { name: 'Restore this' }).click();
    await headline(page).getByText(first, { exact: true }).waitFor();
    await onDisk(page);
    await page.locator('.history-line', { hasText: 'restored from entry 1' }).first().waitFor();

    // Who wrote what: in the margin, and of the words at the caret.
    await typeHeadline(page, ' Malam Ini');
    await page.getByRole('button', { name: 'Who wrote what' }).click();
    const margin = page.locator('.origins:not(.stale) li:not([hidden])');
    await margin.filter({ hasText: 'Rini S.' }).filter({ hasText: 'typed' }).first().waitFor();
    expect(await margin.filter({ hasText: 'came with Redaksi' }).count()).toBeGreaterThan(3);
    await page.locator('.wrote', { hasText: 'Malam Ini' }).filter({ hasText: 'typed' }).waitFor();
    await page.screenshot({ path: path.join(shots, `origins-${door.name}.png`) });

    // Into the bin and out of it.
    await command(page, 'Put into the bin');
    await page.getByRole('dialog').getByRole('textbox').fill('naskah ganda');
    await page.getByRole('dialog').getByRole('button', { name: 'Put into the bin' }).click();
    await page.locator('.in-bin', { hasText: 'naskah ganda' }).waitFor();
    await page.locator('.queue .row', { hasText: 'Malam Ini' }).waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: /^Bin/ }).click();
    await page.locator('.queue .row', { hasText: 'Malam Ini' }).waitFor();
    await page.screenshot({ path: path.join(shots, `bin-${door.name}.png`) });
    await page.locator('.in-bin').getByRole('button').click();
    await page.locator('.in-bin').waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: /^All/ }).click();
    await page.locator('.queue .row', { hasText: 'Malam Ini' }).waitFor();
    expect(open.complaints).toEqual([]);
  } finally {
    await open.close();
  }
  const [row] = json(await redaksi(home, ['search', 'Malam Ini', '--json'])) as { id: string }[];
  const lines = json(await redaksi(home, ['history', row?.id ?? '', '--json'])) as HistoryLine[];
  expect(lines.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['created', 'steps', 'revision', 'binned', 'unbinned']),
  );
  expect(lines.some(({ source }) => source?.kind === 'restore')).toBe(true);
}

describe.each(doors)('going back in the $name door', (door) => {
  it.skipIf(door.missing !== null)(
    `travels, compares, restores, tells who wrote what, and bins${door.missing ? ` (needs ${door.missing})` : ''}`,
    () => goBack(door),
  );
});

describe(`the story as it was${browserDoor.missing ? ` (needs ${browserDoor.missing})` : ''}`, () => {
  it.skipIf(browserDoor.missing !== null)(
    'is whole and readable in both themes, both languages and on a narrow screen',
    async () => {
      mkdirSync(shots, { recursive: true });
      const door = await browserDoor.open(path.join(scratch(), 'home'));
      try {
        const { page } = door;
        await page.locator('.queue .row', { hasText: 'Wonosari' }).click();
        await headline(page).waitFor();
        await page.getByRole('textbox', { name: 'Your name' }).fill('Rini S.');
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await typeHeadline(page, ', Lagi');
        const bad: string[] = [];
        for (const tongue of ['en', 'id'] as const) {
          for (const theme of ['light', 'dark'] as const) {
            await dress(page, tongue, theme);
            await page.keyboard.press('Control+Alt+l');
            await page.locator('.past-who select').selectOption('1');
            await page.locator('.past-differences').waitFor();
            for (const width of [1440, 1100]) {
              await page.setViewportSize({ width, height: 900 });
              const name = `past-${tongue}-${theme}-${width}`;
              await page.screenshot({ path: path.join(shots, `${name}.png`) });
              if (await isCutOff(page)) bad.push(`${name}: cut off at the side`);
              for (const found of await violations(page)) bad.push(`${name}: ${found}`);
            }
            await page.setViewportSize({ width: 1440, height: 900 });
            await page.locator('.past-slider').press('Escape');
            await page.locator('.past').waitFor({ state: 'detached' });
          }
        }
        expect(bad).toEqual([]);
        expect(door.complaints).toEqual([]);
      } finally {
        await door.close();
      }
    },
  );
});
