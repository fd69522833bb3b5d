import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { StoryReading } from '../../shared/story/reading';
import { printedLines } from '../../shared/story/reading';
import { hasSeed, root, scratch, seedFile } from '../builders';
import { redaksi, json } from '../command-line/redaksi';
import { readPackage } from '../../electron/desk/packages/package-reader';
import { doors, type DoorKind, type OpenDoor } from './doors';

/**
 * The main job, as a person does it, in both doors: the seed comes in, every piece is in its place, headline, caption and
 * credit are edited, the window is closed and opened again, preflight is satisfied, the story is signed off and leaves.
 */

const SAMPLE_PICTURE = path.join(root, 'electron', 'desk', 'samples', 'tanggul-wonosari.jpg');

const onDisk = (page: Page) => page.getByText('On disk', { exact: true }).waitFor();

/** Puts the caret at the end of a piece and types. */
async function typeInto(page: Page, piece: string, text: string): Promise<void> {
  await page.locator(`.ProseMirror .${piece}`).first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(text, { delay: 5 });
}

async function importSeed(page: Page): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import…' }).first().click();
  await (await choosing).setFiles(seedFile);
  await page.getByRole('button', { name: 'Accept story' }).click();
  await page
    .locator('.ProseMirror .headline', { hasText: 'Kim Jong Un Bertolak Ke Rusia Bertemu Putin' })
    .waitFor();
}

async function sayWhoIAm(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill('Rini S.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Who are you?').waitFor({ state: 'detached' });
}

async function seePieces(page: Page): Promise<void> {
  const text = (selector: string) => page.locator(`.ProseMirror ${selector}`).allTextContents();
  expect(await text('.caption')).toEqual([
    expect.stringMatching(/^Dengan menggunakan kereta .* Vladimir Putin\.$/),
  ]);
  expect(await text('.creditLine')).toEqual(['AFP']);
  expect(await page.locator('.ProseMirror .leadIn').allTextContents()).toEqual(['Pemimpin']);
  expect(await page.locator('.ProseMirror .relatedLink').allTextContents()).toEqual([
    'Baca juga: Kim Kun Ok, Kapal Selam Nuklir Buatan Korea Utara',
    'Baca juga: Langkah Korut Beri Dukung Militer Rusia Dikecam',
  ]);
  expect(await text('.signOff')).toEqual(['(AFP/Z-3)']);
  expect(await page.locator('.ProseMirror .credit').allTextContents()).toEqual(['Editor: Thalatie Yani']);
  expect(await page.locator('.ProseMirror > p[dir]:not([class])').count()).toBe(16);
}

async function fillPicture(page: Page): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add the picture file' }).click();
  await (await choosing).setFiles(SAMPLE_PICTURE);
  await page.locator('.ProseMirror .shown').waitFor();
  await page.getByRole('button', { name: 'No alt text' }).click();
  await page
    .getByRole('form', { name: 'Alt text' })
    .getByRole('textbox')
    .fill('Sebuah kereta hijau di peron, dilihat dari samping.');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await page.getByRole('button', { name: 'No alt text' }).waitFor({ state: 'detached' });
}

async function addAddress(page: Page, link: number, address: string): Promise<void> {
  await page.locator('.ProseMirror .relatedLink .printed-label').nth(link).click();
  const form = page.getByRole('form', { name: 'Related link' });
  await form.getByLabel('Address').fill(address);
  await form.getByRole('button', { name: 'Set', exact: true }).click();
  await form.waitFor({ state: 'detached' });
}

async function signOff(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^Checks/ }).click();
  await page
    .getByRole('button', { name: /^Sign off/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Sign off', exact: true }).click();
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await dialog.waitFor({ state: 'hidden' });
  await page.locator('.queue .row .pill', { hasText: 'Signed off' }).waitFor();
}

async function exportStory(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Export package…' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make package' }).click();
  const name = dialog.getByText(/\.zip\b/).first();
  await name.waitFor();
  return /[a-z0-9][a-z0-9.-]*\.zip/i.exec((await name.textContent()) ?? '')?.[0] ?? '';
}

async function journey(door: DoorKind): Promise<void> {
  const home = path.join(scratch(), 'home');
  mkdirSync(home, { recursive: true });
  let open: OpenDoor = await door.open(home);
  try {
    let { page } = open;
    await sayWhoIAm(page);
    await importSeed(page);
    await seePieces(page);

    await typeInto(page, 'headline', ' di Vladivostok');
    await typeInto(page, 'caption', ' Kereta itu berangkat pada Minggu.');
    await typeInto(page, 'credit .words', ', S.S.');
    await onDisk(page);
    expect(open.complaints).toEqual([]);

    await open.close();
    open = await door.open(home);
    ({ page } = open);
    await page.locator('.queue .row', { hasText: 'di Vladivostok' }).click();
    await page.locator('.ProseMirror .headline', { hasText: 'di Vladivostok' }).waitFor();
    // The window opens where it was left, which may be far from the caption: what is not seen has no inner text.
    expect(await page.locator('.ProseMirror .caption').textContent()).toContain(
      'Kereta itu berangkat pada Minggu.',
    );
    expect(await page.locator('.ProseMirror .credit').textContent()).toBe('Editor: Thalatie Yani, S.S.');

    await fillPicture(page);
    await addAddress(page, 0, 'https://mediaindonesia.com/internasional/kim-kun-ok');
    await addAddress(page, 1, 'mediaindonesia.com/internasional/langkah-korut');
    await onDisk(page);
    await signOff(page);
    const name = await exportStory(page);
    await page.screenshot({ path: path.join(screenshots(), `journey-${door.name}.png`) });
    expect(open.complaints).toEqual([]);

    const file = path.join(home, 'packages', name);
    expect((await redaksi(home, ['verify', file])).code).toBe(0);
    const [row] = json(await redaksi(home, ['search', 'Vladivostok', '--json'])) as { id: string }[];
    const story = json(await redaksi(home, ['show', row?.id ?? '', '--json'])) as StoryReading;
    await everyWordIsIn(file, story);
  } finally {
    await open.close();
  }
}

function screenshots(): string {
  const folder = path.join(root, 'screenshots');
  mkdirSync(folder, { recursive: true });
  return folder;
}

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();
const strings = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(strings)
      : [];

/** Looks for every printed line of the story in every format; marked-up ones are read by pandoc. */
async function everyWordIsIn(file: string, story: StoryReading): Promise<void> {
  const { files } = await readPackage(file);
  const find = (name: string) => {
    const entry = [...files].find(([place]) => place.endsWith(name));
    if (!entry) throw new RangeError(`${name} is not in the package`);
    return Buffer.from(entry[1]).toString('utf8');
  };
  const pandoc = (from: string, text: string) =>
    execFileSync('pandoc', ['-f', from, '-t', 'plain', '--wrap=none'], { input: text, encoding: 'utf8' });
  const json = (name: string) =>
    strings(JSON.parse(find(name)))
      .map((text) => (/<p[ >]/.test(text) ? pandoc('html', text) : text))
      .join('\n');
  const texts = {
    'article.html': pandoc('html', find('article.html')),
    'article.md': pandoc('commonmark_x', find('article.md')),
    'article.txt': find('article.txt'),
    'article.ninjs.json': json('article.ninjs.json'),
    'article.ninjs-1.6.json': json('article.ninjs-1.6.json'),
  };
  const lines = printedLines(story);
  expect(lines.length).toBeGreaterThan(20);
  for (const [name, text] of Object.entries(texts)) {
    expect(
      lines.filter((line) => !plain(text).includes(plain(line))),
      name,
    ).toEqual([]);
  }
  expect([...files.keys()].some((place) => /media\/[^/]+\.jpg$/.test(place))).toBe(true);
}

describe.each(doors)('the main job in the $name door', (door) => {
  const missing = [
    door.missing,
    hasSeed ? null : '../shared/seeds',
    existsSync('/usr/bin/pandoc') ? null : 'pandoc',
  ].filter(Boolean);
  it.skipIf(missing.length > 0)(
    `goes from a scraped story to a package that needs no further work${missing.length ? ` (needs ${missing.join(', ')})` : ''}`,
    () => journey(door),
  );
});

it('looks for words that are there (control)', () => {
  expect(readFileSync(SAMPLE_PICTURE).length).toBeGreaterThan(10_000);
  expect(plain('Baca  juga: A')).not.toContain(plain('Baca juga: B'));
});
